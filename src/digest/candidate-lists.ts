import { CURRENT_DAYS, LOOK_BACK_DAYS } from "../library/refresh-lists.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing, PaperStore, Sighting } from "../papers/store.ts";
import { addDays, utcDay } from "../time/day.ts";

const HOUR = 3_600_000;
const DAY_MS = 24 * HOUR;
/**
 * A climb is measured from the list's own day, this long after the present time of day: whoever got a digest then has
 * seen no more upvotes.
 */
const AFTER_DIGEST_MS = 4 * HOUR;

/** What digests are chosen from at one moment, whatever the channel: the library's lists of the last days. */
export interface Lists {
  /** Epoch ms. */
  readonly now: number;
  /** The list of the present UTC day, where it is known. */
  readonly today: Listing | undefined;
  /** The latest before it that is not empty. */
  readonly earlier: Listing | undefined;
  /** Those of the week before that. */
  readonly older: readonly Listing[];
  /** Each paper's upvotes on the day of its list; of today's papers on the day before. */
  readonly upvotesBefore: ReadonlyMap<PaperId, Sighting>;
}

/** The lists as the library holds them at `now` (epoch ms). */
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

/** Of a paper on several of the lists, by the last of them. */
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

/** The papers of all the lists; one that stands on several comes as often. */
export function listed({ today, earlier, older }: Lists): readonly KnownPaper[] {
  return [today, earlier, ...older].flatMap((listing) => listing?.papers ?? []);
}
