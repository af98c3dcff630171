import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing, PaperStore } from "../papers/store.ts";
import { addDays, utcDay } from "../time/day.ts";

/** Lists are looked back this far for the last one before today's: long holidays are shorter. */
const LOOK_BACK_DAYS = 10;
/** What a climb is measured from: about a day before, so that yesterday's digest is before it. */
const CLIMB_MS = 20 * 3_600_000;

/** What digests are chosen from at one moment, whatever the channel: the library's last two lists. */
export interface Lists {
  /** Epoch ms. */
  readonly now: number;
  /** The list of the present UTC day, where it is known. */
  readonly today: Listing | undefined;
  /** The latest before it that is not empty. */
  readonly earlier: Listing | undefined;
  readonly upvotesBefore: ReadonlyMap<PaperId, number>;
}

/** The lists as the library holds them at `now` (epoch ms). */
export async function loadLists(
  store: Pick<PaperStore, "listing" | "upvotesAt">,
  now: number,
): Promise<Lists> {
  const day = utcDay(now);
  const today = await store.listing(day);
  let earlier: Listing | undefined;
  for (let back = 1; back <= LOOK_BACK_DAYS && !earlier?.papers.length; back += 1)
    earlier = await store.listing(addDays(day, -back));
  if (!earlier?.papers.length) earlier = undefined;
  const ids = listed({ today, earlier }).map(({ id }) => id);
  const [upvotesBefore = new Map()] = await store.upvotesAt([{ papers: ids, at: now - CLIMB_MS }]);
  return { now, today, earlier, upvotesBefore };
}

/** The papers of both lists; one that stands on both comes twice. */
export function listed({ today, earlier }: Pick<Lists, "today" | "earlier">): readonly KnownPaper[] {
  return [...(today?.papers ?? []), ...(earlier?.papers ?? [])];
}
