/** A row, with the column names shared by both stores' schemas and the values as they read them. */
export type CopiedRow = Readonly<Record<string, unknown>>;

/** A row's key, after which reading continues; empty if a table has no key and is read whole. */
export type Cursor = readonly unknown[];

/** Rows of a table, in key order. */
export interface Page {
  readonly rows: readonly CopiedRow[];
  /** The key of the last row; undefined if there are none. */
  readonly last: Cursor | undefined;
}

/** Progress of a copy: all earlier tables, and `table` up to the key `after`. */
export interface CopyMark {
  /** The database being copied. */
  readonly source: string;
  readonly table: string;
  readonly after: Cursor | undefined;
}

/** A database to copy. Nobody else can serve from it until it is closed. Failures throw StoreError. */
export interface CopySource {
  /** Its name for people. */
  readonly place: string;
  /** Ordered so that tables come after the ones they reference. */
  readonly tables: readonly string[];
  count(table: string): Promise<number>;
  read(table: string, after: Cursor | undefined, limit: number): Promise<Page>;
  close(): Promise<void>;
}

/** A database being filled by a copy. Until that is finished, nobody can serve from it. */
export interface CopyTarget extends CopySource {
  /** Undefined if no copy was started here. */
  mark(): Promise<CopyMark | undefined>;
  /** Empties the tables and records which database is copied into them. */
  begin(mark: CopyMark): Promise<void>;
  /** Adds rows and records the progress, atomically. */
  write(table: string, rows: readonly CopiedRow[], mark: CopyMark): Promise<void>;
  /** Turns it into an ordinary database. */
  finish(): Promise<void>;
}

/** Columns that each database numbers itself. */
export const NOT_COPIED: Readonly<Record<string, readonly string[]>> = { sessions: ["id"] };

/** Generated on first use, so it does not count as content. */
export const MADE_UP = "secrets";
