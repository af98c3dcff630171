import { CURRENT_DAYS, LOOK_BACK_DAYS } from "../library/refresh-lists.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing, PaperStore, Sighting } from "../papers/store.ts";
import { addDays, utcDay } from "../time/day.ts";

const HOUR = 3_600_000;
const DAY_MS = 24 * HOUR;
/**
 * Climbs are measured from upvotes on the list's own day, taken this long after the current time of day: nobody who got
 * a digest that day has seen more upvotes.
 */
const AFTER_DIGEST_MS = 4 * HOUR;

/** The library's lists of the last days, from which every channel's digest is chosen. */
export interface Lists {
  /** Epoch ms. */
  readonly now: number;
  /** The list of the current UTC day, if known. */
  readonly today: Listing | undefined;
  /** The latest non-empty list before it. */
  readonly earlier: Listing | undefined;
  /** The lists of the week before that one. */
  readonly older: readonly Listing[];
  /** Each paper's upvotes on the day of its list; for today's papers, on the day before. */
  readonly upvotesBefore: ReadonlyMap<PaperId, Sighting>;
}

/** Loads the lists as the library has them at `now` (epoch ms). */
export async function loadLists(
  store: Pick<PaperStore, "listings" | "upvotesAt">,
  now: number,
): Promise<Lists> {
  const day = utcDay(now);
  const lists = await store.listings(addDays(day, -LOOK_BACK_DAYS), day);
  const today = lists.find((listing) => listing.day === day);
  const earlier = lists.findLast((listing) => listing.day < day && listing.papers.length > 0);
  const older = lists.filter(
    (listing) => listing.day > addDays(day, -CURRENT_DAYS) && listing.day < (earlier?.day ?? day),
  );
  const used = [...older, earlier, today].filter((listing) => listing !== undefined);
  return { now, today, earlier, older, upvotesBefore: await upvotesOf(store, used, now) };
}

/** Reads past upvotes. For a paper on several lists, the last list counts. */
async function upvotesOf(
  store: Pick<PaperStore, "upvotesAt">,
  lists: readonly Listing[],
  now: number,
): Promise<ReadonlyMap<PaperId, Sighting>> {
  const asked = lists.map(({ day, papers }) => {
    const age = Date.parse(utcDay(now)) - Date.parse(day);
    return { papers: papers.map(({ id }) => id), at: now - Math.max(age, DAY_MS) + AFTER_DIGEST_MS };
  });
  return new Map((await store.upvotesAt(asked)).flatMap((found) => [...found]));
}

/** Returns the papers of all the lists; one on several lists is repeated. */
export function listed({ today, earlier, older }: Lists): readonly KnownPaper[] {
  return [today, earlier, ...older].flatMap((listing) => listing?.papers ?? []);
}
