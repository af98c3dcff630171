import type Sqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { partOf } from "../../../src/chat/parts.ts";
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

/**
 * How long a statement waits for another connection. That blocks the event loop, so longer waits happen in the queue.
 */
const BUSY_MS = 20;
/** Retries, and the pause between them, for work that fails at once while another connection uses the file. */
const TRIES = 40;
const TRY_MS = 50;

/** An open, migrated database. */
export interface Database extends Connection {
  readonly orm: BetterSQLite3Database;
  /** Runs `work` on one consistent state. */
  read<T>(work: () => T): Promise<T>;
  /** Runs `work`, which must not be async, atomically; the result survives a power cut. Writes keep their order. */
  write<T>(work: () => T): Promise<T>;
  /**
   * Like `write`, but in one commit with everything else requested in the same turn of the event loop. With a commit to
   * disk for each, a burst of small writes would wait for the disk. Resolves after the commit.
   */
  grouped<T>(work: () => T): Promise<T>;
  /**
   * Like `write`, but for work that is repeated if a power cut undoes it, and so not worth waiting for the disk. A
   * later `write` makes it just as safe. A process crash loses neither.
   */
  writeLoosely<T>(work: () => T): Promise<T>;
  /** Within a write: runs `work` atomically; if it throws, the rest of the write continues without it. */
  attempt<T>(work: () => T): T | { readonly failed: StoreError };
  /** Starts no write until `work`, done by another of our connections, has settled. */
  pause<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Options for opening a database other than to read or write it alongside others. */
export interface Opening {
  /** For the process that serves: throws StoreError `locked` if another one already serves from the file. */
  readonly claimed?: boolean;
  /** Reads the whole file, and throws StoreError `corrupt` if it is damaged. */
  readonly checked?: boolean;
  /** Starts with an empty database if the file was in use and has been emptied, which is otherwise refused. */
  readonly beginAnew?: boolean;
}

/** Opens, creates or migrates `file` (`:memory:` for a temporary database). Throws StoreError. */
export async function openDatabase(options: {
  readonly file: string;
  readonly opening?: Opening;
  readonly clock: Clock;
  readonly log: Log;
  /** The migrations folder; by default the product's own. */
  readonly migrations?: string;
  /** Milliseconds that opening waits for another process; 5 s by default. */
  readonly openingMs?: number;
  /** Schedules the commit of grouped writes; by default after this turn of the event loop. */
  readonly schedule?: (commit: () => void) => void;
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
    // Only a file without tables can start tracking its free pages; see secure-delete.ts.
    if (isEmpty(client)) client.pragma("auto_vacuum = INCREMENTAL");
    await useWal(client, clock);
    client.pragma("synchronous = FULL");
    // Overwrites deleted data if that costs no extra disk writes.
    client.pragma("secure_delete = FAST");
    if (checked) checkQuickly(client, file);
    migrate(client, file, options.migrations ?? ownMigrations(), log);
    if (options.migrations === undefined) refuseIncomplete(client, file);
    client.pragma("foreign_keys = ON");
    client.pragma(`busy_timeout = ${BUSY_MS}`);
    held?.confirm();
    return wrap({
      client,
      held,
      file,
      clock,
      log,
      ...(options.schedule ? { schedule: options.schedule } : {}),
    });
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
  readonly schedule?: (commit: () => void) => void;
}): Database {
  const { client, file, clock } = parts;
  client.function("part_of", { deterministic: true }, (workspace) =>
    partOf({ workspace: String(workspace) }),
  );
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
        // A nested transaction is a savepoint.
        return client.transaction(work)();
      } catch (error) {
        // Errors such as a full disk roll back the whole transaction.
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

/** Switching a file to WAL fails at once if another process is using it, whatever the time-out. */
async function useWal(client: Sqlite.Database, clock: Clock): Promise<void> {
  await whileBusy(clock, () => client.pragma("journal_mode = WAL"));
}

/** Runs `work`, retrying for a while if another connection is in its way. */
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
