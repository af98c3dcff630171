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

/** Up to here the whole file is checked, in a second or two; beyond it, what nobody can load again. */
const CHECKED_BYTES = 512 * 2 ** 20;
/** Small however large the library is, and the last that anybody wants to lose. */
const PRECIOUS = [schema.subscriptions, schema.watches, schema.savedPapers, schema.deliveries].map(
  getTableName,
);

/**
 * Refuses a file that was in use and has been emptied since, because it would pass for a new one and everything in it
 * would vanish without a word. `beginAnew` lets it pass, and moves aside what is left of it. Looks before SQLite does,
 * which deletes the log of an empty file. Returns whether a database without tables may be begun here.
 */
export function refuseEmptied(file: string, beginAnew: boolean, log: Pick<Log, "warn">): boolean {
  if (sizeOf(file) > 0) return beginAnew;
  const writes = `${file}-wal`;
  const lost = sizeOf(writes) > 0;
  const used = wasInUse(file);
  // A file that is gone, and its log with it, was taken away on purpose.
  if (!beginAnew && (lost || (used && existsSync(file)))) throw emptied(file);
  if (lost) renameSync(writes, `${writes}.lost`);
  if (lost || used) log.warn("beginning with an empty database where one was in use", { file });
  return beginAnew || !existsSync(file);
}

/** The same for a file that SQLite can read, but in which no table is left. */
export function refuseTableless(client: Sqlite.Database, file: string): void {
  if (!isEmpty(client)) return;
  const versioned = Number(client.pragma("user_version", { simple: true })) > 0;
  if (versioned || wasInUse(file)) throw emptied(file);
}

/** Throws StoreError where a migrated database lacks one of our tables. */
export function refuseIncomplete(client: Sqlite.Database, file: string): void {
  const there = new Set(client.prepare("select name from sqlite_schema where type = 'table'").pluck().all());
  const missing = Object.values(schema)
    .filter((table) => is(table, SQLiteTable))
    .map(getTableName)
    .filter((name) => !there.has(name));
  if (missing.length > 0) throw damaged(file, `it has no ${missing.join(", ")}`);
}

/** Throws StoreError where SQLite finds the file damaged; of a very large one only what nobody can load again is read. */
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
      "or begin anew with: paperboy start --new-database",
  );
}

/** Whether something beside the file shows that Paperboy has served from it, or brought it up to date. */
function wasInUse(file: string): boolean {
  const backup = `${basename(file)}.before-`;
  return (
    sizeOf(claimFile(file)) > 0 ||
    (existsSync(dirname(file)) && readdirSync(dirname(file)).some((name) => name.startsWith(backup)))
  );
}

/** Bytes; 0 where there is no such file. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
