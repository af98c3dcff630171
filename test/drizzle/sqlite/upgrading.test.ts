import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import { openDatabase } from "../../../drizzle/sqlite/connection/database.ts";
import { ownMigrations } from "../../../drizzle/sqlite/connection/migrate.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { temporaryFolder } from "../folder.ts";

const folder = temporaryFolder();
const JOURNAL = "meta/_journal.json";
const journal = JSON.parse(readFileSync(join(ownMigrations(), JOURNAL), "utf8")) as {
  readonly entries: readonly { readonly idx: number; readonly tag: string }[];
};

/** The product's migrations as they were when there were `count` of them. */
function migrationsUpTo(count: number): string {
  const path = `${folder.next()}.migrations`;
  mkdirSync(path);
  cpSync(ownMigrations(), path, { recursive: true });
  writeFileSync(
    join(path, JOURNAL),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }),
  );
  return path;
}

/** A row in every table. All texts are the same, so that rows refer to each other; as JSON it is an empty list. */
function fill(file: string): readonly string[] {
  const client = new SqliteDatabase(file);
  const tables = client
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  client.pragma("foreign_keys = OFF");
  for (const table of tables) {
    const columns = client.pragma(`table_info(${table})`) as { name: string; type: string }[];
    const values = columns.map(({ type }) => (/int/i.test(type) ? "1" : "'[]'"));
    client.exec(`insert into ${table} (${columns.map(({ name }) => `"${name}"`)}) values (${values})`);
  }
  expect(client.pragma("foreign_key_check")).toEqual([]);
  client.close();
  return tables;
}

test.each(journal.entries.map(({ idx, tag }) => [tag, idx + 1] as const))(
  "a database as of %s, with a row in every table, is brought up to date and loses none",
  async (_, version) => {
    const file = folder.next();
    const options = { clock: systemClock, log: silentLog, file };
    (await openDatabase({ ...options, migrations: migrationsUpTo(version) })).close();
    const before = fill(file);
    const { client, close } = await openDatabase({ ...options, opening: { checked: true } });
    const latest = journal.entries.length;
    expect(client.pragma("user_version", { simple: true })).toBe(latest);
    expect(client.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(client.pragma("foreign_key_check")).toEqual([]);
    const count = (table: string) => client.prepare(`select count(*) from ${table}`).pluck().get();
    const now = client.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
    const lost = before.filter((table) => now.includes(table) && count(table) === 0);
    expect(lost).toEqual([]);
    close();
    expect(existsSync(`${file}.before-${latest}.bak`)).toBe(version < latest);
  },
);
