import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type Sqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Clock } from "../../../src/runtime/clock.ts";
import { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { SqliteDatabase } from "../../shared/driver.ts";
import { isBusy, toStoreError } from "../../shared/errors.ts";
import { createGroup } from "./group-commit.ts";

/** "Papr": marks the file as ours, so that another program's database is never written to. */
const APPLICATION_ID = 0x50617072;
/** How long a statement waits for another connection. It blocks the event loop, so not for long. */
const BUSY_MS = 5_000;
const WAL_TRIES = 10;
const WAL_WAIT_MS = 50;
const IN_MEMORY = ":memory:";
/** Every commit waits for the disk. */
const SYNCED = "synchronous = FULL";
/** Only checkpoints do, so that the last commits may be lost together, but never one without those after it. */
const LOOSE = "synchronous = NORMAL";

/** An open, migrated database. */
export interface Database {
  readonly client: Sqlite.Database;
  readonly orm: BetterSQLite3Database;
  /** Runs `work` on one consistent state. */
  read<T>(work: () => T): Promise<T>;
  /** Runs `work`, which must not be async, whole or not at all; what it did outlives a power cut. */
  write<T>(work: () => T): Promise<T>;
  /**
   * As `write`, but in one commit with whatever else is asked for in the same turn of the event loop: with a commit on
   * the disk for each, a burst of small writes would wait for the disk. Resolves after the commit. In the order asked.
   */
  grouped<T>(work: () => T): Promise<T>;
  /**
   * Like `write`, but done again where a power cut takes it back, and so not worth waiting for the disk. A later `write`
   * makes it as safe as itself. A crash of the process alone loses neither.
   */
  writeLoosely<T>(work: () => T): Promise<T>;
  /** Within a write: runs `work` whole or not at all; if it throws, the rest of the write goes on without it. */
  attempt<T>(work: () => T): T | { readonly failed: StoreError };
  /** Awaits `work`, which uses the connection by itself, and translates its errors as the two above do. */
  outside<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Opens, creates or migrates `file` (`:memory:` for none). Throws StoreError. */
export async function openDatabase(options: {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the migrations are; the product's own unless told. */
  readonly migrations?: string;
  /** Milliseconds that a statement waits for another connection; 5 s unless told. */
  readonly busyMs?: number;
  /** When grouped writes are committed; after this turn of the event loop unless told. */
  readonly soon?: (commit: () => void) => void;
}): Promise<Database> {
  const { clock, log, busyMs = BUSY_MS, soon = setImmediate } = options;
  const file = options.file === IN_MEMORY ? IN_MEMORY : resolve(options.file);
  let client: Sqlite.Database | undefined;
  try {
    if (file !== IN_MEMORY) prepareFolder(file);
    client = new SqliteDatabase(file, { timeout: busyMs });
    assertOurs(client, file);
    // Only a file without tables can begin to keep track of its free pages; see erase.ts.
    if (isEmpty(client)) client.pragma("auto_vacuum = INCREMENTAL");
    await useWal(client, clock);
    client.pragma(SYNCED);
    // What is deleted is overwritten where that costs no further write to the disk.
    client.pragma("secure_delete = FAST");
    migrate(client, file, options.migrations ?? ownMigrations(), log);
    client.pragma("foreign_keys = ON");
    return wrap(client, file, soon);
  } catch (error) {
    client?.close();
    throw toStoreError(error, file);
  }
}

function wrap(client: Sqlite.Database, file: string, soon: (commit: () => void) => void): Database {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, file);
    }
  };
  const group = createGroup(client, soon);
  return {
    client,
    orm: drizzle(client),
    grouped: (work) => group.add(work).catch((error) => Promise.reject(toStoreError(error, file))),
    read: async (work) => guarded(() => client.transaction(work).deferred()),
    // A deferred transaction that turns from reading to writing fails where another has written meanwhile, and no
    // time-out helps. So writers take the lock first.
    write: async (work) => guarded(() => client.transaction(work).immediate()),
    writeLoosely: async (work) =>
      guarded(() => {
        client.pragma(LOOSE);
        try {
          return client.transaction(work).immediate();
        } finally {
          client.pragma(SYNCED);
        }
      }),
    attempt: (work) => {
      try {
        // A transaction within another is a savepoint.
        return client.transaction(work)();
      } catch (error) {
        // A full disk and the like have undone the whole of it.
        if (!client.inTransaction) throw error;
        return { failed: toStoreError(error, file) };
      }
    },
    outside: async (work) => {
      try {
        if (!client.open) throw new Error("it is closed");
        return await work();
      } catch (error) {
        throw toStoreError(error, file);
      }
    },
    close: () => {
      group.flush();
      guarded(() => client.close());
    },
  };
}

function prepareFolder(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // SQLite opens what it may not write for reading, and reports a closed folder as "unable to open".
  accessSync(dirname(file), constants.W_OK);
  if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
}

/** Reads the header and the table of contents, and so finds files that are no database, cut short, or not ours. */
function assertOurs(client: Sqlite.Database, file: string): void {
  if (isEmpty(client)) return;
  // Read last: another process may just have created the tables, and marked the file in the same transaction.
  if (client.pragma("application_id", { simple: true }) === APPLICATION_ID) return;
  throw new StoreError(
    "not-a-database",
    `${file} is a database of another program. Name another file with --database or PAPERBOY_DATABASE.`,
  );
}

function isEmpty(client: Sqlite.Database): boolean {
  return client.prepare("select count(*) from sqlite_schema").pluck().get() === 0;
}

/** Turning a file to WAL fails at once where another process is at it, whatever the time-out: so try for a while. */
async function useWal(client: Sqlite.Database, clock: Clock): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      client.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || tries === WAL_TRIES) throw error;
      await clock.sleep(WAL_WAIT_MS);
    }
  }
}

function ownMigrations(): string {
  // By the package's own name for its root: the same folder from the sources, from dist and in tests.
  return dirname(
    dirname(fileURLToPath(import.meta.resolve("#root/drizzle/sqlite/migrations/meta/_journal.json"))),
  );
}

/** Brings the schema up to date. Its version is the number of migrations applied, kept in `user_version`. */
function migrate(client: Sqlite.Database, file: string, folder: string, log: Log): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  // Rebuilding a table drops it for a moment; the references are checked as a whole before the commit instead.
  client.pragma("foreign_keys = OFF");
  const applied = client
    .transaction(() => {
      const from = Number(client.pragma("user_version", { simple: true }));
      if (from > migrations.length) {
        throw new StoreError(
          "newer-schema",
          `The database ${file} was written by a newer Paperboy (schema ${from}, this one knows ${migrations.length}). ` +
            `Update Paperboy, or restore the copy from before the update (${file}.before-${from}.bak, if there is one).`,
        );
      }
      if (from === migrations.length) return undefined;
      const backup =
        from > 0 && file !== IN_MEMORY ? backUp(file, `${file}.before-${migrations.length}.bak`) : undefined;
      for (const migration of migrations.slice(from)) {
        for (const statement of migration.sql) client.exec(statement);
      }
      if ((client.pragma("foreign_key_check") as unknown[]).length > 0) {
        throw new StoreError(
          "corrupt",
          `The database ${file} could not be brought up to date: rows refer to missing rows.`,
        );
      }
      client.pragma(`application_id = ${APPLICATION_ID}`);
      client.pragma(`user_version = ${migrations.length}`);
      return { from, to: migrations.length, backup };
    })
    // The lock makes a second process that opens at the same time wait, and then find nothing left to do.
    .immediate();
  if (applied && applied.from > 0) log.info("database brought up to date", { file, ...applied });
}

/** Copies the committed state through a second connection, while the caller's lock keeps everyone from changing it. */
function backUp(file: string, target: string): string {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  const reader = new SqliteDatabase(file, { readonly: true, timeout: BUSY_MS });
  try {
    reader.prepare("VACUUM INTO ?").run(partial);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    reader.close();
  }
  const written = openSync(partial, "r+");
  fsyncSync(written);
  closeSync(written);
  renameSync(partial, target);
  return target;
}
