import type { Database } from "better-sqlite3";

/** Changes whenever the form or meaning of the tables' data changes; older data are discarded and rebuilt. */
const FORMAT = "11";

/** The index uses one of two sets of tables; the other is free for a rebuild. */
export type IndexSet = "a" | "b";

/** Whether the tables exist in this program's format. */
export function isPrepared(db: Database): boolean {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'search_meta'").get();
  return there !== undefined && readMeta(db, "format") === FORMAT;
}

/** Creates the tables if needed, emptying those in another format. Call it in a transaction. */
export function prepareTables(db: Database): void {
  // Another process may have been faster.
  if (isPrepared(db)) return;
  db.exec("CREATE TABLE IF NOT EXISTS search_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  for (const set of ["a", "b"] as const) dropSet(db, set);
  db.exec("DELETE FROM search_meta");
  createSet(db, "a");
  writeMeta(db, "active", "a");
  writeMeta(db, "format", FORMAT);
}

/** The set that answers queries. */
export function activeSet(db: Database): IndexSet {
  return readMeta(db, "active") === "b" ? "b" : "a";
}

/** The set that does not. */
export function otherSet(set: IndexSet): IndexSet {
  return set === "a" ? "b" : "a";
}

/** The latest change of the source up to which the set is complete. */
export function changeOf(db: Database, set: IndexSet): number {
  return Number(readMeta(db, `change_${set}`) ?? 0);
}

/** Records that the set is complete up to `change`. */
export function setChange(db: Database, set: IndexSet, change: number): void {
  writeMeta(db, `change_${set}`, String(change));
}

/** Number of papers in the set. */
export function paperCount(db: Database, set: IndexSet): number {
  return db.prepare<[], number>(`SELECT count(*) FROM search_paper_${set}`).pluck().get() ?? 0;
}

/** Drops the record of changed papers, except for the last `kept` changes. */
export function dropChangesBefore(db: Database, set: IndexSet, kept: number): void {
  db.exec(`DELETE FROM search_change_${set}
    WHERE stamp <= (SELECT max(stamp) FROM search_change_${set}) - ${kept}`);
}

/** Reads one of the index's settings. */
export function readMeta(db: Database, key: string): string | undefined {
  return db.prepare<[string], { value: string }>("SELECT value FROM search_meta WHERE key = ?").get(key)
    ?.value;
}

/** Writes one of the index's settings. */
export function writeMeta(db: Database, key: string, value: string): void {
  db.prepare("INSERT OR REPLACE INTO search_meta (key, value) VALUES (?, ?)").run(key, value);
}

/**
 * Creates a set's tables, empty: every known word with the number of its stem; a row and a blob of word numbers per
 * paper; later changes (deleted or altered papers); each run of papers ("segment") with the papers' lengths in words
 * and names; and its postings for every term under the key `segment << 24 | term`.
 */
export function createSet(db: Database, set: IndexSet): void {
  dropSet(db, set);
  setChange(db, set, 0);
  db.exec(`
    CREATE TABLE search_word_${set} (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, term INTEGER NOT NULL);
    CREATE TABLE search_paper_${set} (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest INTEGER NOT NULL, day INTEGER NOT NULL,
      upvotes INTEGER NOT NULL
    );
    CREATE TABLE search_text_${set} (n INTEGER PRIMARY KEY, words BLOB NOT NULL);
    CREATE TABLE search_change_${set} (stamp INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER NOT NULL);
    CREATE TABLE search_segment_${set} (
      id INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER NOT NULL, last INTEGER NOT NULL, length REAL NOT NULL,
      words BLOB NOT NULL, names BLOB NOT NULL
    );
    CREATE TABLE search_posting_${set} (key INTEGER PRIMARY KEY, data BLOB NOT NULL);
  `);
}

/** Drops a set's tables if they exist. */
export function dropSet(db: Database, set: IndexSet): void {
  for (const table of ["word", "paper", "text", "change", "segment", "posting"]) {
    db.exec(`DROP TABLE IF EXISTS search_${table}_${set}`);
  }
}
