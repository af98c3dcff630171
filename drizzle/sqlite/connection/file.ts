import { accessSync, constants, existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type Sqlite from "better-sqlite3";
import { StoreError } from "../../../src/runtime/errors.ts";

/** "Papr": marks the file as ours, so that we never write to another program's database. */
export const APPLICATION_ID = 0x50617072;
export const IN_MEMORY = ":memory:";
/** How long opening waits for another process. That blocks the event loop, but nothing is running yet. */
export const OPENING_MS = 5_000;

/**
 * The absolute path, with symlinks resolved: the files next to a database must be the same for everyone who opens it.
 */
export function realFile(file: string): string {
  return existsSync(file) ? realpathSync(file) : resolve(file);
}

/** Creates the folder, and throws if it or the file is not writable. */
export function prepareFolder(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // SQLite opens a file it may not write as read-only, and reports an inaccessible folder as "unable to open".
  accessSync(dirname(file), constants.W_OK);
  if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
}

/** Reads the header and the schema, which detects files that are no database, truncated, or not ours. */
export function assertOurs(client: Sqlite.Database, file: string): void {
  if (isEmpty(client)) return;
  // Read last: another process may just have created the tables and marked the file, in one transaction.
  if (client.pragma("application_id", { simple: true }) === APPLICATION_ID) return;
  throw new StoreError(
    "not-a-database",
    `${file} is a database of another program. Name another file with --database or PAPERBOY_DATABASE.`,
  );
}

/** Whether it has no tables. */
export function isEmpty(client: Sqlite.Database): boolean {
  return client.prepare("select count(*) from sqlite_schema").pluck().get() === 0;
}
