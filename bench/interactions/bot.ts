import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { sampleFolder } from "../../bin/container.ts";
import { commands } from "../../commands/index.ts";
import { openStorage } from "../../drizzle/storage.ts";
import { createBot } from "../../src/bot.ts";
import type { ChatHandlers, Reply } from "../../src/chat/adapter.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { createLibrary } from "../../src/library/library.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import { type Log, silentLog } from "../../src/runtime/log.ts";
import { resample } from "../search/scale.ts";
import { cpuMs } from "../search/table.ts";
import type { Opened } from "./platforms.ts";

/** What the bot's process has done so far. */
export interface Work {
  readonly cpuMs: number;
  readonly problems: readonly string[];
}

/** A bot in its own process: Paperboy, or the same adapter with a core that answers at once. */
export interface BotOrder {
  readonly bot: "paperboy" | "empty handler";
  readonly platform: "discord" | "slack";
  readonly opened: Opened;
  readonly offset: number;
  readonly papers: number;
}

const problems: string[] = [];
const note = (message: string, fields?: object) =>
  void (problems.length < 10 && problems.push(`${message} ${JSON.stringify(fields)}`));
const log: Log = { ...silentLog, warn: note, error: note };

process.on("message", async (order: BotOrder | "work") => {
  if (order === "work") {
    process.send?.({ cpuMs: cpuMs(), problems } satisfies Work);
    return;
  }
  const { bot, platform, opened, offset, papers } = order;
  const clock: Clock = { ...systemClock, now: () => Date.now() + offset };
  const [token = "", appToken = ""] = opened.tokens;
  const { apiUrl } = opened;
  const adapter =
    platform === "slack"
      ? createSlackAdapter({ botToken: token, appToken, apiUrl, log, clock })
      : createDiscordAdapter({ token, apiUrl, guildIds: [], log, clock });
  if (bot === "empty handler") {
    const said: Reply = {
      kind: "message",
      message: { summary: "Done.", blocks: [{ kind: "paragraph", text: ["Done."] }] },
      private: true,
    };
    const handlers: ChatHandlers = {
      command: async () => said,
      press: async () => said,
      suggest: async () => [],
      ballot: async () => {},
      linked: async () => {},
      connected: () => {},
      removed: async () => {},
      moved: async () => {},
      fatal: (error) => note(error.message),
    };
    await adapter.start(commands as never, handlers);
    process.send?.({});
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "paperboy-interactions-"));
  // Killed by a signal, it would leave the folder behind.
  process.once("SIGTERM", () => process.exit());
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const { store, index } = await openStorage({ file: join(folder, "paperboy.db"), clock, log });
  const feed = createSavedDays({ folder: sampleFolder });
  const library = createLibrary({ feed, lookups: [], store, clock, log });
  await library.syncRecent(5);
  const days = await Promise.all((await feed.days()).map((day) => feed.papersOn(day)));
  const known = days.flatMap((listing) => listing.papers.map((paper) => ({ ...paper, firstSeenAt: 0 })));
  let batch: Paper[] = [];
  for (const paper of resample(known, papers)) {
    if (batch.push(paper) < 1_000) continue;
    await store.savePapers(batch, 0);
    batch = [];
  }
  if (batch.length > 0) await store.savePapers(batch, 0);
  const onFatal = (error: Error) => note(error.message);
  await createBot({ store, index, library, adapters: [adapter], commands, clock, log, onFatal }).start();
  process.send?.({});
});
