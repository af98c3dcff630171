import type { Database } from "better-sqlite3";

/** A connection to a SQLite file in which several rooms keep tables of their own. */
export interface Connection {
  readonly client: Database;
  /** Runs `work`, which must not be async, in a transaction, after the writes that were asked for before. */
  write<T>(work: () => T): Promise<T>;
}
