import { commands } from "../../commands/index.ts";
import { openStorage } from "../../drizzle/storage.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import type { ChannelRef, Outlet, Person, Platform } from "../../src/chat/adapter.ts";
import { commitDue } from "../../src/delivery/planner.ts";
import type { PaperFeed } from "../../src/feed/feed.ts";
import type { StreamAddress } from "../../src/feed/streams/address.ts";
import type { PaperStream } from "../../src/feed/streams/stream.ts";
import { createLibrary } from "../../src/library/library.ts";
import { createStreams } from "../../src/library/streams.ts";
import type { Paper, PaperId } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { type Log, silentLog } from "../../src/runtime/log.ts";
import type { Metrics } from "../../src/runtime/metrics.ts";
import type { ServiceParts } from "../../src/services.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import type { Day } from "../../src/time/day.ts";
import { watchedSources } from "../../src/watches/watched-sources.ts";
import { createFakeAdapter, createFakeWorld, type FakeWorld } from "./adapter.ts";
import { createTestClock, type TestClock } from "./clock.ts";

/** A feed whose days the test sets; `down` makes it fail. */
export interface HouseFeed extends PaperFeed {
  readonly days: Map<string, readonly Paper[]>;
  down: boolean;
}

/** Where the outside reaches a house. */
export const PUBLIC_URL = "https://paperboy.example.org";

export const settings: SubscriptionSettings = {
  time: "09:00",
  zone: "UTC",
  weekdays: [1, 2, 3, 4, 5],
  count: 3,
  minUpvotes: 0,
  include: [],
  exclude: [],
  quietNotice: false,
  lateRisers: "next",
};

/** The whole core over a real store in memory, with fake platforms, a virtual clock and a scripted feed. */
export async function buildHouse(options: {
  readonly at: string;
  readonly platforms?: readonly Platform[];
  readonly log?: Log;
  readonly metrics?: Metrics;
  readonly file?: string;
  readonly streams?: readonly PaperStream[];
  /** Opens what channels watch as a source. */
  readonly openSource?: (address: StreamAddress) => PaperStream;
  readonly references?: ServiceParts["references"];
  /** Of another house: the same platforms. */
  readonly worlds?: ReadonlyMap<Platform, FakeWorld>;
}) {
  const clock: TestClock = createTestClock(options.at);
  const log = options.log ?? silentLog;
  const { store, index } = await openStorage({ file: options.file ?? ":memory:", clock, log });
  const feed: HouseFeed = {
    name: "the test's feed",
    days: new Map(),
    down: false,
    async papersOn(day) {
      if (this.down) throw new FeedError("unreachable", "the feed is down");
      return { papers: this.days.get(day) ?? [], skipped: [] };
    },
  };
  const worlds =
    options.worlds ??
    new Map((options.platforms ?? ["discord"]).map((platform) => [platform, createFakeWorld()]));
  const fatal: Error[] = [];
  const library = createLibrary({
    feed,
    lookups: [{ name: "the test's index", paper: async () => undefined }],
    store,
    clock,
    log,
  });
  const streams =
    (options.streams || options.openSource) &&
    createStreams({
      streams: options.streams ?? [],
      open: options.openSource,
      watchedSources: () => watchedSources(store),
      store,
      clock,
      log,
    });

  /**
   * A process: its own adapters and bot over the shared store and platforms, serving all workspaces or these alone, and
   * other outlets beside them.
   */
  function boot(outlets: readonly Outlet[] = [], workspaces?: readonly string[]) {
    const adapters = [...worlds].map(([platform, world]) =>
      createFakeAdapter({ platform, clock, world, ...(workspaces ? { workspaces } : {}) }),
    );
    const bot = createBot({
      store,
      index,
      library,
      adapters: [...adapters, ...outlets],
      commands,
      clock,
      log,
      metrics: options.metrics,
      random: () => 0.42,
      publicUrl: PUBLIC_URL,
      streams,
      references: options.references,
      onFatal: (error) => fatal.push(error),
    });
    return { bot, adapters, adapter: adapters[0] as (typeof adapters)[number] };
  }

  const channel = (id: string, platform: Platform = "discord", workspace = "W1"): ChannelRef => ({
    platform,
    workspace,
    id,
  });
  const person = (
    user: string,
    platform: Platform = "discord",
    workspace = platform === "discord" ? "" : "W1",
  ): Person => ({
    platform,
    workspace,
    user,
  });

  async function subscribe(
    where: ChannelRef,
    nextDueAt: number,
    changes: Partial<SubscriptionSettings> = {},
  ) {
    await store.saveSubscription({
      channel: where,
      team: teamOf(where),
      settings: { ...settings, ...changes },
      nextDueAt,
      createdBy: person("owner", where.platform),
      createdAt: clock.now(),
    });
  }

  /** Plans what is due without posting it, as a process that dies in between does. */
  const planDigests = ({ services: { digests } }: Bot) =>
    commitDue(digests, store, log, clock.now(), new AbortController().signal);

  /** The papers planned or posted in a channel, whenever that was. */
  async function posted(where: ChannelRef): Promise<ReadonlySet<PaperId>> {
    const [papers = new Set<PaperId>()] = await store.postedPapers([
      { channel: where, since: "2000-01-01" as Day },
    ]);
    return papers;
  }

  return {
    clock,
    store,
    index,
    feed,
    library,
    worlds,
    fatal,
    boot,
    channel,
    person,
    subscribe,
    planDigests,
    posted,
    day: (text: string) => text as Day,
  };
}
