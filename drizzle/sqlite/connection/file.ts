import { accessSync, constants, existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type Sqlite from "better-sqlite3";
import { StoreError } from "../../../src/runtime/errors.ts";

/** "Papr": marks the file as ours, so that another program's database is never written to. */
export const APPLICATION_ID = 0x50617072;
export const IN_MEMORY = ":memory:";
/** How long opening waits for another process. It blocks the event loop, while nothing runs yet. */
export const OPENING_MS = 5_000;

/** The absolute path, with links followed: what stands beside a database must be the same for everybody who opens it. */
export function realFile(file: string): string {
  return existsSync(file) ? realpathSync(file) : resolve(file);
}

/** Makes the folder, and throws where it or the file may not be written. */
export function prepareFolder(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // SQLite opens what it may not write for reading, and reports a closed folder as "unable to open".
  accessSync(dirname(file), constants.W_OK);
  if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
}

/** Reads the header and the table of contents, and so finds files that are no database, cut short, or not ours. */
export function assertOurs(client: Sqlite.Database, file: string): void {
  if (isEmpty(client)) return;
  // Read last: another process may just have created the tables, and marked the file in the same transaction.
  if (client.pragma("application_id", { simple: true }) === APPLICATION_ID) return;
  throw new StoreError(
    "not-a-database",
    `${file} is a database of another program. Name another file with --database or PAPERBOY_DATABASE.`,
  );
}

/** Whether there is no table in it. */
export function isEmpty(client: Sqlite.Database): boolean {
  return client.prepare("select count(*) from sqlite_schema").pluck().get() === 0;
}
