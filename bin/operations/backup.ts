import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { backUp, backupIn, restore } from "../../drizzle/sqlite/transfer/backup.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { StoreError, UserError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { counted } from "../../src/text/format.ts";
import { isShared } from "../database/database.ts";
import { databaseBytes, freeBytes, megabytes } from "../database/disk.ts";
import { say, warn } from "../output.ts";

const HOUR_MS = 3_600_000;

/** The options of `paperboy backup`. */
export interface BackupOptions {
  /** A file, or a folder in which the file is named after the time. */
  readonly target: string;
  /** Hours between two backups. */
  readonly every: number | undefined;
  /** Number of backups to keep in the folder. */
  readonly keep: number | undefined;
}

/** `paperboy backup`: once, or repeatedly until `stopped`. */
export async function backUpTo(
  file: string,
  { target, every, keep }: BackupOptions,
  { clock, stopped }: { readonly clock: Clock; readonly stopped: AbortSignal },
): Promise<void> {
  const folder = isFolder(target);
  if (!folder && (every !== undefined || keep !== undefined))
    throw new UserError(`${target} is not a folder. --every and --keep need one; ${target}/ creates it.`);
  if (every === undefined) return once(file, target, keep, clock);
  while (!stopped.aborted) {
    try {
      await once(file, target, keep, clock);
    } catch (error) {
      // The next one may succeed, once a full disk has been cleared or a database is back.
      if (!(error instanceof StoreError || error instanceof UserError)) throw error;
      warn(`${error.message} Retrying in ${counted(every, "hour")}.`);
    }
    await clock.sleep(every * HOUR_MS, stopped).catch(() => {});
  }
}

async function once(file: string, target: string, keep: number | undefined, clock: Clock): Promise<void> {
  const folder = isFolder(target);
  if (folder) mkdirSync(target, { recursive: true });
  const path = folder ? backupIn(target, file, clock.now()) : target;
  if (!folder && existsSync(path))
    throw new UserError(
      `${path} already exists. Name another file, or a folder, where each gets its own name.`,
    );
  // The copy, and its compressed form next to it.
  const needed = databaseBytes(file) * 1.5;
  if ((await freeBytes(path)) < needed)
    throw new UserError(`A backup to ${path} needs ${megabytes(needed)}, and less is free. Make room first.`);
  const bytes = await backUp(file, path);
  say(`${path}: ${megabytes(bytes)}, checked`);
  if (folder && keep !== undefined) forgetOld(target, file, keep);
}

/** Deletes only the oldest of this database's backups in the folder. */
function forgetOld(folder: string, file: string, keep: number): void {
  const [before = ""] = basename(backupIn(folder, file, 0)).split("19700101T000000Z");
  const ours = readdirSync(folder)
    .filter((name) => name.startsWith(before) && /^\d{8}T\d{6}Z\.db\.gz$/.test(name.slice(before.length)))
    .sort();
  for (const name of ours.slice(0, -keep)) rmSync(join(folder, name));
}

function isFolder(path: string): boolean {
  return /[\\/]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** `paperboy restore` without a file: PostgreSQL's own tools have already restored the database. */
export async function noteRestored(database: string, clock: Clock): Promise<void> {
  if (!isShared(database)) throw new UserError("Name the backup: paperboy restore FILE.");
  const { markRestored } = await import("../../drizzle/postgres/transfer/restore.ts");
  await markRestored(database, clock.now(), silentLog);
  say("Noted. Before posting anything due by now, Paperboy checks whether it was posted already.");
}

/** `paperboy restore`: replaces the database with a backup. */
export async function restoreFrom(file: string, source: string, clock: Clock): Promise<void> {
  if (!existsSync(source))
    throw new UserError(`${source} does not exist. Name a file that “paperboy backup” made.`);
  const { kept } = await restore(file, source, clock);
  say(`${file} was restored from ${source}.`);
  if (kept !== undefined) say(`The previous file is kept as ${kept}; delete it when you no longer need it.`);
  say("At the next start, Paperboy looks for what was posted since the backup and recounts the reactions.");
}
