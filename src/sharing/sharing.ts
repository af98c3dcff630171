import { LRUCache } from "lru-cache";
import type { ChannelRef } from "../chat/refs.ts";
import type { Library } from "../library/library.ts";
import type { PaperId } from "../papers/paper.ts";
import { paperAt } from "../papers/paper-links.ts";
import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { FeedError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import { oneAtATime } from "../runtime/one-at-a-time.ts";
import type { Subscription, SubscriptionStore } from "../subscriptions/store.ts";
import type { SharedPaperStore } from "./store.ts";

const DAY_MS = 86_400_000;
/** Papers looked up while somebody waits for the answer. */
const LOOKED_UP_MEANWHILE = 3;
/** How long somebody waits for these. */
const LOOKED_UP_WITHIN_MS = 10_000;
/** Papers collected from one message: a longer one is a reading list already. */
const PAPERS_AT_MOST = 20;
/** A paper that no source knows for this long will never be known. */
const LOOKED_UP_FOR_MS = 7 * DAY_MS;
/** Look-ups per run: arXiv allows one every three seconds, and other requests queue behind them. */
const LOOKED_UP_AT_ONCE = 20;
/** Retry interval for unknown papers. Sources know a new arXiv paper within a day. */
const ASKED_AGAIN_MS = 6 * 3_600_000;

/** Links posted in a channel. */
export interface PostedLinks {
  readonly channel: ChannelRef;
  readonly links: readonly string[];
  /** Epoch ms on the platform's clock. */
  readonly at: number;
}

/** Collects papers that people share, in channels that want it. */
export interface Sharing {
  /** Collects the papers behind the links. Throws StoreError if they could not be stored. */
  posted(links: PostedLinks): Promise<void>;
  /**
   * Collects the first of these papers, and looks up some of them right away. Returns which were collected, and how
   * many are new in the channel. Throws StoreError.
   */
  add(
    channel: ChannelRef,
    papers: readonly PaperId[],
  ): Promise<{ readonly collected: readonly PaperId[]; readonly added: number }>;
  /**
   * Looks up collected papers missing from the library. If a source cannot be asked now, they wait for the next call.
   */
  lookUp(): Promise<void>;
}

/** Whether papers shared in the subscription's channel are collected. */
export function collects(subscription: Subscription | undefined): boolean {
  return subscription?.settings.shared === true && subscription.disabled === undefined;
}

export function createSharing(deps: {
  readonly store: SharedPaperStore & Pick<SubscriptionStore, "subscription">;
  readonly library: Pick<Library, "paper">;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the bot stops. */
  readonly stopping: AbortSignal;
}): Sharing {
  const { store, library, clock, log, stopping } = deps;
  /** When each paper was last found unknown, in epoch ms. */
  const unknown = new LRUCache<PaperId, number>({ max: 1_000 });

  async function keep(channel: ChannelRef, papers: readonly PaperId[], at: number): Promise<number> {
    const added = await store.addShared(channel, papers, at);
    log.info("shared papers collected", { channel, papers: papers.length, added });
    return added;
  }

  const lookUp = oneAtATime(async () => {
    try {
      const now = clock.now();
      const missing = (await store.unknownShared(now - LOOKED_UP_FOR_MS, 10 * LOOKED_UP_AT_ONCE))
        .filter((id) => (unknown.get(id) ?? 0) <= now - ASKED_AGAIN_MS)
        .slice(0, LOOKED_UP_AT_ONCE);
      for (const id of missing) await lookUpOne(id);
    } catch (error) {
      if (!stopping.aborted) log.warn("shared papers not looked up; trying again later", { error });
    }
  });

  /** Returns early if a source is slow; the papers that are still unknown are looked up again later. */
  async function lookUpWithin(ms: number, ids: readonly PaperId[]): Promise<void> {
    const late = new Error("The sources did not answer in time.");
    const work = Promise.all(ids.map(lookUpOne));
    await withDeadline(clock, ms, work, () => late).catch((error) => {
      if (error !== late) throw error;
    });
  }

  async function lookUpOne(id: PaperId): Promise<void> {
    stopping.throwIfAborted();
    try {
      if (await library.paper(id, stopping)) return;
      log.info("shared paper unknown", { id });
      unknown.set(id, clock.now());
    } catch (error) {
      // Already logged by the library.
      if (!(error instanceof FeedError)) throw error;
    }
  }

  return {
    async posted({ channel, links, at }) {
      const papers = [...new Set(links.flatMap((link) => paperAt(link) ?? []))].slice(0, PAPERS_AT_MOST);
      if (papers.length === 0 || !collects(await store.subscription(channel))) return;
      await keep(channel, papers, Math.min(at, clock.now()));
      void lookUp();
    },
    async add(channel, papers) {
      const collected = papers.slice(0, PAPERS_AT_MOST);
      const added = await keep(channel, collected, clock.now());
      await lookUpWithin(LOOKED_UP_WITHIN_MS, collected.slice(0, LOOKED_UP_MEANWHILE));
      if (collected.length > LOOKED_UP_MEANWHILE) void lookUp();
      return { collected, added };
    },
    lookUp,
  };
}
