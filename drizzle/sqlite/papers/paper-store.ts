import { isDeepStrictEqual } from "node:util";
import { and, desc, eq, lte, max, sql } from "drizzle-orm";
import type { KnownPaper, Paper, PaperId } from "../../../src/papers/paper.ts";
import type { PaperStore, Saved } from "../../../src/papers/store.ts";
import type { SavedPapers } from "../../../src/search/search-index.ts";
import type { Day } from "../../../src/time/day.ts";
import { createVersion } from "../../shared/data-version.ts";
import { mergePaper } from "../../shared/merge-paper.ts";
import type { Database } from "../connection/database.ts";
import { imports, listedPapers, listings, snapshots } from "../schema.ts";
import { createListings } from "./listings.ts";
import { isOneOf, type Papers } from "./paper-rows.ts";

type LibraryMethods = Pick<
  PaperStore,
  | "saveListing"
  | "savePapers"
  | "importMark"
  | "finishImport"
  | "paper"
  | "papers"
  | "listing"
  | "listings"
  | "upvotesAt"
  | "lastSyncedAt"
  | "librarySize"
>;

/** The library's part of the store. `onSave` is called, within the transaction, for papers added or changed. */
export function createLibrary(
  { client, orm, read, write }: Database,
  table: Papers,
  onSave: (saved: SavedPapers) => void,
): LibraryMethods {
  const version = createVersion(client);
  const days = createListings(orm, version);
  const newestTwo = orm
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.paper, sql.placeholder("paper")), lte(snapshots.at, sql.placeholder("at"))))
    .orderBy(desc(snapshots.at))
    .limit(2)
    .prepare();
  const dropSnapshot = orm
    .delete(snapshots)
    .where(and(eq(snapshots.paper, sql.placeholder("paper")), eq(snapshots.at, sql.placeholder("at"))))
    .prepare();
  const addSnapshot = orm
    .insert(snapshots)
    .values({
      paper: sql.placeholder("paper"),
      at: sql.placeholder("at"),
      upvotes: sql.placeholder("upvotes"),
    })
    .onConflictDoUpdate({ target: [snapshots.paper, snapshots.at], set: { upvotes: sql`excluded.upvotes` } })
    .prepare();

  // With max(), SQLite takes the other columns from the row that has the maximum.
  const sightings = orm
    .select({ paper: snapshots.paper, upvotes: snapshots.upvotes, at: max(snapshots.at) })
    .from(snapshots)
    .where(and(isOneOf(snapshots.paper, sql.placeholder("ids")), lte(snapshots.at, sql.placeholder("at"))))
    .groupBy(snapshots.paper)
    .prepare();

  function save(told: readonly Paper[], at: number, day?: Day): Saved & { ids: readonly PaperId[] } {
    const ids = [...new Set(told.map((paper) => paper.id))];
    const known = table.load(ids);
    const merged = new Map(known);
    for (const paper of told) merged.set(paper.id, mergePaper(merged.get(paper.id), paper, at, day));
    const touched = [...merged.values()].filter((paper) => !isDeepStrictEqual(paper, known.get(paper.id)));
    if (touched.length > 0) put(touched);
    const added = merged.size - known.size;
    if (day) for (const id of ids) snapshot(id, merged.get(id)?.upvotes ?? 0, at);
    return { added, changed: touched.length - added, ids };
  }

  function put(papers: readonly KnownPaper[]): void {
    version.changed();
    const after = table.newestChange();
    const changes = papers.map((paper, index) => ({ change: after + index + 1, paper }));
    for (const change of changes) table.put(change);
    onSave({ after, changes });
  }

  /**
   * A third equal sighting in a row replaces the second, so an unchanging paper takes two rows rather than one per
   * sync.
   */
  function snapshot(paper: PaperId, upvotes: number, at: number): void {
    const [last, before] = newestTwo.all({ paper, at });
    if (last?.upvotes === upvotes && before?.upvotes === upvotes) dropSnapshot.run({ paper, at: last.at });
    addSnapshot.run({ paper, at, upvotes });
  }

  /**
   * Removes papers no longer listed on the day, unless the new list is incomplete or less than half of what was known:
   * a failing source returns short or empty lists, which must not wipe a day.
   */
  function relist(day: Day, ids: readonly PaperId[], absentAt: number | undefined, whole: boolean): void {
    const onDay = eq(listedPapers.day, day);
    const before = orm.select({ id: listedPapers.paper }).from(listedPapers).where(onDay).all();
    const now = new Set(ids);
    if (whole && ids.length * 2 >= before.length) {
      const gone = before.map(({ id }) => id).filter((id) => !now.has(id));
      if (gone.length > 0)
        orm
          .delete(listedPapers)
          .where(and(onDay, isOneOf(listedPapers.paper, gone)))
          .run();
    }
    const had = new Set(before.map(({ id }) => id));
    const fresh = ids
      .filter((id) => !had.has(id))
      .map((paper) => ({ day, paper, absentAt: absentAt ?? null }));
    if (fresh.length > 0) orm.insert(listedPapers).values(fresh).run();
  }

  return {
    saveListing: (day, told, at, whole = true) =>
      write(() => {
        const { added, changed, ids } = save(told, at, day);
        version.changed();
        const before = days.syncedAt(day);
        orm
          .insert(listings)
          .values({ day, syncedAt: at })
          .onConflictDoUpdate({ target: listings.day, set: { syncedAt: at } })
          .run();
        relist(day, ids, before, whole);
        return { added, changed };
      }),
    savePapers: (told, at, reached) =>
      write(() => {
        const { added, changed } = save(told, at);
        if (reached) {
          orm
            .insert(imports)
            .values(reached)
            .onConflictDoUpdate({ target: imports.source, set: reached })
            .run();
        }
        return { added, changed };
      }),
    importMark: (source) => read(() => orm.select().from(imports).where(eq(imports.source, source)).get()),
    finishImport: (source) =>
      write(() => {
        orm.delete(imports).where(eq(imports.source, source)).run();
      }),
    paper: (id) => read(() => table.load([id]).get(id)),
    papers: (ids) => read(() => table.load(ids)),
    listing: (day) => read(() => days.between(day, day)[0]),
    listings: (from, to) => read(() => days.between(from, to)),
    upvotesAt: (asked) =>
      read(() =>
        asked.map(({ papers, at }) => {
          const rows = sightings.all({ ids: JSON.stringify(papers), at });
          return new Map(rows.map(({ paper, upvotes, at: seen }) => [paper, { upvotes, at: seen ?? at }]));
        }),
      ),
    lastSyncedAt: () =>
      read(
        () =>
          orm
            .select({ at: max(listings.syncedAt) })
            .from(listings)
            .get()?.at ?? undefined,
      ),
    librarySize: () =>
      read(() => {
        const newest = orm
          .select({ day: max(listedPapers.day) })
          .from(listedPapers)
          .get();
        return { papers: table.count(), newestDay: (newest?.day ?? undefined) as Day | undefined };
      }),
  };
}
