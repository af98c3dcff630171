import type { ChannelRef } from "../chat/adapter.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { DeliveryLog, Outbox } from "../delivery/outbox.ts";
import { commitOne } from "../delivery/planner.ts";
import { MISSED, realign } from "../delivery/reschedule.ts";
import type { Library } from "../library/library.ts";
import type { PaperStore } from "../papers/store.ts";
import { type Clock, watchClock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { FeedError } from "../runtime/errors.ts";
import { createBreath } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import { deadlineOf, dueDay, nextDueAt } from "../subscriptions/schedule.ts";
import type { Subscription, SubscriptionSettings, SubscriptionStore } from "../subscriptions/store.ts";
import type { Tastes } from "../taste/team-taste.ts";
import { type TeamId, teamOf } from "../teams/team-id.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { localDay } from "../time/zone.ts";
import type { WatchStore } from "../watches/store.ts";
import { markWatched } from "./annotate-watched.ts";
import { type Lists, listed, loadLists } from "./candidate-lists.ts";
import { composeDigest, type Digest } from "./compose.ts";
import { postDeliveries } from "./forum-posts.ts";
import { isFilling } from "./list-completeness.ts";

const HOUR = 3_600_000;

/** The feed is asked again when what we know of today is older than this. */
const FRESH_MS = 10 * 60_000;
/** Missed days further back than this are not even written down as skipped. */
const REMEMBER_MISSED_MS = 7 * 24 * HOUR;
/** A digest that would be thin only because the list is still filling waits this long at most. */
const SETTLE_WAIT_MS = 3 * HOUR;
/** Papers remembered as left out of a digest, nearest first: enough to answer "why was this not in it?". */
const LEFT_OUT_KEPT = 20;
const BATCH = 200;
/** Different digests remembered while planning: as many as a house has different wishes, some megabytes. */
const DIGESTS_KEPT = 500;
/** A digest that goes out later after it was due says so. */
const LATE_MS = 15 * 60_000;
/** A feed that has not answered by then counts as down for this minute. */
const FEED_MS = 2 * 60_000;
/** The wall clock is taken to have been set back when it loses this much against the other. */
const CLOCK_MOVED_MS = 1_000;

/** What the feed offers the composer at one moment, shared by all channels planned in the same minute. */
interface Pool extends Lists {
  readonly feedProblem: string | undefined;
  /** Digests made from it so far, by all that they depend on: most channels want, and have had, the same. */
  readonly digests: Map<string, Digest>;
}

/** Names the bundled sample's days, so that every digest made from it says so. */
export interface SampleDays {
  readonly from: Day;
  readonly to: Day;
}

export interface Planner {
  /** Turns every due subscription into a delivery in the outbox; returns how many were planned. */
  planDue(signal?: AbortSignal): Promise<number>;
  /** The digest the channel would get if it were due now, from what the library holds. Nothing is loaded or recorded. */
  preview(channel: ChannelRef, settings: SubscriptionSettings): Promise<Digest>;
}

/** Decides what each due channel gets, and writes it to the outbox. Posting is the courier's work. */
export function createPlanner(deps: {
  readonly store: DeliveryLog & Outbox & PaperStore & SubscriptionStore & WatchStore;
  readonly library: Library;
  readonly tastes: Tastes;
  readonly clock: Clock;
  readonly log: Log;
  readonly sample?: SampleDays | undefined;
  readonly settledPapers?: number | undefined;
}): Planner {
  const { store, library, tastes, clock, log, settledPapers } = deps;
  const clockMoved = watchClock(clock);
  let started = false;

  /** Brings today's list up to date; what went wrong, in words, where that failed. */
  async function refresh(now: number, signal?: AbortSignal): Promise<string | undefined> {
    const day = utcDay(now);
    const known = await store.listing(day);
    if (known && Math.abs(now - known.syncedAt) <= FRESH_MS) return undefined;
    try {
      // Yesterday's list has grown since it was last seen, and may never have been.
      const sync = library.syncRecent(known ? 1 : 2, signal);
      await withDeadline(clock, FEED_MS, sync, () => new FeedError("timeout", "The feed did not answer."));
      // Without yesterday's list there may be nothing to choose from, and that is no quiet day.
      const yesterday = addDays(day, -1);
      const failure = library.lastFailure(yesterday);
      if (!failure || (await store.listing(yesterday))) return undefined;
      return failure.error instanceof Error ? failure.error.message : String(failure.error);
    } catch (error) {
      if (signal?.aborted) throw error;
      log.warn("today's papers could not be loaded; going on with what is known", { day, error });
      return error instanceof Error ? error.message : String(error);
    }
  }

  async function loadPool(now: number, feedProblem?: string): Promise<Pool> {
    return { ...(await loadLists(store, now)), feedProblem, digests: new Map() };
  }

  /** Judges by the team's taste where the channel wants that. A digest never fails for want of it. */
  async function tasteOf(team: TeamId, settings: SubscriptionSettings) {
    if (settings.taste === false) return undefined;
    try {
      return (await tastes.of(team)).judge;
    } catch (error) {
      log.warn("the team's taste could not be read; the digest goes by upvotes alone", { team, error });
      return undefined;
    }
  }

  async function compose(
    channel: ChannelRef,
    team: TeamId,
    settings: SubscriptionSettings,
    day: Day,
    pool: Pool,
    dueAt?: number,
  ): Promise<Digest> {
    const { now, today, earlier, upvotesBefore, feedProblem, digests } = pool;
    const [had = new Set()] = await recentlyPosted(store, [{ channel, day }]);
    const posted = listed(pool).flatMap(({ id }) => (had.has(id) ? [id] : []));
    const late = dueAt !== undefined && now - dueAt > LATE_MS ? { dueAt } : undefined;
    const taste = await tasteOf(team, settings);
    const key = JSON.stringify([day, settings, posted, late, taste ? team : ""]);
    const digest =
      digests.get(key) ??
      composeDigest({
        day,
        now,
        zone: settings.zone,
        today,
        earlier,
        upvotesBefore,
        posted: new Set(posted),
        settings,
        ...(taste ? { taste } : {}),
        ...(feedProblem === undefined ? {} : { feedProblem }),
        ...(isFilling(pool, settledPapers) ? { filling: true } : {}),
        ...(late ? { late } : {}),
        ...(deps.sample ? { sample: deps.sample } : {}),
      });
    if (digests.size >= DIGESTS_KEPT) digests.clear();
    digests.set(key, digest);
    const [watches = []] = await store.watches([channel]);
    return markWatched(digest, listed(pool), watches);
  }

  /** True where the digest would be thin or empty only for now, and there is time to wait for more. */
  function shouldWait(
    digest: Digest,
    pool: Pool,
    wanted: number,
    now: number,
    dueAt: number,
    deadline: number,
  ): boolean {
    const papers = digest.kind === "digest" ? digest.papers.length : 0;
    if (papers === 0 && pool.feedProblem !== undefined) return now < deadline - FRESH_MS;
    // Without any listed, it may be a day without a list: then what is left of the last one is worth a wait, nothing is not.
    const filling = isFilling(pool, settledPapers) || (!pool.today?.papers.length && papers > 0);
    return (
      filling && papers < Math.min(wanted, 3) && now < Math.min(dueAt + SETTLE_WAIT_MS, deadline - FRESH_MS)
    );
  }

  async function planOne(subscription: Subscription, pool: Pool): Promise<boolean> {
    const { channel, team, settings } = subscription;
    const dueAt = subscription.nextDueAt as number;
    const now = clock.now();
    const day = dueDay(settings, dueAt);
    const deadline = deadlineOf(settings.zone, day, dueAt);
    const next = nextDueAt(settings, Math.max(dueAt, now - REMEMBER_MISSED_MS));
    const base = {
      key: deliveryKey(channel, day),
      kind: "digest" as const,
      channel,
      team,
      day,
      dueAt,
      deadline,
    };
    if (now >= deadline) {
      const delivery = { ...base, message: undefined, papers: [], leftOut: [], note: MISSED };
      await commitOne(store, { delivery, next });
      return false;
    }
    const digest = await compose(channel, team, settings, day, pool, dueAt);
    if (shouldWait(digest, pool, settings.count, now, dueAt, deadline)) return false;
    const silent = digest.kind === "quiet" && !settings.quietNotice;
    const chosen = digest.kind === "digest" ? digest : undefined;
    const leftOut = digest.leftOut.slice(0, LEFT_OUT_KEPT).map(({ paper, why }) => ({ paper, why }));
    const explained = { ...base, leftOut, note: digest.kind === "digest" ? digest.note : digest.reason };
    const whole = { message: silent ? undefined : digest.message, papers: chosen?.papers ?? [] };
    const { first: delivery, beside } = postDeliveries(explained, chosen?.posts ?? []) ?? {
      first: { ...explained, ...whole },
      beside: [],
    };
    const planned = await commitOne(store, { delivery, next, beside });
    return planned && !silent;
  }

  return {
    async planDue(signal) {
      const moved = clockMoved();
      const breath = createBreath(clock);
      const wentBack = moved < -CLOCK_MOVED_MS;
      if (!started || wentBack) await realign(store, clock.now(), wentBack, breath);
      started = true;
      let planned = 0;
      let pool: Pool | undefined;
      // A subscription that waits stays due, so each is looked at once a call, and room is left for those behind it.
      const seen = new Set<string>();
      let waiting = 0;
      for (;;) {
        const limit = BATCH + waiting;
        const found = await store.dueSubscriptions("digest", clock.now(), limit);
        const due = found.filter((subscription) => {
          const id = `${JSON.stringify(subscription.channel)} ${subscription.nextDueAt}`;
          return !seen.has(id) && seen.add(id);
        });
        if (signal?.aborted || (due.length === 0 && found.length < limit)) return planned;
        waiting = found.length - due.length;
        pool ??= await loadPool(clock.now(), await refresh(clock.now(), signal));
        for (const subscription of due) {
          await breath();
          if (signal?.aborted) return planned;
          try {
            if (await planOne(subscription, pool)) planned += 1;
          } catch (error) {
            log.error("a channel's digest could not be planned; the others go on", {
              channel: subscription.channel,
              error,
            });
          }
        }
      }
    },

    async preview(channel, settings) {
      const now = clock.now();
      return compose(channel, teamOf(channel), settings, localDay(settings.zone, now), await loadPool(now));
    },
  };
}
