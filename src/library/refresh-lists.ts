import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { FeedError } from "../runtime/errors.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import type { Library } from "./library.ts";

/** The lists of this many days are refreshed, since papers climb for days. */
export const CURRENT_DAYS = 7;
/** How far back to look for the last list before today's: no holidays are longer. */
export const LOOK_BACK_DAYS = 10;
/** A list loaded this recently is not loaded again. Seven calls in this time are far below any limit. */
const FRESH_MS = 10 * 60_000;
/** A feed that has not sent today's list by then counts as down. */
const TODAY_MS = 2 * 60_000;
/** How much longer older lists are awaited; later answers serve the next caller. */
const OLDER_MS = 20_000;

/**
 * Refreshes the week's lists. If none of them before today has papers, also older ones, back to the last that has.
 * Throws FeedError if today's list fails or takes too long. An older day's failure is left to `library.lastFailure` and
 * the next call.
 */
export async function refreshLists(
  {
    library,
    store,
    clock,
  }: {
    readonly library: Pick<Library, "syncDays" | "lastFailure">;
    readonly store: Pick<PaperStore, "listings">;
    readonly clock: Clock;
  },
  signal?: AbortSignal,
): Promise<void> {
  const now = clock.now();
  const today = utcDay(now);
  const known = await store.listings(addDays(today, -LOOK_BACK_DAYS), today);
  const syncedAt = new Map(known.map((listing) => [listing.day, listing.syncedAt]));
  const isStale = (day: Day) => Math.abs(now - (syncedAt.get(day) ?? 0)) > FRESH_MS;
  const loadStale = (from: number, to: number) => {
    const days = Array.from({ length: to - from }, (_, ahead) => addDays(today, -from - ahead));
    return library.syncDays(days.filter(isStale), signal);
  };

  async function loadOlder(): Promise<void> {
    await loadStale(1, CURRENT_DAYS);
    const week = await store.listings(addDays(today, -CURRENT_DAYS), addDays(today, -1));
    if (week.every(({ papers }) => papers.length === 0)) await loadStale(CURRENT_DAYS, LOOK_BACK_DAYS + 1);
  }

  const late = () => new FeedError("timeout", "The feed did not answer.");
  const loading = loadStale(0, 1);
  const older = loadOlder();
  older.catch(() => {}); // Today's may fail first.
  const loaded = await withDeadline(clock, TODAY_MS, loading, late);
  await withDeadline(clock, OLDER_MS, older, late).catch((error: unknown) => {
    signal?.throwIfAborted();
    if (!(error instanceof FeedError)) throw error;
  });
  if (isStale(today) && loaded.length === 0) throw library.lastFailure(today)?.error ?? late();
}
