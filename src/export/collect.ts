import type { Person } from "../chat/refs.ts";
import type { Library } from "../library/library.ts";
import type { PaperStore } from "../papers/store.ts";
import type { ReadingListStore } from "../reading-list/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import type { TeamId } from "../teams/team-id.ts";
import { type Period, since } from "../time/period.ts";
import type { VoteStore } from "../votes/store.ts";
import type { ExportItem } from "./item.ts";

/** More than anybody reads. With abstracts, a CSV of this size is still 4 MB, half of Discord's limit. */
export const EXPORT_AT_MOST = 2_000;

/**
 * How long to wait for arXiv's categories, at 100 papers per three seconds, and for how many papers (the first ones).
 */
const ENRICH_MS = 8_000;
const ENRICH_AT_MOST = 200;

interface Needed {
  readonly store: Pick<VoteStore, "favourites"> &
    Pick<ReadingListStore, "readingList"> &
    Pick<PaperStore, "papers">;
  readonly library: Pick<Library, "enrich">;
  readonly clock: Clock;
}

/** Returns the team's favourites of the period, most votes first. */
export async function collectFavourites(
  services: Needed,
  team: TeamId,
  period: Period,
): Promise<readonly ExportItem[]> {
  const { store, clock } = services;
  const [found = []] = await store.favourites([team], since(period, clock.now()), EXPORT_AT_MOST);
  return withCategories(
    services,
    found.map(({ paper, votes }) => ({ paper, votes })),
  );
}

/** Returns the papers that the person saved in the period, in reading-list order. */
export async function collectReadingList(
  services: Needed,
  person: Person,
  period: Period,
): Promise<readonly ExportItem[]> {
  const { store, clock } = services;
  const saved = await store.readingList(person, "all", EXPORT_AT_MOST);
  const from = since(period, clock.now());
  return withCategories(
    services,
    saved
      .filter(({ savedAt }) => savedAt >= from)
      .map(({ paper, savedAt, doneAt }) => ({ paper, savedAt, ...(doneAt === undefined ? {} : { doneAt }) })),
  );
}

/**
 * Adds categories, which Hugging Face lacks and arXiv has. On failure the items stay without: better than no export.
 */
export async function withCategories(
  { store, library, clock }: Needed,
  items: readonly ExportItem[],
): Promise<readonly ExportItem[]> {
  const lacking = items.flatMap(({ paper }) => (paper.categories.length === 0 ? [paper.id] : []));
  if (lacking.length === 0) return items;
  const stopped = new AbortController();
  const asked = library.enrich(lacking.slice(0, ENRICH_AT_MOST), stopped.signal);
  await withDeadline(clock, ENRICH_MS, asked, () => new Error("arXiv is too slow")).catch(() =>
    stopped.abort(),
  );
  const fresh = await store.papers(lacking);
  return items.map((item) => ({ ...item, paper: fresh.get(item.paper.id) ?? item.paper }));
}
