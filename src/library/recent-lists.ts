import type { Listing, PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { FeedError, UserError } from "../runtime/errors.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { fullDate } from "../time/format-date.ts";
import type { Library } from "./library.ts";
import { LOOK_BACK_DAYS } from "./refresh-lists.ts";

/** Spans of lists that people can ask for, as days back from today. */
export const LIST_DAYS = { day: 1, week: 7, month: 30 } as const;

interface Shelf {
  readonly store: Pick<PaperStore, "listing" | "listings">;
  readonly library: Pick<Library, "sync">;
  readonly clock: Clock;
}

/**
 * Returns the non-empty lists of a span, oldest first. For `day` it is the latest one: weekends, holidays and early
 * mornings have none.
 */
export async function recentLists(
  { store, clock }: Pick<Shelf, "store" | "clock">,
  span: keyof typeof LIST_DAYS,
): Promise<readonly Listing[]> {
  const today = utcDay(clock.now());
  const days = span === "day" ? LOOK_BACK_DAYS : LIST_DAYS[span];
  const lists = await store.listings(addDays(today, 1 - days), today);
  const filled = lists.filter(({ papers }) => papers.length > 0);
  return span === "day" ? filled.slice(-1) : filled;
}

/**
 * Returns the list of a day, loading it if necessary; undefined if there was none that day. Throws UserError if it
 * cannot be loaded.
 */
export async function listOn({ store, library, clock }: Shelf, day: Day): Promise<Listing | undefined> {
  if (day > utcDay(clock.now())) throw new UserError(`${fullDate(day)} is in the future.`, { option: "day" });
  if (!(await store.listing(day))) {
    try {
      await library.sync(day);
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      throw new UserError(
        `The papers of ${fullDate(day)} are not in the library and could not be loaded. Try again in a few minutes.`,
      );
    }
  }
  const list = await store.listing(day);
  return list && list.papers.length > 0 ? list : undefined;
}
