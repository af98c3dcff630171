import { asc, between, eq, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import type { Listing } from "../../../src/papers/store.ts";
import type { Day } from "../../../src/time/day.ts";
import type { Version } from "../../shared/data-version.ts";
import { listedPapers, listings, papers } from "../schema.ts";
import { fromRow } from "./paper-rows.ts";

/** Two months of lists (about 5 MB). */
const KEPT_DAYS = 62;

/**
 * Reads daily lists within the caller's transaction, and caches recent ones, since everybody asks for the same few
 * weeks.
 */
export interface Listings {
  /** Synced days from `first` to `last`, inclusive, oldest first. Callers must not change them. */
  between(first: Day, last: Day): readonly Listing[];
  syncedAt(day: Day): number | undefined;
}

/** Reads lists through `orm`, and rereads them when `version` says that they may have changed. */
export function createListings(orm: BetterSQLite3Database, version: Version): Listings {
  const within = (day: AnySQLiteColumn) => between(day, sql.placeholder("first"), sql.placeholder("last"));
  const synced = orm.select().from(listings).where(within(listings.day)).orderBy(asc(listings.day)).prepare();
  const papersListed = orm
    .select({ day: listedPapers.day, absentAt: listedPapers.absentAt, paper: papers })
    .from(listedPapers)
    .innerJoin(papers, eq(papers.id, listedPapers.paper))
    .where(within(listedPapers.day))
    .prepare();
  const kept = new Map<Day, Listing>();
  let keptOf = "";

  function load(days: readonly (typeof listings.$inferSelect)[], first: Day, last: Day): readonly Listing[] {
    const byDay = new Map(
      days.map((row) => [
        row.day,
        { ...row, papers: [] as KnownPaper[], absentAt: new Map<PaperId, number>() },
      ]),
    );
    for (const { day, absentAt, paper } of papersListed.all({ first, last })) {
      const listing = byDay.get(day);
      listing?.papers.push(fromRow(paper));
      if (absentAt !== null) listing?.absentAt.set(paper.id, absentAt);
    }
    return [...byDay.values()];
  }

  return {
    between(first, last) {
      const now = version.now();
      if (now !== keptOf) kept.clear();
      keptOf = now;
      const days = synced.all({ first, last });
      const known = days.flatMap(({ day }) => kept.get(day) ?? []);
      if (known.length === days.length) return known;
      const loaded = load(days, first, last);
      if (kept.size + loaded.length > KEPT_DAYS) kept.clear();
      if (loaded.length <= KEPT_DAYS) for (const listing of loaded) kept.set(listing.day, listing);
      return loaded;
    },
    syncedAt: (day) => synced.all({ first: day, last: day })[0]?.syncedAt,
  };
}
