import type { ChannelRef } from "../chat/refs.ts";
import { deliveryKey } from "../delivery/delivery-key.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { DeliveryLog, Outbox } from "../delivery/outbox.ts";
import { commitOne } from "../delivery/planner.ts";
import type { SampleDays } from "../digest/digest-planner.ts";
import type { Library } from "../library/library.ts";
import type { Listing, PaperStore } from "../papers/store.ts";
import { type Clock, watchClock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { FeedError } from "../runtime/errors.ts";
import { createBreath } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import { deadlineOf, dueAt as dueAtOn, dueDay, nextWrapAt } from "../subscriptions/schedule.ts";
import type { Subscription, SubscriptionStore } from "../subscriptions/store.ts";
import { type TeamId, teamOf } from "../teams/team-id.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { localDay } from "../time/zone.ts";
import type { VoteStore } from "../votes/store.ts";
import { composeWrap, type Wrap } from "./recap.ts";

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Papers of the week with votes that are told apart; more than a team reads. */
const FAVOURITES_READ = 100;
/** Votes for and against looked through for what the team knows already. */
const OPINIONS_READ = 1_000;
/** Missed weeks further back than this are not even written down as skipped. */
const REMEMBER_MISSED_MS = 30 * DAY_MS;
/** A wrap that goes out later after it was due says so. */
const LATE_MS = 15 * 60_000;
/** Seven lists are loaded, one after another; a feed that takes longer is left behind. */
const FEED_MS = 3 * 60_000;
/** The wall clock is taken to have been set back when it loses this much against the other. */
const CLOCK_MOVED_MS = 1_000;
const BATCH = 100;

/** Plans the weekly looks back. */
export interface WrapPlanner {
  /** Turns every due wrap into a delivery in the outbox; returns how many were planned. */
  planDue(signal?: AbortSignal): Promise<number>;
  /** The look back on the last seven days as of now, in the channel's `zone`; in a sentence, why there is none. */
  preview(channel: ChannelRef, zone: string): Promise<Wrap | string>;
}

/** Decides what each channel's look back says, and writes it to the outbox as any digest: once a channel and day. */
export function createWrapPlanner(deps: {
  readonly store: DeliveryLog & Outbox & PaperStore & SubscriptionStore & VoteStore;
  readonly library: Library;
  readonly clock: Clock;
  readonly log: Log;
  readonly sample?: SampleDays | undefined;
}): WrapPlanner {
  const { store, library, clock, log } = deps;
  const clockMoved = watchClock(clock);
  let started = false;

  /** As for digests: nobody waits for what a clock saw that ran ahead; the outbox knows what of today was posted. */
  async function realign(now: number, wentBack: boolean): Promise<void> {
    const breath = createBreath(clock);
    for (const { channel, settings, nextWrapAt: stored, createdAt } of await store.subscriptions()) {
      await breath();
      const { time, zone, wrap } = settings;
      const next = nextWrapAt(settings, now);
      if (stored === undefined || next === undefined || wrap === undefined) continue;
      if (stored <= next && !wentBack) continue;
      const today = dueAtOn({ time, zone, weekdays: [wrap] }, localDay(zone, now));
      const again = today !== undefined && today >= createdAt && today <= now;
      const due = again ? today : next;
      if (due < stored) await store.moveDue([{ channel, kind: "wrap", from: stored, to: due }]);
    }
  }

  /** Upvotes of the week's older papers have grown since their lists were last loaded. */
  async function refresh(signal?: AbortSignal): Promise<void> {
    try {
      const sync = library.syncRecent(WEEK, signal);
      await withDeadline(clock, FEED_MS, sync, () => new FeedError("timeout", "The feed did not answer."));
    } catch (error) {
      if (signal?.aborted) throw error;
      log.warn("the week's papers could not be loaded; looking back on what is known", { error });
    }
  }

  async function listsOfWeek(now: number): Promise<readonly Listing[]> {
    const today = utcDay(now);
    return store.listings(addDays(today, 1 - WEEK), today);
  }

  async function compose(
    channel: ChannelRef,
    team: TeamId,
    day: Day,
    lists: readonly Listing[],
    dueAt?: number,
  ): Promise<Wrap | string> {
    const now = clock.now();
    const [favourites = []] = await store.favourites([team], now - WEEK * DAY_MS, FAVOURITES_READ);
    const [posted = []] = await recentlyPosted(store, [{ channel, day }]);
    const [opinions = []] = await store.opinions([team], OPINIONS_READ);
    const rated = opinions.map(({ paper }) => paper);
    return composeWrap({
      from: addDays(day, 1 - WEEK),
      to: day,
      now,
      lists,
      favourites,
      seen: new Set([...posted, ...rated]),
      late: dueAt !== undefined && now - dueAt > LATE_MS ? { dueAt } : undefined,
      sample: deps.sample,
    });
  }

  async function planOne(subscription: Subscription, lists: readonly Listing[]): Promise<boolean> {
    const { channel, team, settings } = subscription;
    const dueAt = subscription.nextWrapAt as number;
    const now = clock.now();
    const day = dueDay(settings, dueAt);
    const deadline = deadlineOf(settings.zone, day, dueAt);
    const next = nextWrapAt(settings, Math.max(dueAt, now - REMEMBER_MISSED_MS));
    const key = deliveryKey(channel, day, "wrap");
    const base = { key, kind: "wrap" as const, channel, team, day, dueAt, deadline, leftOut: [] };
    const wrap =
      now >= deadline
        ? "Paperboy was not running while this day stood."
        : await compose(channel, team, day, lists, dueAt);
    const planned = await commitOne(store, {
      delivery:
        typeof wrap === "string"
          ? { ...base, message: undefined, papers: [], note: wrap }
          : { ...base, ...wrap },
      next,
    });
    return planned && typeof wrap !== "string";
  }

  return {
    async planDue(signal) {
      const wentBack = clockMoved() < -CLOCK_MOVED_MS;
      if (!started || wentBack) await realign(clock.now(), wentBack);
      started = true;
      let planned = 0;
      let lists: readonly Listing[] | undefined;
      // One that cannot be planned stays due; it is tried once a call, and room is left for those behind it.
      const failed = new Set<string>();
      const breath = createBreath(clock);
      for (;;) {
        const found = await store.dueSubscriptions("wrap", clock.now(), BATCH + failed.size);
        const due = found.filter(({ channel }) => !failed.has(JSON.stringify(channel)));
        if (due.length === 0 || signal?.aborted) return planned;
        if (!lists) {
          await refresh(signal);
          lists = await listsOfWeek(clock.now());
        }
        for (const subscription of due) {
          await breath();
          if (signal?.aborted) return planned;
          try {
            if (await planOne(subscription, lists)) planned += 1;
          } catch (error) {
            failed.add(JSON.stringify(subscription.channel));
            log.error("a channel's look back on the week could not be planned; the others go on", {
              channel: subscription.channel,
              error,
            });
          }
        }
      }
    },

    async preview(channel, zone) {
      const now = clock.now();
      return compose(channel, teamOf(channel), localDay(zone, now), await listsOfWeek(now));
    },
  };
}
