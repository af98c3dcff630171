import type { Database } from "better-sqlite3";

/** A connection to a SQLite file in which several modules have their own tables. */
export interface Connection {
  readonly client: Database;
  /** Runs `work`, which must not be async, in a transaction, after all previously requested writes. */
  write<T>(work: () => T): Promise<T>;
}
