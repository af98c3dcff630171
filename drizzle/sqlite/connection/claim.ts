import type Sqlite from "better-sqlite3";
import { StoreError } from "../../../src/runtime/errors.ts";
import { SqliteDatabase } from "../../shared/driver.ts";
import { isBusy } from "../../shared/errors.ts";
import { realFile } from "./file.ts";

/** The file beside a database that whoever serves from it holds locked; not empty once that database was in use. */
export function claimFile(file: string): string {
  return `${realFile(file)}.lock`;
}

/** One process's sole right to serve from a database. */
export interface Claim {
  /** Notes that the database is in use from now on, so that one found empty later is known to have been emptied. */
  confirm(): void;
  release(): void;
}

/**
 * Claims `file` for this process; readers and imports need no claim. Held as a lock of the operating system, which ends
 * with the process however that ends, so that none is ever stale. Throws StoreError `locked` where another serves from it.
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
