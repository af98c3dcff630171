import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import pg from "pg";
import { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { placeOf } from "../../shared/place.ts";
import { clientOptions } from "./client.ts";
import { toStoreError } from "./errors.ts";
import { LOCK_SPACE, LOCKS } from "./locks.ts";

/** The folder of the product's own migrations. */
function ownMigrations(): string {
  // Resolved through the package's own import, which is the same folder from the sources, from dist and in tests.
  return dirname(
    dirname(fileURLToPath(import.meta.resolve("#root/drizzle/postgres/migrations/meta/_journal.json"))),
  );
}

/** Migrates the schema at `url`, atomically. Its version is the number of migrations applied. */
export async function migrate(url: string, log: Log, folder = ownMigrations()): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  await withClient(url, async (client) => {
    // Processes starting at the same time wait, and then find nothing left to do.
    await client.query(
      `begin; set local statement_timeout = 0; select pg_advisory_xact_lock(${LOCK_SPACE}, ${LOCKS.migration})`,
    );
    const from = (await versionOf(client)) ?? (await begin(client));
    if (from > migrations.length) {
      throw new StoreError(
        "newer-schema",
        `The database ${placeOf(url)} was written by a newer Paperboy (schema ${from}, this one knows ` +
          `${migrations.length}). Update Paperboy, or restore a backup from before the update.`,
      );
    }
    for (const { sql } of migrations.slice(from)) for (const statement of sql) await client.query(statement);
    if (from < migrations.length)
      await client.query("update paperboy_schema set version = $1", [migrations.length]);
    await client.query("commit");
    if (from > 0 && from < migrations.length) log.info("database migrated", { from, to: migrations.length });
  });
}

/** Whether the database at `url` has our tables. Does not create them. */
export function isPrepared(url: string): Promise<boolean> {
  return withClient(url, async (client) => (await versionOf(client)) !== undefined);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientOptions(url));
  // A connection that breaks makes its statement fail, which reports the error.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw toStoreError(error, placeOf(url));
  } finally {
    await client.end();
  }
}

async function versionOf(client: pg.Client): Promise<number | undefined> {
  const { rows: known } = await client.query("select to_regclass('paperboy_schema') as name");
  if (known[0].name === null) return undefined;
  const { rows } = await client.query("select version from paperboy_schema");
  return Number(rows[0].version);
}

async function begin(client: pg.Client): Promise<number> {
  await client.query("create table paperboy_schema (version integer not null)");
  await client.query("insert into paperboy_schema values (0)");
  return 0;
}
