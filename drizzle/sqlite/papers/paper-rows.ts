import { asc, count, getTableColumns, gt, is, max, Placeholder, type SQL, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import type { PaperChange } from "../../../src/search/search-index.ts";
import { papers } from "../schema.ts";

/** The table of papers, accessed within the caller's transaction. */
export interface Papers {
  /** The existing papers among these, in the order requested. */
  load(ids: readonly PaperId[]): Map<PaperId, KnownPaper>;
  /** Up to `limit` papers last changed after `after`, in order of change. */
  changes(after: number, limit: number): PaperChange[];
  /** The latest change number; 0 if there is none. */
  newestChange(): number;
  count(): number;
  /** Adds or replaces a paper under this change number. */
  put(change: PaperChange): void;
}

export function createPapers(orm: BetterSQLite3Database): Papers {
  const columns = getTableColumns(papers);
  const values = Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)]));
  const replaced = Object.entries(columns).filter(([name]) => name !== "id");
  // Prepared once: an import writes a million of them.
  const put = orm
    .insert(papers)
    .values(values as unknown as typeof papers.$inferInsert)
    .onConflictDoUpdate({
      target: papers.id,
      set: Object.fromEntries(replaced.map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)])),
    })
    .prepare();
  // Prepared once: a search reads ten papers while this thread has other work to do.
  const load = orm
    .select()
    .from(papers)
    .where(isOneOf(papers.id, sql.placeholder("ids")))
    .prepare();
  const changed = orm
    .select()
    .from(papers)
    .where(gt(papers.change, sql.placeholder("after")))
    .orderBy(asc(papers.change))
    .limit(sql.placeholder("limit"))
    .prepare();
  const newest = orm
    .select({ change: max(papers.change) })
    .from(papers)
    .prepare();
  const absent = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));

  return {
    load(ids) {
      const found = load.all({ ids: JSON.stringify(ids) }).map(fromRow);
      const byId = new Map(found.map((paper) => [paper.id, paper]));
      return new Map(
        ids.flatMap((id) => {
          const paper = byId.get(id);
          return paper ? [[id, paper]] : [];
        }),
      );
    },
    changes: (after, limit) =>
      changed.all({ after, limit }).map((row) => ({ change: row.change, paper: fromRow(row) })),
    newestChange: () => newest.get()?.change ?? 0,
    count: () => orm.select({ n: count() }).from(papers).get()?.n ?? 0,
    put: ({ change, paper }) => put.run({ ...absent, ...paper, change }),
  };
}

/** Converts a row to a paper: null columns become absent properties. */
export function fromRow({ change: _, ...facts }: typeof papers.$inferSelect): KnownPaper {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null),
  ) as unknown as KnownPaper;
}

/** Whether `column` is one of `values`. They are passed as a single parameter, a JSON array if prepared. */
export function isOneOf(column: AnySQLiteColumn, values: readonly string[] | Placeholder): SQL {
  return sql`${column} in (select value from json_each(${is(values, Placeholder) ? values : JSON.stringify(values)}))`;
}
