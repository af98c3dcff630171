import { setMaxListeners } from "node:events";
import { createAnswering } from "./answering/command-dispatch.ts";
import type { ChatAdapter, ChatHandlers, MessageRef, Platform } from "./chat/adapter.ts";
import type { Command } from "./chat/command.ts";
import { plainMessage } from "./chat/plain-message.ts";
import { createReminders } from "./club/reminders.ts";
import { createCourier } from "./delivery/dispatcher.ts";
import type { Claim } from "./delivery/outbox.ts";
import { createPostNow } from "./delivery/post-now.ts";
import { createPlanner, type SampleDays } from "./digest/digest-planner.ts";
import { createRisers } from "./digest/late-risers.ts";
import type { Library } from "./library/library.ts";
import { createWrapPlanner } from "./recap/recap-planner.ts";
import type { Clock } from "./runtime/clock.ts";
import { withDeadline } from "./runtime/deadline.ts";
import { ChatError } from "./runtime/errors.ts";
import type { Log } from "./runtime/log.ts";
import { createSearchEverywhere, type RemoteSearch } from "./search/federated-search.ts";
import type { SearchIndex } from "./search/search-index.ts";
import type { Services } from "./services.ts";
import type { Store } from "./store.ts";
import { moveChannel } from "./subscriptions/move-channel.ts";
import type { Subscription } from "./subscriptions/store.ts";
import { createTastes } from "./taste/team-taste.ts";
import { createLinking } from "./teams/link-codes.ts";
import { utcDay } from "./time/day.ts";
import type { VotingRules } from "./votes/vote-emoji.ts";
import { createVoting } from "./votes/voting.ts";
import { planWatches } from "./watches/watch-planner.ts";

export interface Bot {
  /** Connects every platform. Rejects where only a person can mend it; the others are stopped again. */
  start(): Promise<void>;
  /** One round: what is due is planned and posted. Rounds never overlap; a call during one makes it go round again. */
  tick(): Promise<void>;
  /** Epoch ms of the last finished round. */
  lastTickAt(): number | undefined;
  /** No new work, then what is in flight ends, then the connections close. */
  stop(): Promise<void>;
  readonly services: Services;
}

/** Messages are kept this long for recounts and explanations; papers posted and votes are kept for good. */
const FORGET_MS = 90 * 86_400_000;
/** Teams' votes that are older than they keep them are deleted this often. */
const EXPIRE_MS = 24 * 3_600_000;
/** Today's and yesterday's lists are loaded this often: far inside Hugging Face's 500 calls per 5 minutes. */
const SYNC_MS = 15 * 60_000;
/** A round that takes longer hangs, and is left behind: 10,000 posts at 45 a second take 4 minutes. */
const ROUND_MS = 15 * 60_000;
/** What is in flight when we stop has this long; after it, stopping is as safe as a crash. */
const STOP_MS = 15_000;

/**
 * The product in one page: due channels are planned, the courier posts, reactions become votes, commands are answered.
 * `onFatal` is told when a platform is lost and only a person can mend it.
 */
export function createBot(deps: {
  readonly store: Store;
  readonly index: SearchIndex;
  readonly library: Library;
  readonly adapters: readonly ChatAdapter[];
  readonly commands: readonly Command<Services>[];
  readonly clock: Clock;
  readonly log: Log;
  readonly sample?: SampleDays | undefined;
  /** Below this many papers today's list counts as still filling. */
  readonly settledPapers?: number | undefined;
  /** Hugging Face's search, where it may be asked. */
  readonly remoteSearch?: RemoteSearch | undefined;
  /** From 0 up to 1; tests and the simulation give their own. */
  readonly random?: (() => number) | undefined;
  /** Which emoji vote, and for how long. */
  readonly voting?: VotingRules | undefined;
  readonly onFatal: (error: Error) => void;
}): Bot {
  const { store, index, library, adapters, clock, log } = deps;
  const stopping = new AbortController();
  // Every wait in the house listens to it.
  setMaxListeners(0, stopping.signal);
  const background = new Set<Promise<unknown>>();
  const tastes = createTastes({ store, clock });
  const planner = createPlanner({
    store,
    library,
    tastes,
    clock,
    log,
    sample: deps.sample,
    settledPapers: deps.settledPapers,
  });
  const wraps = createWrapPlanner({ store, library, clock, log, sample: deps.sample });
  const voting = createVoting({
    store,
    adapters,
    clock,
    log,
    rules: deps.voting,
    stopping: stopping.signal,
  });
  const risers = createRisers({ store, tastes, clock, log });
  const search = createSearchEverywhere({ store, index, remote: deps.remoteSearch, clock, log });
  // Reactions may have come in before the message was known as ours.
  const onOvertaken = (message: MessageRef) => voting.doubt(message);
  const courier = createCourier({ store, adapters, clock, log, onUndeliverable, onOvertaken });
  const adapterOf = (platform: Platform) => adapters.find((adapter) => adapter.platform === platform);
  const reminders = createReminders({ store, direct: (person) => services.direct(person), clock, log });
  const services: Services = {
    store,
    index,
    library,
    planner,
    wraps,
    search,
    tastes,
    clock,
    sample: deps.sample,
    random: deps.random ?? Math.random,
    postNow: createPostNow({ store, adapters, clock, onPosted: onOvertaken }),
    voting,
    linking: createLinking({ store, clock }),
    link: (message) => adapterOf(message.channel.platform)?.link(message),
    async direct(person) {
      const adapter = adapterOf(person.platform);
      if (!adapter) throw new ChatError("unsent", `${person.platform} is not served here.`);
      return adapter.direct(person);
    },
  };

  function inBackground(what: string, work: Promise<unknown>): void {
    const guarded = work
      .catch((error) => {
        if (!stopping.signal.aborted) log.warn(`${what} failed; it is tried again later`, { error });
      })
      .finally(() => background.delete(guarded));
    background.add(guarded);
  }

  async function onUndeliverable({ delivery }: Claim, error: ChatError): Promise<void> {
    const { platform, workspace, id } = delivery.channel;
    const disabled = await store.disableSubscriptions(
      { platform, workspace, channel: id },
      error.message,
      clock.now(),
    );
    for (const subscription of disabled)
      inBackground("telling a channel's owner", tellOwner(subscription, error.message));
    await store.muteWatches(delivery.channel);
  }

  /** The person who subscribed the channel is the one who can mend it. */
  async function tellOwner({ channel, createdBy }: Subscription, reason: string): Promise<void> {
    log.warn("a channel was disabled", { channel, reason });
    // That person asked to be forgotten.
    if (createdBy.user === "") return;
    const text = `Paperboy has stopped its daily digest in one of your channels (${channel.id}). ${reason} When it is mended, run /papers subscribe in the channel again.`;
    const message = plainMessage(text);
    try {
      await adapterOf(createdBy.platform)?.tell(createdBy, message);
    } catch (error) {
      log.warn("its owner could not be told", { channel, error });
    }
  }

  const handlers: ChatHandlers = {
    ...createAnswering({ commands: deps.commands, services, voting, log }),
    async ballot(event) {
      try {
        await voting.ballot(event);
      } catch (error) {
        voting.doubt(event.message);
        log.error("a reaction could not be counted; a recount will", { event, error });
      }
    },
    connected({ platform, gap, workspaces, since }) {
      log.info(`${platform} connected`, { gap, ...(workspaces ? { workspaces: workspaces.length } : {}) });
      if (gap) voting.doubtAll(platform, workspaces, since);
    },
    async removed(where) {
      const reason = "The channel was deleted or archived, or Paperboy was removed from it.";
      const disabled = await store.disableSubscriptions(where, reason, clock.now());
      for (const subscription of disabled)
        inBackground("telling a channel's owner", tellOwner(subscription, reason));
    },
    async moved({ channel, newId }) {
      await moveChannel(deps, channel, newId);
      // Reactions on its messages may have come in under the new id before.
      voting.doubtAll(channel.platform, [channel.workspace]);
    },
    fatal: deps.onFatal,
  };

  let expiredAt: number | undefined;

  /** Once a day, since deleting for good means rewriting the file. */
  async function deleteExpired(now: number): Promise<void> {
    if (expiredAt !== undefined && now - expiredAt < EXPIRE_MS) return;
    expiredAt = now;
    const votes = await store.deleteExpired(clock.now());
    if (votes > 0) log.info("votes older than their teams keep them were deleted", { votes });
  }

  let syncedAt: number | undefined;
  let listsChanged = false;

  /** Keeps today's list and its upvotes current between digests, for the commands and for what climbs. */
  async function keepCurrent(): Promise<void> {
    const now = clock.monotonic();
    if (syncedAt !== undefined && now - syncedAt < SYNC_MS) return;
    syncedAt = now;
    await library.syncRecent(2, stopping.signal);
    const listing = await store.listing(utcDay(clock.now()));
    await store.forgetMessages(clock.now() - FORGET_MS);
    await deleteExpired(now);
    await planWatches({ store, clock });
    listsChanged = true;
    await library.enrich(listing?.papers.map((paper) => paper.id) ?? [], stopping.signal);
  }

  let ticking: Promise<void> | undefined;
  let again = false;
  let lastTickAt: number | undefined;

  /** Stopping waits only so long: what is left then is as after a crash, and the next start looks after it. */
  async function soon(work: Promise<unknown>): Promise<void> {
    const late = () => new Error(`not within ${STOP_MS / 1000} seconds`);
    await withDeadline(clock, STOP_MS, work, late).catch((error) =>
      log.warn("not everything in flight has ended", { error }),
    );
  }

  /** A remark under a digest is no reason to keep digests waiting. */
  async function planRisers(): Promise<void> {
    listsChanged = false;
    try {
      await risers.plan(stopping.signal);
    } catch (error) {
      log.error("late risers could not be planned; the next lists are looked at again", { error });
    }
  }

  async function round(): Promise<void> {
    await planner.planDue(stopping.signal);
    // One after the other, or both might choose the same paper.
    if (listsChanged) await planRisers();
    await courier.run(stopping.signal);
    // Digests first: a look back loads the whole week's lists.
    if ((await wraps.planDue(stopping.signal)) > 0) await courier.run(stopping.signal);
    // After the digests, which wait for nobody's direct messages to open.
    if ((await reminders.planDue(stopping.signal)) > 0) await courier.run(stopping.signal);
  }

  async function rounds(): Promise<void> {
    do {
      again = false;
      try {
        await withDeadline(clock, ROUND_MS, round(), () => new Error("It hangs and was left behind."));
        inBackground("loading today's papers", keepCurrent());
      } catch (error) {
        if (!stopping.signal.aborted) log.error("a round failed; the next minute tries again", { error });
      }
      lastTickAt = clock.now();
    } while (again && !stopping.signal.aborted);
  }

  return {
    services,
    lastTickAt: () => lastTickAt,

    async start() {
      try {
        await Promise.all(adapters.map((adapter) => adapter.start(deps.commands, handlers)));
      } catch (error) {
        await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
        throw error;
      }
    },

    tick() {
      if (stopping.signal.aborted) return Promise.resolve();
      if (ticking) again = true;
      ticking ??= rounds().finally(() => {
        ticking = undefined;
      });
      return ticking;
    },

    async stop() {
      stopping.abort(new Error("Paperboy is stopping"));
      await soon(Promise.allSettled([ticking, courier.seeded(), voting.recounted(), ...background]));
      await soon(Promise.allSettled(adapters.map((adapter) => adapter.stop())));
    },
  };
}
