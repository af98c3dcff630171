import { existsSync, readdirSync, renameSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import type Sqlite from "better-sqlite3";
import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import * as schema from "../schema.ts";
import { claimFile } from "./claim.ts";
import { isEmpty } from "./file.ts";

/**
 * Files up to this size are checked completely, in a second or two; of larger ones, only what cannot be downloaded
 * again.
 */
const CHECKED_BYTES = 512 * 2 ** 20;
/** Tables that stay small however large the library grows, and that people least want to lose. */
const PRECIOUS = [schema.subscriptions, schema.watches, schema.savedPapers, schema.deliveries].map(
  getTableName,
);

/**
 * Rejects a file that was in use and has since been emptied: it would pass for a new one, and all data would vanish
 * without notice. `beginAnew` allows it, and moves aside what is left. Checks before SQLite opens the file, which would
 * delete an empty file's log. Returns whether a database without tables may be created here.
 */
export function refuseEmptied(file: string, beginAnew: boolean, log: Pick<Log, "warn">): boolean {
  if (sizeOf(file) > 0) return beginAnew;
  const writes = `${file}-wal`;
  const lost = sizeOf(writes) > 0;
  const used = wasInUse(file);
  // If both the file and its log are gone, somebody removed them on purpose.
  if (!beginAnew && (lost || (used && existsSync(file)))) throw emptied(file);
  if (lost) renameSync(writes, `${writes}.lost`);
  if (lost || used) log.warn("starting with an empty database although one was in use", { file });
  return beginAnew || !existsSync(file);
}

/** The same for a file that SQLite can read but that has no tables left. */
export function refuseTableless(client: Sqlite.Database, file: string): void {
  if (!isEmpty(client)) return;
  const versioned = Number(client.pragma("user_version", { simple: true })) > 0;
  if (versioned || wasInUse(file)) throw emptied(file);
}

/** Throws StoreError if a migrated database lacks one of our tables. */
export function refuseIncomplete(client: Sqlite.Database, file: string): void {
  const there = new Set(client.prepare("select name from sqlite_schema where type = 'table'").pluck().all());
  const missing = Object.values(schema)
    .filter((table) => is(table, SQLiteTable))
    .map(getTableName)
    .filter((name) => !there.has(name));
  if (missing.length > 0) throw damaged(file, `it has no ${missing.join(", ")}`);
}

/**
 * Throws StoreError if SQLite finds the file damaged. In a very large file, checks only data that cannot be downloaded
 * again.
 */
export function checkQuickly(client: Sqlite.Database, file: string, checkedBytes = CHECKED_BYTES): void {
  const parts = sizeOf(file) > checkedBytes ? PRECIOUS.map((table) => `(${table})`) : ["(1)"];
  for (const part of parts) {
    const found = client.pragma(`quick_check${part}`, { simple: true });
    if (found !== "ok") throw damaged(file, String(found).split("\n").at(-1) ?? "");
  }
}

function damaged(file: string, how: string): StoreError {
  return new StoreError(
    "corrupt",
    `The database ${file} is damaged: ${how.trim()}. Restore the newest backup with: paperboy restore FILE ` +
      `(or a ${file}.before-*.bak, if there is one), or save what can be read with: sqlite3 "${file}" .recover`,
  );
}

function emptied(file: string): StoreError {
  return new StoreError(
    "corrupt",
    `The database ${file} was in use before and is ${existsSync(file) ? "empty" : "missing"}, and with it all subscriptions ` +
      `and votes. Restore the newest backup with: paperboy restore FILE (or a ${file}.before-*.bak, if there is one), ` +
      "or start over with: paperboy start --new-database",
  );
}

/** Whether a file next to it shows that Paperboy has served from this one or migrated it. */
function wasInUse(file: string): boolean {
  const backup = `${basename(file)}.before-`;
  return (
    sizeOf(claimFile(file)) > 0 ||
    (existsSync(dirname(file)) && readdirSync(dirname(file)).some((name) => name.startsWith(backup)))
  );
}

/** Size in bytes; 0 if there is no such file. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
