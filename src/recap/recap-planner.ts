import type { ChannelRef } from "../chat/refs.ts";
import { inBatch } from "../delivery/batch.ts";
import { type DueSubscription, deliveryOn, dueInBatches, lateness } from "../delivery/due.ts";
import { recentlyPosted } from "../delivery/no-repeat.ts";
import type { DeliveryLog, Plan } from "../delivery/outbox.ts";
import type { Planner } from "../delivery/planner.ts";
import type { SampleDays } from "../digest/small-print.ts";
import type { Library } from "../library/library.ts";
import { refreshLists } from "../library/refresh-lists.ts";
import type { Listing, PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { Log } from "../runtime/log.ts";
import type { SharedPaperStore } from "../sharing/store.ts";
import type { SubscriptionStore } from "../subscriptions/store.ts";
import { teamOf } from "../teams/team-id.ts";
import { addDays, utcDay } from "../time/day.ts";
import { localDay } from "../time/zone.ts";
import type { VoteStore } from "../votes/store.ts";
import { composeRecap, type Recap, type RecapInput } from "./recap.ts";

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Papers with votes to compare per week; more than a team reads. */
const FAVOURITES_READ = 100;
/** Shared papers to read per week; more are not counted. */
const SHARED_READ = 100;
/** Votes to search for papers that the team already knows. */
const OPINIONS_READ = 1_000;

export interface RecapPlanner extends Planner {
  /**
   * Returns the recap of the last seven days as of now, in the channel's `zone`, or a sentence saying why there is
   * none.
   */
  preview(channel: ChannelRef, zone: string): Promise<Recap | string>;
}

type Asked = Pick<DueSubscription, "channel" | "team" | "day" | "dueAt">;
type Facts = Pick<RecapInput, "from" | "to" | "now" | "favourites" | "shared" | "seen" | "late">;

/** Plans the weekly recap, the `wrap`, of every due channel. */
export function createRecapPlanner(deps: {
  readonly store: Pick<DeliveryLog, "postedPapers"> &
    Pick<PaperStore, "listings"> &
    Pick<SubscriptionStore, "dueSubscriptions"> &
    Pick<SharedPaperStore, "sharedIn"> &
    Pick<VoteStore, "favourites" | "opinions">;
  readonly library: Pick<Library, "syncDays" | "lastFailure">;
  readonly clock: Clock;
  readonly log: Log;
  readonly sample?: SampleDays | undefined;
}): RecapPlanner {
  const { store, clock, log, sample } = deps;

  async function listsOfWeek(): Promise<readonly Listing[]> {
    const today = utcDay(clock.now());
    return store.listings(addDays(today, 1 - WEEK), today);
  }

  /** Reloads the lists, since upvotes of the week's older papers have grown. */
  async function refreshedLists(signal: AbortSignal): Promise<readonly Listing[]> {
    try {
      await refreshLists(deps, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn("the week's lists not loaded; planning recaps with what is known", { error });
    }
    return listsOfWeek();
  }

  async function gather(asked: readonly Asked[]): Promise<readonly Facts[]> {
    const now = clock.now();
    const teams = [...new Set(asked.map(({ team }) => team))];
    const favourites = await store.favourites(teams, now - WEEK * DAY_MS, FAVOURITES_READ);
    const opinions = await store.opinions(teams, OPINIONS_READ);
    const posted = await recentlyPosted(store, asked);
    const channels = asked.map(({ channel }) => channel);
    const shared = await store.sharedIn(channels, now - WEEK * DAY_MS, SHARED_READ);
    return asked.map(({ team, day, dueAt }, index) => {
      const of = teams.indexOf(team);
      return {
        from: addDays(day, 1 - WEEK),
        to: day,
        now,
        favourites: favourites[of] ?? [],
        shared: shared[index] ?? [],
        seen: new Set([...(posted[index] ?? []), ...(opinions[of] ?? []).map(({ paper }) => paper)]),
        late: lateness(dueAt, now),
      };
    });
  }

  function planOne(subscription: DueSubscription, recap: Recap | string): Plan {
    const base = { ...deliveryOn("wrap", subscription), leftOut: [] };
    const { next } = subscription;
    return typeof recap === "string"
      ? { delivery: { ...base, message: undefined, papers: [], note: recap }, next }
      : { delivery: { ...base, ...recap }, next };
  }

  return {
    name: "recaps",

    async *plan(now, signal) {
      const pause = createPause(clock);
      let lists: readonly Listing[] | undefined;
      for await (const { due, missed } of dueInBatches(deps, "wrap", now, signal)) {
        lists ??= await refreshedLists(signal);
        const week = lists;
        const plans = await inBatch({
          items: due,
          gather,
          make: (subscription, facts) => [
            planOne(subscription, composeRecap({ ...facts, lists: week, sample })),
          ],
          failed: ({ channel }, error) => log.error("recap not planned", { channel, error }),
          pause,
        });
        yield [...missed, ...plans];
      }
    },

    async preview(channel, zone) {
      const now = clock.now();
      const asked = { channel, team: teamOf(channel), day: localDay(zone, now), dueAt: now };
      const [facts] = await gather([asked]);
      return composeRecap({ ...(facts as Facts), lists: await listsOfWeek(), sample });
    },
  };
}
