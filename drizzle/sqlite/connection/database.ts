import type Sqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import type { Connection } from "../../shared/connection.ts";
import { SqliteDatabase } from "../../shared/driver.ts";
import { isBusy, toStoreError } from "../../shared/errors.ts";
import { createWriteQueue } from "../../shared/write-queue.ts";
import { type Claim, claim } from "./claim.ts";
import { assertOurs, IN_MEMORY, isEmpty, OPENING_MS, prepareFolder, realFile } from "./file.ts";
import { migrate, ownMigrations } from "./migrate.ts";
import { checkQuickly, refuseEmptied, refuseIncomplete, refuseTableless } from "./soundness.ts";

/** How long a statement waits for another connection: it blocks the event loop, so what waits longer waits in the queue. */
const BUSY_MS = 20;
/** How often, and how long apart, work is tried that fails at once where another connection is at the file. */
const TRIES = 40;
const TRY_MS = 50;

/** An open, migrated database. */
export interface Database extends Connection {
  readonly orm: BetterSQLite3Database;
  /** Runs `work` on one consistent state. */
  read<T>(work: () => T): Promise<T>;
  /** Runs `work`, which must not be async, whole or not at all; what it did outlives a power cut. Writes keep their order. */
  write<T>(work: () => T): Promise<T>;
  /**
   * As `write`, but in one commit with whatever else is asked for in the same turn of the event loop: with a commit on
   * the disk for each, a burst of small writes would wait for the disk. Resolves after the commit.
   */
  grouped<T>(work: () => T): Promise<T>;
  /**
   * Like `write`, but done again where a power cut takes it back, and so not worth waiting for the disk. A later `write`
   * makes it as safe as itself. A crash of the process alone loses neither.
   */
  writeLoosely<T>(work: () => T): Promise<T>;
  /** Within a write: runs `work` whole or not at all; if it throws, the rest of the write goes on without it. */
  attempt<T>(work: () => T): T | { readonly failed: StoreError };
  /** Begins no write until `work`, done by another connection of ours, has settled. */
  pause<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** How a database is opened, where that is not just to read or write it beside others. */
export interface Opening {
  /** For the process that serves: where another serves from the file already, it throws StoreError `locked`. */
  readonly claimed?: boolean;
  /** Reads the file through, and throws StoreError `corrupt` where it is damaged. */
  readonly checked?: boolean;
  /** Begins with an empty database where the file was in use and has been emptied, which is refused otherwise. */
  readonly beginAnew?: boolean;
}

/** Opens, creates or migrates `file` (`:memory:` for none). Throws StoreError. */
export async function openDatabase(options: {
  readonly file: string;
  readonly opening?: Opening;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the migrations are; the product's own unless told. */
  readonly migrations?: string;
  /** Milliseconds that opening waits for another process; 5 s unless told. */
  readonly openingMs?: number;
  /** When grouped writes are committed; after this turn of the event loop unless told. */
  readonly soon?: (commit: () => void) => void;
}): Promise<Database> {
  const {
    clock,
    log,
    openingMs = OPENING_MS,
    opening: { claimed, checked, beginAnew = false } = {},
  } = options;
  const file = options.file === IN_MEMORY ? IN_MEMORY : realFile(options.file);
  let client: Sqlite.Database | undefined;
  let held: Claim | undefined;
  let mayBegin = true;
  try {
    if (file !== IN_MEMORY) {
      prepareFolder(file);
      if (claimed) held = claim(file);
      mayBegin = refuseEmptied(file, beginAnew, log);
    }
    client = new SqliteDatabase(file, { timeout: openingMs });
    assertOurs(client, file);
    if (!mayBegin) refuseTableless(client, file);
    else if (isEmpty(client)) client.pragma("user_version = 0");
    // Only a file without tables can begin to keep track of its free pages; see secure-delete.ts.
    if (isEmpty(client)) client.pragma("auto_vacuum = INCREMENTAL");
    await useWal(client, clock);
    client.pragma("synchronous = FULL");
    // What is deleted is overwritten where that costs no further write to the disk.
    client.pragma("secure_delete = FAST");
    if (checked) checkQuickly(client, file);
    migrate(client, file, options.migrations ?? ownMigrations(), log);
    if (options.migrations === undefined) refuseIncomplete(client, file);
    client.pragma("foreign_keys = ON");
    client.pragma(`busy_timeout = ${BUSY_MS}`);
    held?.confirm();
    return wrap({ client, held, file, clock, log, ...(options.soon ? { soon: options.soon } : {}) });
  } catch (error) {
    client?.close();
    held?.release();
    throw toStoreError(error, file);
  }
}

function wrap(parts: {
  readonly client: Sqlite.Database;
  readonly held: Claim | undefined;
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly soon?: (commit: () => void) => void;
}): Database {
  const { client, file, clock } = parts;
  const queue = createWriteQueue(parts);
  const translated = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => Promise.reject(toStoreError(error, file)));
  return {
    client,
    orm: drizzle(client),
    read: (work) => translated(whileBusy(clock, () => client.transaction(work).deferred())),
    write: (work) => translated(queue.write(work)),
    grouped: (work) => translated(queue.write(work, "grouped")),
    writeLoosely: (work) => translated(queue.write(work, "loose")),
    pause: (work) => translated(queue.pause(work)),
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
    close: () => {
      try {
        if (client.open) queue.close();
        client.close();
        parts.held?.release();
      } catch (error) {
        throw toStoreError(error, file);
      }
    },
  };
}

/** Turning a file to WAL fails at once where another process is at it, whatever the time-out. */
async function useWal(client: Sqlite.Database, clock: Clock): Promise<void> {
  await whileBusy(clock, () => client.pragma("journal_mode = WAL"));
}

/** What `work` returns, which is done again for a while where another connection is in its way. */
async function whileBusy<T>(clock: Clock, work: () => T): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || tries === TRIES) throw error;
      await clock.sleep(TRY_MS);
    }
  }
}
