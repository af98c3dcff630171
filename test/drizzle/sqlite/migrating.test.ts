import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import { openDatabase } from "../../../drizzle/sqlite/connection/database.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { type Log, silentLog } from "../../../src/runtime/log.ts";
import { temporaryFolder } from "../folder.ts";

const folder = temporaryFolder();
const FIRST =
  "create table cats (name text primary key);--> statement-breakpoint\ncreate index by_name on cats (name);";
const SECOND = "alter table cats add column age integer not null default 3;";

/** A folder with these migrations in the form that drizzle-kit writes. */
function migrations(...scripts: string[]): string {
  const path = `${folder.next()}.migrations`;
  mkdirSync(join(path, "meta"), { recursive: true });
  const entries = scripts.map((script, idx) => {
    const tag = `000${idx}_step`;
    writeFileSync(join(path, `${tag}.sql`), script);
    return { idx, version: "6", when: 1_748_850_000_000 + idx, tag, breakpoints: true };
  });
  writeFileSync(
    join(path, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "sqlite", entries }),
  );
  return path;
}

const open = (file: string, scripts: string[], log: Log = silentLog) =>
  openDatabase({ file, log, clock: systemClock, migrations: migrations(...scripts), openingMs: 2000 });

async function firstVersion(): Promise<string> {
  const file = folder.next();
  const database = await open(file, [FIRST]);
  database.client.exec("insert into cats values ('Minka')");
  database.close();
  return file;
}

const backups = (file: string) =>
  readdirSync(folder.path).filter((name) => name.startsWith(`${basename(file)}.`));
const look = (file: string, sql: string) => {
  const client = new SqliteDatabase(file, { readonly: true });
  try {
    return {
      rows: client.prepare(sql).raw().all(),
      version: client.pragma("user_version", { simple: true }),
    };
  } finally {
    client.close();
  }
};

test("copies the file before it changes its schema, and says where", async () => {
  const file = await firstVersion();
  expect(backups(file)).toEqual([]);
  const said: unknown[] = [];
  const log: Log = { ...silentLog, info: (_message, fields) => said.push(fields) };
  (await open(file, [FIRST, SECOND], log)).close();
  expect(look(file, "select * from cats")).toEqual({ rows: [["Minka", 3]], version: 2 });
  expect(look(`${file}.before-2.bak`, "select * from cats")).toEqual({ rows: [["Minka"]], version: 1 });
  expect(said).toEqual([{ file, from: 1, to: 2, backup: `${file}.before-2.bak` }]);
});

test("copies nothing where the file is new or there is nothing to change", async () => {
  const file = folder.next();
  (await open(file, [FIRST, SECOND])).close();
  (await open(file, [FIRST, SECOND])).close();
  expect(backups(file)).toEqual([]);
});

test("copies what the write-ahead log still holds while another process has the file open", async () => {
  const file = await firstVersion();
  const other = await open(file, [FIRST]);
  other.client.exec("insert into cats values ('Mimi')");
  (await open(file, [FIRST, SECOND])).close();
  expect(look(`${file}.before-2.bak`, "select name from cats order by name").rows).toEqual([
    ["Mimi"],
    ["Minka"],
  ]);
  other.close();
});

test("leaves everything as it was when a migration fails half-way, and can try again", async () => {
  const file = await firstVersion();
  const broken = `${SECOND}--> statement-breakpoint\ncreate table cats (again text);`;
  await expect(open(file, [FIRST, broken])).rejects.toMatchObject({ name: "StoreError", kind: "other" });
  expect(look(file, "select * from cats")).toEqual({ rows: [["Minka"]], version: 1 });
  expect(backups(file)).toEqual([`${basename(file)}.before-2.bak`]);
  (await open(file, [FIRST, SECOND])).close();
  expect(look(file, "select * from cats").version).toBe(2);
});

test("rebuilds a table that others refer to without losing their rows", async () => {
  const file = folder.next();
  const tables =
    "create table owners (id integer primary key);--> statement-breakpoint\n" +
    "create table pets (owner integer not null references owners (id) on delete cascade);";
  const first = await open(file, [tables]);
  first.client.exec("insert into owners values (1); insert into pets values (1);");
  first.close();
  const rebuild = [
    "create table new_owners (id integer primary key, name text);",
    "insert into new_owners (id) select id from owners;",
    "drop table owners;",
    "alter table new_owners rename to owners;",
  ].join("--> statement-breakpoint\n");
  (await open(file, [tables, rebuild])).close();
  expect(look(file, "select owner from pets").rows).toEqual([[1]]);
});

test("refuses a migration that would leave rows referring to nothing", async () => {
  const file = folder.next();
  const tables =
    "create table owners (id integer primary key);--> statement-breakpoint\n" +
    "create table pets (owner integer not null references owners (id));";
  const first = await open(file, [tables]);
  first.client.exec("insert into owners values (1); insert into pets values (1);");
  first.close();
  await expect(open(file, [tables, "delete from owners;"])).rejects.toMatchObject({ kind: "corrupt" });
  expect(look(file, "select id from owners")).toEqual({ rows: [[1]], version: 1 });
});

test("needs no backup in memory", async () => {
  const database = await open(":memory:", [FIRST, SECOND]);
  expect(existsSync(":memory:")).toBe(false);
  database.close();
});
