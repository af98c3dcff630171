import type Sqlite from "better-sqlite3";
import { StoreError } from "../../../src/runtime/errors.ts";
import { SqliteDatabase } from "../../shared/driver.ts";
import { isBusy } from "../../shared/errors.ts";
import { realFile } from "./file.ts";

/**
 * The lock file next to a database, held by the process that serves from it; not empty once the database was in use.
 */
export function claimFile(file: string): string {
  return `${realFile(file)}.lock`;
}

/** A process's exclusive right to serve from a database. */
export interface Claim {
  /** Records that the database is in use, so that an empty one found later is known to have been emptied. */
  confirm(): void;
  release(): void;
}

/**
 * Claims `file` for this process; readers and imports need no claim. The claim is an operating-system lock, which ends
 * with the process however it ends, so it never goes stale. Throws StoreError `locked` if another process serves from
 * the file.
 */
export function claim(file: string): Claim {
  const client = new SqliteDatabase(claimFile(file), { timeout: 0 });
  try {
    hold(client);
  } catch (error) {
    client.close();
    if (!isBusy(error)) throw error;
    throw new StoreError(
      "locked",
      `Another Paperboy is already running on ${file}. Stop that one first (a service, a container, another terminal), ` +
        "or give this one a database of its own with --database or PAPERBOY_DATABASE.",
      { cause: error },
    );
  }
  return {
    confirm() {
      if (!isBlank(client)) return;
      client.exec("create table in_use (by text)");
      client.exec("commit");
      hold(client);
    },
    release: () => void client.close(),
  };
}

function hold(client: Sqlite.Database): void {
  client.exec("begin exclusive");
}

function isBlank(client: Sqlite.Database): boolean {
  return client.prepare("select count(*) from sqlite_schema").pluck().get() === 0;
}
