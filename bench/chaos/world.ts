import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleFolder } from "../../bin/container.ts";
import { openCopies } from "../../drizzle/postgres/copies/copies.ts";
import { openStore as openShared } from "../../drizzle/postgres/store.ts";
import { openStore } from "../../drizzle/sqlite/store.ts";
import { createDiscord } from "../../playground/discord/index.ts";
import { createSlack } from "../../playground/slack/index.ts";
import type { ChannelRef } from "../../src/chat/adapter.ts";
import type { Delivery } from "../../src/delivery/outbox.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import { applySettings } from "../../src/subscriptions/settings.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { addDays, utcDay } from "../../src/time/day.ts";
import { openMailServer } from "../../test/adapters/email/mail-server.ts";
import { createMailboxes, type MailVerdict } from "./mailboxes.ts";

const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GcHaOs.notARealTokenJustForChaosOnLoopback000";
const CHANNELS_A_GUILD = 50;
const SHARDS = 4;
export type ChaosPlatform = "discord" | "slack" | "email";
const POST = /^\/channels\/\d+\/(messages|threads)$/;
/** One Discord channel in so many is a forum, whose papers come in posts of their own. */
const FORUM_ONE_IN = 4;
const PAPERS = 3;

/** A seeded random number generator (mulberry32). */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  below(max: number): number;
  pick<T>(from: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (max: number) => Math.floor(next() * max);
  return { next, below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}

/** The outcome for the digests. Mail is counted separately, since it comes with another promise. */
export interface Verdict extends MailVerdict {
  readonly due: number;
  readonly exact: number;
  /** Messages beyond the one each channel should have. */
  readonly duplicates: number;
  /** Channels without a message, and forums without one of theirs. */
  readonly missing: number;
  /** Forum posts that came after one that should have followed them. */
  readonly inversions: number;
  /** What is known of each channel that has too many messages, or too few. */
  readonly odd: readonly string[];
  /** Deliveries not recorded as sent, or recorded with the wrong message. */
  readonly misremembered: number;
}

/** The platforms, the database file and the feed: everything that outlives the bot's process. */
export async function createChaosWorld(options: {
  readonly clock: Clock;
  readonly limits: boolean;
  /** A PostgreSQL database for several processes, instead of a SQLite file. */
  readonly url?: string;
  /** Whether Slack's look-ups find nothing, as if they were switched off: duplicates must appear. */
  readonly blind?: boolean;
}) {
  const { clock, limits, url, blind = false } = options;
  const folder = mkdtempSync(join(tmpdir(), "paperboy-chaos-"));
  const database = join(folder, "paperboy.db");
  const feed = join(folder, "feed");
  saveFeed(feed, clock);
  const discord = createDiscord({
    token: TOKEN,
    now: clock.now,
    rateLimits: limits ? "documented" : "off",
    // This tests hundreds of restarts within minutes, not the daily limit.
    identifiesPerDay: 1_000_000,
    logSize: 1_000_000,
    // Several processes divide the shards.
    ...(url ? { shards: () => SHARDS, maxConcurrency: SHARDS } : {}),
  });
  const slack = createSlack({ now: clock.now });
  const { apiUrl: discordUrl, close: closeDiscord } = await discord.listen();
  const slackUrl = await slack.listen();
  const mail = await openMailServer();
  const store: Store = url
    ? await openShared({ url, log: silentLog })
    : await openStore({ file: database, clock, log: silentLog });
  const others = url ? await openCopies({ url, clock, log: silentLog }) : undefined;
  const due: ChannelRef[] = [];
  const mailboxes = createMailboxes({ store, mail, clock });
  const forums = new Set<string>();
  let guild = "";

  async function newChannel(platform: ChaosPlatform): Promise<ChannelRef> {
    const number = due.length;
    if (platform === "email") return mailboxes.open(number);
    if (platform === "slack") {
      const id = `C0CHAOS${String(number).padStart(5, "0")}`;
      slack.addChannel({ id, name: `papers-${number}` });
      return { platform, workspace: slack.workspaceId, id };
    }
    const guilds = discord.guilds();
    const last = guilds.at(-1);
    if (!last || last.channels.length >= CHANNELS_A_GUILD) {
      guild = discord.addGuild({ name: `Guild ${guilds.length}` }).id;
    }
    const forum = number % FORUM_ONE_IN === 0;
    const spec = { guild, name: `papers-${number}`, ...(forum ? { kind: "forum" as const } : {}) };
    const { id } = discord.addChannel(spec);
    if (forum) forums.add(id);
    return { platform, workspace: guild, id };
  }

  /** Ids of the bot's messages in the channel, oldest first. */
  function messagesIn(channel: ChannelRef): readonly string[] {
    const { platform, id } = channel;
    if (platform === "email") return mailboxes.mailsIn(channel);
    if (platform === "slack") {
      return slack.messages(id).flatMap(({ botId, ts }) => (botId === undefined ? [] : [ts]));
    }
    if (forums.has(id)) return discord.threads(id).map((post) => post.id);
    return discord.messages(id).flatMap(({ author, id: message }) => (author.bot ? [message] : []));
  }

  const expectedIn = ({ id }: ChannelRef) => (forums.has(id) ? PAPERS : 1);

  return {
    /** The process's environment: where everything is. */
    env: {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discordUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slackUrl,
      PAPERBOY_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      PAPERBOY_MAIL_FROM: "Paperboy <papers@lab.example>",
      PAPERBOY_MAIL_PER_MINUTE: "600",
      PAPERBOY_DATABASE: database,
      ...(url ? { DATABASE_URL: url } : {}),
      PAPERBOY_FEED: feed,
      PAPERBOY_LOG_LEVEL: "warn",
    },

    /** Subscribes new channels, due now, until `count` of the platform await their digest. */
    async topUp(platform: ChaosPlatform, count: number): Promise<void> {
      const unread = due.filter((ref) => ref.platform === platform && messagesIn(ref).length === 0).length;
      // A mail in doubt is never sent, so nobody waits for it.
      const waiting = platform === "email" ? await mailboxes.waiting() : unread;
      for (let i = waiting; i < count; i++) {
        const channel = await newChannel(platform);
        const now = clock.now();
        await store.saveSubscription({
          channel,
          team: teamOf(channel),
          settings: applySettings(
            {
              weekdays: [1, 2, 3, 4, 5, 6, 7],
              count: PAPERS,
              quietNotice: true,
              ...(forums.has(channel.id) ? { layout: "post-per-paper" } : {}),
            },
            undefined,
            "UTC",
          ),
          nextDueAt: now,
          createdBy: { platform, workspace: channel.workspace, user: "U0VISITOR1" },
          createdAt: now,
        });
        due.push(channel);
      }
    },

    /** Tells the processes that digests are due, rather than letting them find out within a minute. */
    wake: () => others?.hint({ kind: "work" }),

    /** When Discord received the requests that it counts, in epoch ms. */
    requestsAt: (): readonly number[] =>
      discord.log.filter(({ path }) => !/^\/(interactions|webhooks)\//.test(path)).map(({ at }) => at),

    /** Makes some of the next calls fail: lost before or after being carried out, held open, or late. */
    spoil(dice: Dice): void {
      mailboxes.spoil(dice);
      for (let i = 0; i < 4; i++) {
        const latencyMs = dice.below(800);
        const times = 1 + dice.below(2);
        const kinds = ["500", "502", "reset", "timeout"] as const;
        const order = dice.pick(["before", "after", "after"] as const);
        const kind = dice.pick(kinds);
        const read = dice.next() < 0.2;
        // Spares the first few, so that every process gets past them.
        let spare = dice.below(20);
        const hits = () => spare-- <= 0;
        discord.fault({
          kind: dice.next() < 0.3 ? "slow" : `${kind}-${order}`,
          latencyMs,
          times,
          match: (method, path) => method === (read ? "GET" : "POST") && POST.test(path) && hits(),
        });
        if (i > 1) continue;
        slack.fault({
          ...(dice.next() < 0.3 ? {} : { kind: `${kind === "502" ? "500" : kind}-${order}` as const }),
          latencyMs,
          times,
          match: (method) => (read ? isHistory(method) : method === "chat.postMessage") && hits(),
        });
      }
    },

    calm(): void {
      discord.clearFaults();
      slack.clearFaults();
      mail.heal();
      if (blind) slack.fault({ kind: "no-history", times: Number.POSITIVE_INFINITY, match: isHistory });
    },

    /** Whether a digest was attempted since `at` (epoch ms on the clock). */
    postedSince(at: number): boolean {
      return (
        discord.log.some((entry) => entry.at >= at && entry.method === "POST" && POST.test(entry.path)) ||
        slack.log.some((entry) => entry.at >= at && entry.method === "chat.postMessage") ||
        mailboxes.mailedSince(at)
      );
    },

    /** Whether nothing is planned, being sent or unknown, and every channel is in the outbox. */
    async done(): Promise<boolean> {
      const { counts } = await store.deliveryCounts(0);
      const expected = due.reduce((sum, channel) => sum + expectedIn(channel), 0);
      return (
        counts.planned + counts.sending + counts.unknown === 0 && counts.sent + counts.failed >= expected
      );
    },

    counts: async () => (await store.deliveryCounts(0)).counts,

    async judge(): Promise<Verdict> {
      let exact = 0;
      let duplicates = 0;
      let missing = 0;
      let misremembered = 0;
      let inversions = 0;
      const odd: string[] = [];
      const chats = due.filter(({ platform }) => platform !== "email");
      for (const channel of chats) {
        const messages = messagesIn(channel);
        const expected = expectedIn(channel);
        if (messages.length === expected) exact += 1;
        if (messages.length < expected) missing += 1;
        duplicates += Math.max(0, messages.length - expected);
        const deliveries = await store.deliveries(channel, 10);
        if (messages.length !== expected) odd.push(oddity(channel, messages.length, deliveries));
        const sent = deliveries.filter(({ state }) => state === "sent");
        const remembered = sent
          .sort((a, b) => a.dueAt - b.dueAt || (a.kind < b.kind ? -1 : 1))
          .map(({ posted }) => posted?.id ?? "");
        if (remembered.length !== expected || !remembered.every((id) => messages.includes(id)))
          misremembered += 1;
        const places = remembered.map((id) => messages.indexOf(id));
        inversions += places.filter((place, index) => place < (places[index - 1] ?? place)).length;
      }
      const mailed = await mailboxes.judge();
      return { due: chats.length, exact, duplicates, missing, misremembered, inversions, odd, ...mailed };
    },

    async close(): Promise<void> {
      await others?.close();
      await store.close();
      await closeDiscord();
      await slack.close();
      await mail.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type ChaosWorld = Awaited<ReturnType<typeof createChaosWorld>>;

function oddity({ platform, id }: ChannelRef, messages: number, deliveries: readonly Delivery[]): string {
  const known = deliveries.map(({ kind, state, error, note }) =>
    [kind, state, error, note].filter(Boolean).join(" "),
  );
  return `${platform} ${id} has ${messages} messages: ${known.join("; ") || "nothing was planned"}`;
}

const isHistory = (method: string) => method === "conversations.history";

/** Saves the bundled sample's newest list as yesterday's, today's and tomorrow's. */
function saveFeed(folder: string, clock: Clock): void {
  mkdirSync(folder);
  const newest =
    readdirSync(sampleFolder)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .at(-1) ?? "";
  const list = readFileSync(join(sampleFolder, newest), "utf8");
  for (const days of [-1, 0, 1])
    writeFileSync(join(folder, `${addDays(utcDay(clock.now()), days)}.json`), list);
}
