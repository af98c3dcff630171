import {
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type Sqlite from "better-sqlite3";
import { eq, inArray, sql } from "drizzle-orm";
import { type Clock, systemClock } from "../../../src/runtime/clock.ts";
import { StoreError } from "../../../src/runtime/errors.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { SqliteDatabase } from "../../shared/driver.ts";
import { toStoreError } from "../../shared/errors.ts";
import { claim } from "../connection/claim.ts";
import { openDatabase } from "../connection/database.ts";
import { assertOurs, isEmpty, OPENING_MS } from "../connection/file.ts";
import { deliveries, restores } from "../schema.ts";

/** Backups show who voted for what, so only the user who made them may read them. */
const MODE = 0o600;
/** Copies all pages in one step: a copy in several steps restarts whenever somebody writes in between. */
const ALL_PAGES = 0x7fff_ffff;
const GZIP = [0x1f, 0x8b];

/**
 * Copies the database to `target`, verified and compressed, while it is in use. `target` appears complete or not at
 * all. Returns its size in bytes. Throws StoreError.
 */
export async function backUp(file: string, target: string): Promise<number> {
  const copy = `${resolve(target)}.copying`;
  const packed = `${target}.partial`;
  try {
    const client = new SqliteDatabase(file, { readonly: true, timeout: OPENING_MS });
    try {
      assertOurs(client, file);
      if (isEmpty(client)) throw new StoreError("not-a-database", `The database ${file} is empty.`);
      await client.backup(copy, { progress: () => ALL_PAGES });
    } finally {
      client.close();
    }
    assertSound(copy);
    await pipeline(createReadStream(copy), createGzip(), createWriteStream(packed, { mode: MODE }));
    await flush(packed);
    renameSync(packed, target);
    return statSync(target).size;
  } catch (error) {
    throw toStoreError(error, file);
  } finally {
    remove(copy);
    rmSync(packed, { force: true });
  }
}

/** The result of a restore. */
export interface Restored {
  /** Where the previous file was moved. */
  readonly kept: string | undefined;
}

/**
 * Replaces the database with the backup `source`, compressed or not, migrated and marked so that nothing is posted
 * twice. The old file is kept next to it. Throws StoreError, leaving everything unchanged, if Paperboy is running, or
 * if the backup is damaged or from a newer version.
 */
export async function restore(file: string, source: string, clock: Clock = systemClock): Promise<Restored> {
  const fresh = `${resolve(file)}.restoring`;
  const held = claim(file);
  try {
    remove(fresh);
    await unpack(source, fresh);
    assertSound(fresh, source);
    await prepare(fresh, clock);
    await flush(fresh);
    return { kept: replace(file, fresh, clock.now()) };
  } catch (error) {
    throw refusal(toStoreError(error, source), source);
  } finally {
    remove(fresh);
    held.release();
  }
}

/** Rewords the error: the backup is at fault, not the database. */
function refusal(error: StoreError, source: string): StoreError {
  const about = (message: string) =>
    new StoreError(error.kind, `${message} Nothing was changed.`, { cause: error });
  switch (error.kind) {
    case "not-a-database":
      return about(
        `${source} is not a Paperboy backup. Name a file that “paperboy backup” made, or a ….bak beside the database.`,
      );
    case "corrupt":
      return about(`The backup ${source} is damaged. Take another one.`);
    case "newer-schema":
      return about(
        `The backup ${source} was made by a newer Paperboy. Update Paperboy, or take another one.`,
      );
    case "read-only":
    case "locked":
    case "full":
    case "unreachable":
    case "refused":
    case "other":
      return error;
    default:
      return error.kind satisfies never;
  }
}

async function unpack(source: string, target: string): Promise<void> {
  const opened = await open(source);
  if (!(await opened.stat()).isFile()) throw new StoreError("not-a-database", `${source} is not a file.`);
  const { buffer } = await opened.read(Buffer.alloc(2), 0, 2, 0);
  await opened.close();
  const written = createWriteStream(target, { mode: MODE });
  if (!GZIP.every((byte, at) => buffer[at] === byte)) return pipeline(createReadStream(source), written);
  try {
    await pipeline(createReadStream(source), createGunzip(), written);
  } catch (error) {
    if (!/^Z_/.test(String((error as NodeJS.ErrnoException).code))) throw error;
    throw new StoreError(
      "corrupt",
      `The backup ${source} is damaged: it cannot be unpacked. Take another one.`,
      {
        cause: error,
      },
    );
  }
}

/** Reads the whole file. Throws StoreError if it is damaged or not ours. */
function assertSound(file: string, name = file): void {
  const client = new SqliteDatabase(file, { readonly: true });
  try {
    assertOurs(client, name);
    const found = client.pragma("integrity_check(1)", { simple: true });
    if (isEmpty(client)) throw new StoreError("not-a-database", `${name} contains an empty database.`);
    if (found !== "ok")
      throw new StoreError("corrupt", `The backup ${name} is damaged: ${String(found)}. Take another one.`);
  } finally {
    client.close();
  }
}

/** Migrates the schema, and marks whatever may have been posted since as uncertain. */
async function prepare(fresh: string, clock: Clock): Promise<void> {
  const database = await openDatabase({ file: fresh, clock, log: silentLog });
  try {
    await database.write(() => {
      const { orm } = database;
      orm.insert(restores).values({ at: clock.now() }).onConflictDoNothing().run();
      orm
        .update(deliveries)
        .set({
          state: "unknown",
          firstAttemptAt: sql`coalesce(${deliveries.firstAttemptAt}, ${deliveries.dueAt})`,
          leaseUntil: null,
          notBefore: 0,
        })
        .where(inArray(deliveries.state, ["planned", "sending"]))
        .run();
      orm
        .update(deliveries)
        .set({ notBefore: 0, leaseUntil: null })
        .where(eq(deliveries.state, "unknown"))
        .run();
    });
    database.client.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

/** Returns where the old file is. However this ends, `file` is one of the two, complete. */
function replace(file: string, fresh: string, now: number): string | undefined {
  if (!existsSync(file)) {
    rmSync(`${file}-wal`, { force: true });
    renameSync(fresh, file);
    return undefined;
  }
  settle(file);
  const kept = `${file}.replaced-${stamp(now)}`;
  // A leftover log belongs to the old file, and would corrupt the new one.
  for (const log of ["-wal", "-shm"]) if (existsSync(file + log)) renameSync(file + log, kept + log);
  linkSync(file, kept);
  renameSync(fresh, file);
  return kept;
}

/** Moves the write-ahead log into the file, if still possible. */
function settle(file: string): void {
  let client: Sqlite.Database | undefined;
  try {
    client = new SqliteDatabase(file, { timeout: OPENING_MS });
    client.pragma("wal_checkpoint(TRUNCATE)");
  } catch {
    // The file is damaged, which may be why it is being replaced.
  } finally {
    client?.close();
  }
}

async function flush(file: string): Promise<void> {
  const written = await open(file, "r+");
  await written.sync();
  await written.close();
}

/** Removes the file and what SQLite and migrations leave next to it. */
function remove(file: string): void {
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(basename(file))) rmSync(join(dirname(file), name));
}

/** E.g. 20261130T141500Z: for file names that sort by time. */
export function stamp(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

/** The path of a new backup in a folder. */
export function backupIn(folder: string, file: string, now: number): string {
  return join(folder, `${basename(file).replace(/\.\w+$/, "")}-${stamp(now)}.db.gz`);
}
