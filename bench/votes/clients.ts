import { setTimeout as pause } from "node:timers/promises";
import { keycap } from "../../adapters/discord/in/reactions.ts";
import { ballotEmoji } from "../../adapters/slack/in/reactions.ts";
import { commands } from "../../commands/index.ts";
import { openStorage } from "../../drizzle/storage.ts";
import { createBot } from "../../src/bot.ts";
import { paperEntry } from "../../src/cards/paper-card.ts";
import type { ChannelRef, ChatAdapter, MessageRef } from "../../src/chat/adapter.ts";
import { createLibrary } from "../../src/library/library.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { createDiscordStage } from "../../test/adapters/discord/stage.ts";
import { CHANNEL, createWorkspace } from "../../test/adapters/slack/stage.ts";
import { makePapers } from "../../test/fixtures/papers.ts";

const PEOPLE = 500;
const BALLOTS = 10;
/** Reactions made before yielding to the sockets. */
const BURST = 500;
/**
 * Without events for this long, those in flight are lost: an overloaded machine misses pings, and the client
 * reconnects.
 */
const LOST_MS = 10_000;
/** Then the recount requested by the new connection makes up for them. */
const RECOUNT_MS = 120_000;

interface Run {
  readonly ms: number;
  readonly exact: boolean;
  readonly ledger: string;
  readonly platform: string;
  readonly edits: number;
  /** Events lost because a connection broke. */
  readonly lost: number;
}

/** The people using the platform. */
interface Crowd {
  readonly adapter: ChatAdapter;
  readonly channel: ChannelRef;
  toggle(message: MessageRef, person: number, ballot: number, on: boolean): void;
  edits(): number;
  close(): Promise<void>;
}

/** Makes the crowd react `events` times to one digest, and compares the ledger with the final reactions. */
async function run(crowd: Crowd, file: string, events: number): Promise<Run> {
  const { adapter, channel } = crowd;
  const clock = systemClock;
  const log = silentLog;
  const { store, index } = await openStorage({ file, log });
  let heard = 0;
  let lost = 0;
  let heardAt = performance.now();
  const counting = {
    ...store,
    applyCasts: async (...changes: Parameters<typeof store.applyCasts>) => {
      const changed = await store.applyCasts(...changes);
      heard += changes[0].length;
      heardAt = performance.now();
      return changed;
    },
  };
  const feed = { name: "none", papersOn: async () => ({ papers: [], skipped: [] }) };
  const library = createLibrary({ feed, lookups: [], store, clock, log });
  const fail = (error: Error) => {
    throw error;
  };
  const bot = createBot({
    store: counting,
    index,
    library,
    adapters: [adapter],
    commands,
    clock,
    log,
    onFatal: fail,
  });
  await bot.start();
  const papers = makePapers(BALLOTS);
  const ids = papers.map(({ id }) => id);
  const message = await bot.services.postNow(
    channel,
    {
      summary: "Ten papers",
      blocks: papers.map((paper, index) => paperEntry(paper, { ballot: index + 1, votes: 0 })),
    },
    { kind: "share:bench", papers: ids },
  );
  const standing = new Set<number>();
  const began = performance.now();
  for (let n = 0; n < events; n += 1) {
    // Every pair of person and ballot in turn, in shuffled order.
    const one = (n * 3_331) % (PEOPLE * BALLOTS);
    const on = !standing.delete(one);
    if (on) standing.add(one);
    crowd.toggle(message, Math.floor(one / BALLOTS), 1 + (one % BALLOTS), on);
    if (n % BURST === 0) await until(n, 4 * BURST);
  }
  await until(events, 0);
  const ms = heardAt - began;
  const platform = ids
    .map((_, index) => [...standing].filter((one) => one % BALLOTS === index).length)
    .join();
  const read = async () => {
    const tallies = await store.tallies(teamOf(channel), ids);
    return ids.map((id: PaperId) => tallies.get(id) ?? 0).join();
  };
  let ledger = await read();
  const mended = performance.now() + (lost > 0 ? RECOUNT_MS : 0);
  while (ledger !== platform && performance.now() < mended) {
    await pause(100);
    ledger = await read();
  }
  await bot.stop();
  await store.close();
  const edits = crowd.edits();
  await crowd.close();
  return { ms, exact: ledger === platform, ledger, platform, edits, lost };

  /** Waits until at most `ahead` of `sent` are in flight. */
  async function until(sent: number, ahead: number): Promise<void> {
    while (sent - heard - lost > ahead) {
      if (performance.now() - heardAt > LOST_MS) lost = sent - heard;
      await pause(1);
    }
  }
}

/** Through discord.js and a Discord-compatible gateway. */
export async function throughDiscord(file: string, events: number): Promise<Run> {
  const stage = await createDiscordStage();
  const users = Array.from({ length: PEOPLE }, (_, n) => stage.discord.addUser({ name: `p${n}` }).id);
  return run(
    {
      adapter: stage.adapter,
      channel: stage.channel,
      toggle(message, person, ballot, on) {
        const act = on ? stage.discord.react : stage.discord.unreact;
        act(users[person] ?? "", message.id, keycap(ballot));
      },
      edits: () => stage.discord.log.filter(({ method }) => method === "PATCH").length,
      close: stage.close,
    },
    file,
    events,
  );
}

/** Through Bolt and Socket Mode. */
export async function throughSlack(file: string, events: number): Promise<Run> {
  const users = Array.from({ length: PEOPLE }, (_, n) => ({ id: `U0P${n}`, name: `p${n}` }));
  // An overloaded machine may acknowledge late; a redelivered event must not count twice, but takes time.
  const workspace = await createWorkspace({ users, ackMs: 60_000 });
  const { slack } = workspace;
  return run(
    {
      adapter: workspace.adapter({ clock: systemClock }),
      channel: { platform: "slack", workspace: slack.workspaceId, id: CHANNEL },
      toggle(message, person, ballot, on) {
        const shown = slack.messages(CHANNEL).find(({ ts }) => ts === message.id);
        if (!shown) throw new Error("The message is gone.");
        const act = on ? slack.react : slack.unreact;
        act(users[person]?.id ?? "", shown, ballotEmoji(ballot) ?? "");
      },
      edits: () => workspace.calls("chat.update").length,
      close: workspace.close,
    },
    file,
    events,
  );
}
