/** A row under the names that both stores' schemas give its columns, with values as they read them. */
export type CopiedRow = Readonly<Record<string, unknown>>;

/** The key of a row, after which reading goes on; empty where a table has none and is read at once. */
export type Cursor = readonly unknown[];

/** Some rows of a table, in the order of its key. */
export interface Page {
  readonly rows: readonly CopiedRow[];
  /** Of the last of them; undefined where there are none. */
  readonly last: Cursor | undefined;
}

/** How far a copy has come: up to the key `after` in `table`, and all of the tables before it. */
export interface CopyMark {
  /** Whose copy it is. */
  readonly source: string;
  readonly table: string;
  readonly after: Cursor | undefined;
}

/** A database that is copied. Nobody else serves from it until it is closed. Failures throw StoreError. */
export interface CopySource {
  /** Names it to people. */
  readonly place: string;
  /** In an order in which rows refer to tables before their own. */
  readonly tables: readonly string[];
  count(table: string): Promise<number>;
  read(table: string, after: Cursor | undefined, limit: number): Promise<Page>;
  close(): Promise<void>;
}

/** A database that a copy is made in. As long as it is not finished, nobody can serve from it. */
export interface CopyTarget extends CopySource {
  /** Undefined where no copy was begun here. */
  mark(): Promise<CopyMark | undefined>;
  /** Empties the tables, and says whose copy they are to hold. */
  begin(mark: CopyMark): Promise<void>;
  /** Adds rows, and notes how far that is, both or neither. */
  write(table: string, rows: readonly CopiedRow[], mark: CopyMark): Promise<void>;
  /** From here on it is a database like any other. */
  finish(): Promise<void>;
}

/** What each database numbers for itself. */
export const NOT_COPIED: Readonly<Record<string, readonly string[]>> = { sessions: ["id"] };

/** Made by the first who asks for it, and so no content. */
export const MADE_UP = "secrets";
