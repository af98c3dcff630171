import { setMaxListeners } from "node:events";
import { createAnswering } from "./answering/command-dispatch.ts";
import type { ChatHandlers, Platform } from "./chat/adapter.ts";
import type { Command } from "./chat/command.ts";
import { createReminderPlanner } from "./club/reminders.ts";
import { createDispatcher } from "./delivery/dispatcher.ts";
import { KEPT_DAYS } from "./delivery/outbox.ts";
import { commitDue, type Planner } from "./delivery/planner.ts";
import { createRescheduler } from "./delivery/reschedule.ts";
import { createLateRiserPlanner } from "./digest/late-risers.ts";
import { CURRENT_DAYS } from "./library/refresh-lists.ts";
import { createPaperFollowing } from "./news/follow-papers.ts";
import { createNewsPlanner } from "./news/news-planner.ts";
import { withDeadline } from "./runtime/deadline.ts";
import { createHousekeeping, type Duty } from "./runtime/housekeeping.ts";
import { noMetrics } from "./runtime/metrics.ts";
import { oneAtATime } from "./runtime/rounds.ts";
import { createServices, type ServiceParts, type Services } from "./services.ts";
import { createChannelClosing } from "./subscriptions/close-channel.ts";
import { moveChannel } from "./subscriptions/move-channel.ts";
import { utcDay } from "./time/day.ts";
import { createWatchPlanner } from "./watches/watch-planner.ts";

export interface Bot {
  /**
   * Connects every platform; each serves as soon as it is connected, whatever becomes of the others. Resolves when all
   * are; rejects as soon as one can only be mended by a person.
   */
  start(): Promise<void>;
  /**
   * One round: what is due is planned, and posted where the platform is connected. Rounds never overlap; a call during one
   * makes it go round again.
   */
  tick(): Promise<void>;
  /** Resolves when nothing is being done beside the rounds: lists are synced, and what was old is deleted. */
  housekept(): Promise<void>;
  /** Epoch ms of the last finished round. */
  lastTickAt(): number | undefined;
  /** Whether all of a platform's events arrive right now, by platform. */
  connected(): ReadonlyMap<Platform, boolean>;
  /** No new work, then what is in flight ends, then the connections close. */
  stop(): Promise<void>;
  readonly services: Services;
}

const DAY_MS = 86_400_000;
/** Deliveries forgotten in one transaction, so that others get their turn: some 30 ms. */
const FORGET_AT_ONCE = 1_000;
/** The week's lists are loaded this often: far inside Hugging Face's 500 calls per 5 minutes. */
const SYNC_MS = 15 * 60_000;
/** Sources beside the lists change a few times a day at most; arXiv's once. */
const STREAMS_MS = 60 * 60_000;
/** Papers that are new, or whose embedding failed, are found by meaning from then on. */
const EMBED_MS = 5 * 60_000;
/** A turn that takes longer hangs, and is left behind: 10,000 posts at 45 a second take 4 minutes. */
const TURN_MS = 15 * 60_000;
/** What is in flight when we stop has this long; after it, stopping is as safe as a crash. */
const STOP_MS = 15_000;

/**
 * The product in one page: what is due is planned and posted, reactions become votes, commands are answered. `onFatal` is
 * told when a platform is lost and only a person can mend it.
 */
export function createBot(
  deps: Omit<ServiceParts, "stopping" | "wake"> & {
    readonly commands: readonly Command<Services>[];
    readonly onFatal: (error: Error) => void;
  },
): Bot {
  const { store, library, streams, meaning, adapters, commands, clock, log, metrics = noMetrics } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every wait in the house listens to it.
  setMaxListeners(0, signal);
  const services = createServices({ ...deps, stopping: signal, wake: () => void tick() });
  const { digests, recaps, tastes, voting, direct } = services;
  const closing = createChannelClosing(deps);

  const following = createPaperFollowing({ store, library, clock, log });

  // What is due. Each planner's is posted before the next is asked, so that no digest waits for a recap's week of lists, or
  // for the direct messages of a reminder to open.
  const planners: readonly Planner[] = [
    digests,
    recaps,
    createLateRiserPlanner({ store, library, tastes, clock, log }),
    createNewsPlanner({ store, following, clock, log }),
    createWatchPlanner({ store, library, streams, clock, log }),
    createReminderPlanner({ store, direct, clock, log }),
  ];
  const reschedule = createRescheduler(deps);
  const serving = new Set<Platform>();
  const dispatcher = createDispatcher({
    ...deps,
    serving: (platform) => serving.has(platform),
    async onUndeliverable({ delivery: { channel } }, error) {
      const { platform, workspace, id } = channel;
      await closing.close({ platform, workspace, channel: id }, error.message);
      await store.muteWatches(channel);
    },
    // Reactions may have come in before the message was known as ours.
    onOvertaken: (message) => voting.doubt(message),
  });

  // What is done beside, each duty however the others fare.
  const duties: readonly Duty[] = [
    // For the commands, the watches, and what climbs.
    { name: "sync lists", everyMs: SYNC_MS, run: () => library.syncRecent(CURRENT_DAYS, signal) },
    { name: "forget deliveries", everyMs: SYNC_MS, run: forgetDeliveries },
    {
      name: "delete unconfirmed addresses",
      everyMs: SYNC_MS,
      run: () => store.deleteUnconfirmed(clock.now()),
    },
    // Deleting for good means rewriting the file.
    { name: "delete expired votes", everyMs: DAY_MS, run: deleteExpiredVotes },
    // Slow by arXiv's rules, so last.
    { name: "enrich today's papers", everyMs: SYNC_MS, run: enrichToday },
    ...(streams ? [{ name: "read sources", everyMs: STREAMS_MS, run: () => streams.sync(signal) }] : []),
    { name: "follow liked papers", everyMs: SYNC_MS, run: following.check },
    ...(meaning ? [{ name: "embed papers", everyMs: EMBED_MS, run: () => meaning.follow(signal) }] : []),
  ];
  const housekeeping = createHousekeeping({ duties, clock, log, signal });

  async function forgetDeliveries(): Promise<void> {
    const before = clock.now() - KEPT_DAYS * DAY_MS;
    while (!signal.aborted && (await store.forgetDeliveries(before, FORGET_AT_ONCE)) === FORGET_AT_ONCE);
  }

  async function deleteExpiredVotes(): Promise<void> {
    const votes = await store.deleteExpired(clock.now());
    if (votes > 0) log.info("expired votes deleted", { votes });
  }

  async function enrichToday(): Promise<void> {
    const today = await store.listing(utcDay(clock.now()));
    await library.enrich(today?.papers.map(({ id }) => id) ?? [], signal);
  }

  /** What fails, or hangs, costs what comes after it nothing. */
  async function turn(name: string, work: () => Promise<unknown>): Promise<void> {
    if (signal.aborted) return;
    try {
      await withDeadline(clock, TURN_MS, work(), () => new Error("It hangs and was left behind."));
    } catch (error) {
      if (!signal.aborted) log.error("turn failed; retrying next minute", { turn: name, error });
    }
  }

  let lastTickAt: number | undefined;
  const round = oneAtATime(async () => {
    await turn("reschedule", reschedule);
    for (const planner of planners) {
      await turn(`plan ${planner.name}`, () => commitDue(planner, store, log, clock.now(), signal));
      await turn("dispatch", () => dispatcher.run(signal));
    }
    if (!signal.aborted) housekeeping.begin();
    lastTickAt = clock.now();
  });
  let ticking: Promise<void> | undefined;

  async function tick(): Promise<void> {
    if (signal.aborted) return;
    ticking = round();
    await ticking;
  }

  // What people do.
  const handlers: ChatHandlers = {
    ...createAnswering({ commands, services, voting, log }),
    async ballot(event) {
      try {
        await voting.ballot(event);
      } catch (error) {
        voting.doubt(event.message);
        log.error("reaction not counted; recounting", { event, error });
      }
    },
    connected({ platform, gap, workspaces, since }) {
      metrics.connected(platform, gap);
      log.info(`${platform} connected`, { gap, ...(workspaces ? { workspaces: workspaces.length } : {}) });
      const waited = !serving.has(platform) && ticking !== undefined;
      serving.add(platform);
      // What was planned before now goes out at once.
      if (waited) void tick();
      // Reactions elsewhere are another process's to count.
      if (gap) voting.doubtAll(platform, workspaces ?? workspacesOf(platform), since);
    },
    removed: (where) =>
      closing.close(where, "The channel was deleted or archived, or Paperboy was removed from it."),
    async moved({ channel, newId }) {
      await moveChannel(deps, channel, newId);
      // Reactions on its messages may have come in under the new id before.
      voting.doubtAll(channel.platform, [channel.workspace]);
    },
    fatal: deps.onFatal,
  };

  function workspacesOf(platform: Platform): readonly string[] | undefined {
    return adapters.find((adapter) => adapter.platform === platform)?.workspaces?.();
  }

  /** Stopping waits only so long: what is left then is as after a crash, and the next start looks after it. */
  async function soon(work: Promise<unknown>): Promise<void> {
    const late = () => new Error(`not within ${STOP_MS / 1000} seconds`);
    await withDeadline(clock, STOP_MS, work, late).catch((error) =>
      log.warn("work in flight did not end in time", { error }),
    );
  }

  return {
    services,
    lastTickAt: () => lastTickAt,
    connected: () => new Map(adapters.map((adapter) => [adapter.platform, adapter.connected()])),

    async start() {
      await Promise.all(adapters.map((adapter) => adapter.start(commands, handlers)));
    },

    tick,

    housekept: housekeeping.ended,

    async stop() {
      stopping.abort(new Error("Paperboy is stopping"));
      const inFlight = [
        ticking,
        dispatcher.seeded(),
        voting.recounted(),
        housekeeping.ended(),
        closing.told(),
      ];
      await soon(Promise.allSettled(inFlight));
      await soon(Promise.allSettled(adapters.map((adapter) => adapter.stop())));
    },
  };
}
