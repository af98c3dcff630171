import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type Sqlite from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { StoreError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { SqliteDatabase } from "../../shared/driver.ts";
import { APPLICATION_ID, IN_MEMORY, OPENING_MS } from "./file.ts";

/** The folder of the product's own migrations. */
export function ownMigrations(): string {
  // Resolved through the package's own import, which is the same folder from the sources, from dist and in tests.
  return dirname(
    dirname(fileURLToPath(import.meta.resolve("#root/drizzle/sqlite/migrations/meta/_journal.json"))),
  );
}

/**
 * Migrates the schema to the latest version. The version is the number of migrations applied, stored in `user_version`.
 */
export function migrate(client: Sqlite.Database, file: string, folder: string, log: Log): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  // Rebuilding a table drops it briefly; the foreign keys are checked as a whole before the commit instead.
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
    // The lock makes a second process opening at the same time wait, and then find nothing left to do.
    .immediate();
  if (applied && applied.from > 0) log.info("database migrated", { file, ...applied });
}

/** Copies the committed state through a second connection, while the caller's lock prevents any change. */
function backUp(file: string, target: string): string {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  const reader = new SqliteDatabase(file, { readonly: true, timeout: OPENING_MS });
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
