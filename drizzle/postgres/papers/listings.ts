import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import type { Listing } from "../../../src/papers/store.ts";
import type { Day } from "../../../src/time/day.ts";
import type { Database, Session } from "../connection/database.ts";

/** Two months of lists (about 5 MB). */
const KEPT_DAYS = 62;

/** `xmin` is the transaction that wrote the row, so it changes whenever the day is synced again. */
const SYNCED = {
  name: "synced_days",
  text: `select l.day, l.synced_at as "syncedAt", l.xmin::text as version,
      (select coalesce(max(change), 0) from papers) as change
    from listings l where l.day between $1 and $2 order by l.day`,
};
const LISTED = {
  name: "listed_papers",
  text: `select l.day, l.absent_at as "absentAt", p.facts
    from listed_papers l join papers p on p.id = l.paper where l.day between $1 and $2`,
};

interface SyncedDay {
  readonly day: Day;
  readonly syncedAt: number;
  readonly version: string;
  readonly change: number;
}

/**
 * Reads daily lists and caches recent ones, since everybody asks for the same few weeks. Callers must not change them.
 */
export function createListings({
  ask,
  read,
}: Database): (first: Day, last: Day) => Promise<readonly Listing[]> {
  const kept = new Map<Day, { readonly version: string; readonly listing: Listing }>();
  const synced = (first: Day, last: Day) => (session: Session) =>
    session.run<SyncedDay>(SYNCED, [first, last]);
  const versionOf = ({ version, change }: SyncedDay) => `${version} ${change}`;

  /** The cached lists of the days, if all of them are unchanged. */
  function known(days: readonly SyncedDay[]): readonly Listing[] | undefined {
    const found = days.flatMap((row) => {
      const day = kept.get(row.day);
      return day?.version === versionOf(row) ? [day.listing] : [];
    });
    return found.length === days.length ? found : undefined;
  }

  function load(first: Day, last: Day): Promise<readonly Listing[]> {
    return read(async (session) => {
      const days = await synced(first, last)(session);
      const byDay = new Map(
        days.map(({ day, syncedAt }) => [
          day,
          { day, syncedAt, papers: [] as KnownPaper[], absentAt: new Map<PaperId, number>() },
        ]),
      );
      const rows = await session.run<{ day: Day; absentAt: number | null; facts: KnownPaper }>(LISTED, [
        first,
        last,
      ]);
      for (const { day, absentAt, facts } of rows) {
        const listing = byDay.get(day);
        listing?.papers.push(facts);
        if (absentAt !== null) listing?.absentAt.set(facts.id, absentAt);
      }
      const loaded = [...byDay.values()];
      if (kept.size + loaded.length > KEPT_DAYS) kept.clear();
      if (loaded.length <= KEPT_DAYS)
        for (const row of days) {
          const listing = byDay.get(row.day);
          if (listing) kept.set(row.day, { version: versionOf(row), listing });
        }
      return loaded;
    });
  }

  return async (first, last) => known(await ask(synced(first, last))) ?? load(first, last);
}
