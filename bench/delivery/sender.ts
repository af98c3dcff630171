import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Client, Events, GatewayIntentBits, type TextChannel } from "discord.js";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { sampleFolder } from "../../bin/container.ts";
import { commands } from "../../commands/index.ts";
import { openStorage } from "../../drizzle/storage.ts";
import { createBot } from "../../src/bot.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { createLibrary } from "../../src/library/library.ts";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import { type Log, silentLog } from "../../src/runtime/log.ts";
import { applySettings } from "../../src/subscriptions/settings.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import type { Opened } from "./platforms.ts";

/** The bots compared, each in its own process: Paperboy, and what one would naively write. */
export type Bot = "paperboy" | "for await send" | "Promise.all send";

/** The benchmark's orders to it. `go` comes when everything is set up. */
export type SenderOrder =
  | { readonly kind: "prepare"; readonly bot: Bot; readonly opened: Opened; readonly offset: number }
  | { readonly kind: "go" };

/** The cost of sending. */
export interface Cost {
  /** Milliseconds from the due minute until the bot was done. */
  readonly tookMs: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  readonly problems: readonly string[];
}

/** After this long, the benchmark reports what is missing instead of waiting on. */
const GIVE_UP_MS = 400_000;

const problems: string[] = [];
const note = (message: string, fields?: object) =>
  void (problems.length < 20 && problems.push(`${message} ${JSON.stringify(fields)}`));
const log: Log = { ...silentLog, warn: note, error: note };

/** The core, the adapter and a database file, with a subscription due now in every channel. */
async function preparePaperboy(opened: Opened, offset: number) {
  const clock: Clock = { ...systemClock, now: () => Date.now() + offset };
  const folder = mkdtempSync(join(tmpdir(), "paperboy-delivery-"));
  const { store, index } = await openStorage({ file: join(folder, "paperboy.db"), clock, log });
  const library = createLibrary({
    feed: createSavedDays({ folder: sampleFolder }),
    lookups: [],
    store,
    clock,
    log,
  });
  await library.syncRecent(5);
  const { apiUrl, tokens, channels } = opened;
  const [token = "", appToken = ""] = tokens;
  const adapter =
    channels[0]?.platform === "slack"
      ? createSlackAdapter({ botToken: token, appToken, apiUrl, log, clock })
      : createDiscordAdapter({ token, apiUrl, guildIds: [], log, clock });
  for (const channel of channels) {
    await store.saveSubscription({
      channel,
      team: teamOf(channel),
      settings: applySettings({ weekdays: [1, 2, 3, 4, 5, 6, 7], time: "15:00" }, undefined, "UTC"),
      nextDueAt: clock.now(),
      createdBy: { platform: channel.platform, workspace: channel.workspace, user: "1" },
      createdAt: clock.now(),
    });
  }
  const onFatal = (error: Error) => note(error.message);
  const bot = createBot({ store, index, library, adapters: [adapter], commands, clock, log, onFatal });
  await bot.start();
  const sent = async () => (await store.deliveryCounts(0)).counts.sent;
  return {
    async send() {
      const begun = performance.now();
      await bot.tick();
      // Messages delayed by a rate limit or a lost response come with a later tick.
      while ((await sent()) < channels.length && performance.now() - begun < GIVE_UP_MS) {
        await systemClock.sleep(1_000);
        await bot.tick();
      }
    },
    async stop() {
      await bot.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** discord.js with its defaults and a message with five embeds. */
async function prepareNaive(opened: Opened, bot: Exclude<Bot, "paperboy">) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: opened.apiUrl },
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(opened.tokens[0] ?? "");
  await ready;
  const embeds = Array.from({ length: 5 }, (_, i) => ({
    title: `${i + 1}. A paper of about the usual length of titles`,
    url: "https://example.org/paper",
    description: "What the paper says in a sentence or two, as long as in a digest. ".repeat(4),
  }));
  const send = (id: string) => (client.channels.cache.get(id) as TextChannel).send({ embeds });
  return {
    async send() {
      if (bot === "Promise.all send") await Promise.all(opened.channels.map(({ id }) => send(id)));
      else for (const { id } of opened.channels) await send(id);
    },
    stop: () => client.destroy(),
  };
}

let sender: { send(): Promise<void>; stop(): Promise<void> } | undefined;

process.on("message", async (order: SenderOrder) => {
  if (order.kind === "prepare") {
    const { bot, opened, offset } = order;
    sender = bot === "paperboy" ? await preparePaperboy(opened, offset) : await prepareNaive(opened, bot);
    process.send?.({});
    return;
  }
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const sampling = setInterval(sample, 250);
  delay.enable();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await sender?.send();
  const tookMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  sample();
  clearInterval(sampling);
  const cost: Cost = {
    tookMs,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: peak / 2 ** 20,
    // The measurement includes its 5 ms sampling interval.
    loopP99Ms: delay.percentile(99) / 1e6 - 5,
    loopMaxMs: delay.max / 1e6 - 5,
    problems,
  };
  process.send?.(cost);
  await sender?.stop();
  process.exit(0);
});
