import type { Database } from "better-sqlite3";

/** Changes whenever what the tables hold changes its form or meaning; older data are thrown away and built anew. */
const FORMAT = "11";

/** The index stands in one of two sets of tables; the other is free for building it anew. */
export type IndexSet = "a" | "b";

/** Whether the tables are there in this program's format. */
export function isPrepared(db: Database): boolean {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'search_meta'").get();
  return there !== undefined && readMeta(db, "format") === FORMAT;
}

/** Makes sure that they are; those of another format are emptied. Call it in a transaction. */
export function prepareTables(db: Database): void {
  // Another process may have been quicker.
  if (isPrepared(db)) return;
  db.exec("CREATE TABLE IF NOT EXISTS search_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  for (const set of ["a", "b"] as const) dropSet(db, set);
  db.exec("DELETE FROM search_meta");
  createSet(db, "a");
  writeMeta(db, "active", "a");
  writeMeta(db, "format", FORMAT);
}

/** The set that answers. */
export function activeSet(db: Database): IndexSet {
  return readMeta(db, "active") === "b" ? "b" : "a";
}

/** The set that does not. */
export function otherSet(set: IndexSet): IndexSet {
  return set === "a" ? "b" : "a";
}

/** The newest change of the source up to which the set holds all. */
export function changeOf(db: Database, set: IndexSet): number {
  return Number(readMeta(db, `change_${set}`) ?? 0);
}

/** Notes that the set holds everything up to `change`. */
export function setChange(db: Database, set: IndexSet, change: number): void {
  writeMeta(db, `change_${set}`, String(change));
}

/** How many papers the set holds. */
export function paperCount(db: Database, set: IndexSet): number {
  return db.prepare<[], number>(`SELECT count(*) FROM search_paper_${set}`).pluck().get() ?? 0;
}

/** Forgets which papers changed, but for the last `kept` times. */
export function dropChangesBefore(db: Database, set: IndexSet, kept: number): void {
  db.exec(`DELETE FROM search_change_${set}
    WHERE stamp <= (SELECT max(stamp) FROM search_change_${set}) - ${kept}`);
}

/** One value of the index's own settings. */
export function readMeta(db: Database, key: string): string | undefined {
  return db.prepare<[string], { value: string }>("SELECT value FROM search_meta WHERE key = ?").get(key)
    ?.value;
}

/** Sets one value of the index's own settings. */
export function writeMeta(db: Database, key: string, value: string): void {
  db.prepare("INSERT OR REPLACE INTO search_meta (key, value) VALUES (?, ?)").run(key, value);
}

/**
 * Creates the tables of a set, empty: every word ever met with the number of its stem; one row and one blob of word
 * numbers for each paper; what changed since (deleted or altered papers); each run of papers ("segment") with how long
 * they are in words and names; and its postings of every term under the key `segment << 24 | term`.
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

/** Drops the tables of a set, where they are there. */
export function dropSet(db: Database, set: IndexSet): void {
  for (const table of ["word", "paper", "text", "change", "segment", "posting"]) {
    db.exec(`DROP TABLE IF EXISTS search_${table}_${set}`);
  }
}
