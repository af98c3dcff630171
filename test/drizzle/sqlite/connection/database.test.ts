import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../../drizzle/shared/driver.ts";
import { openDatabase } from "../../../../drizzle/sqlite/connection/database.ts";
import { openStore } from "../../../../drizzle/sqlite/store.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { MONDAY, T0 } from "../../../contract/samples.ts";
import { makePapers } from "../../../fixtures/papers.ts";
import { temporaryFolder } from "../../folder.ts";

const folder = temporaryFolder();
const open = (file: string) => openStore({ file, log: silentLog });
const openQuickly = (file: string) =>
  openDatabase({ file, log: silentLog, clock: systemClock, openingMs: 20 });

/** A database with 100 papers in it, closed. */
async function written(): Promise<string> {
  const file = folder.next();
  const store = await open(file);
  await store.saveListing(MONDAY, makePapers(100), T0);
  await store.close();
  return file;
}

/** Runs `work` without the superuser's right to write everywhere. */
async function unprivileged(work: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

test("makes the folder and a durable file, and finds it all again", async () => {
  const file = join(folder.path, "deep", "er", "papers.sqlite");
  const store = await open(file);
  await store.saveListing(MONDAY, makePapers(2), T0);
  await store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  const database = await openQuickly(file);
  const pragma = (name: string) => database.client.pragma(name, { simple: true });
  expect([pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")]).toEqual(["wal", 2, 1]);
  expect(pragma("busy_timeout")).toBe(20);
  database.close();
  const again = await open(file);
  expect((await again.listing(MONDAY))?.papers).toHaveLength(2);
  await again.close();
  expect(readdirSync(dirname(file))).toEqual(["papers.sqlite"]);
});

test.each([
  ["a long", 200],
  ["a short", 1],
])("refuses %s file that is no database, and leaves it as it was", async (_name, times) => {
  const file = folder.next();
  writeFileSync(file, "Shopping list: milk, bread. ".repeat(times));
  const before = readFileSync(file);
  await expect(open(file)).rejects.toMatchObject({ name: "StoreError", kind: "not-a-database" });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("refuses another program's database, and leaves it as it was", async () => {
  const file = folder.next();
  const other = new SqliteDatabase(file);
  other.exec("create table bookmarks (url text)");
  other.close();
  const before = readFileSync(file);
  const refused = expect(open(file)).rejects;
  await refused.toMatchObject({
    kind: "not-a-database",
    message: expect.stringContaining("another program"),
  });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.each([
  ["cut short", (file: string) => truncateSync(file, 3 * 4096), "corrupt"],
  ["cut inside its header", (file: string) => truncateSync(file, 50), "corrupt"],
  [
    "with its first page overwritten",
    (file: string) => {
      const bytes = readFileSync(file);
      bytes.fill(0xff, 100, 4096);
      writeFileSync(file, bytes);
    },
    "corrupt",
  ],
])("refuses a database %s", async (_name, damage, kind) => {
  const file = await written();
  damage(file);
  await expect(open(file)).rejects.toMatchObject({ name: "StoreError", kind });
});

test("tells damage found later, in the middle of the file, as corrupt", async () => {
  const file = await written();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 2 * 4096);
  writeFileSync(file, bytes);
  const reading = open(file).then((store) => store.listing(MONDAY).finally(() => store.close()));
  await expect(reading).rejects.toMatchObject({ name: "StoreError", kind: "corrupt" });
});

test("refuses a newer schema, and names the copy from before it", async () => {
  const file = await written();
  const client = new SqliteDatabase(file);
  client.pragma("user_version = 99");
  client.close();
  await expect(open(file)).rejects.toMatchObject({
    kind: "newer-schema",
    message: expect.stringMatching(/newer Paperboy \(schema 99.*before-99\.bak/s),
  });
});

test("says so when another program holds the file locked while it is opened, and waits for it later", async () => {
  const file = await written();
  const other = new SqliteDatabase(file);
  other.exec("begin immediate");
  await expect(openQuickly(file)).rejects.toMatchObject({ kind: "locked" });
  other.exec("commit");
  const database = await openQuickly(file);
  other.exec("begin immediate");
  const waiting = database.write(() => 1);
  expect(await database.read(() => 1)).toBe(1);
  other.exec("commit");
  expect(await waiting).toBe(1);
  expect(await database.write(() => 2)).toBe(2);
  database.close();
  other.close();
});

test("says so when the file or its folder cannot be written", async () => {
  const file = await written();
  chmodSync(file, 0o444);
  await unprivileged(async () => {
    await expect(open(file)).rejects.toMatchObject({ kind: "read-only" });
    const closed = join(folder.path, "closed");
    await expect(open(join(closed, "sub", "x.sqlite"))).rejects.toMatchObject({ kind: "read-only" });
  }).finally(() => chmodSync(file, 0o644));
});

test("says so when a database turns read-only or full under way, and keeps what it had", async () => {
  const database = await openQuickly(await written());
  const { client } = database;
  const grow = () =>
    database.write(() => {
      const add = client.prepare("insert into listings (day, synced_at) values (?, 0)");
      for (let n = 0; n < 2000; n += 1) add.run(`day ${n} ${"x".repeat(200)}`);
    });
  client.pragma("query_only = on");
  await expect(grow()).rejects.toMatchObject({ kind: "read-only" });
  client.pragma("query_only = off");
  client.pragma(`max_page_count = ${Number(client.pragma("page_count", { simple: true })) + 2}`);
  await expect(grow()).rejects.toMatchObject({ kind: "full" });
  expect(client.prepare("select count(*) from listings").pluck().get()).toBe(1);
  database.close();
});

test("refuses a folder or an impossible path in one clear line", async () => {
  mkdirSync(join(folder.path, "folder"));
  await expect(open(join(folder.path, "folder"))).rejects.toMatchObject({ name: "StoreError" });
  const file = await written();
  await expect(open(join(file, "x.sqlite"))).rejects.toMatchObject({
    name: "StoreError",
    message: expect.stringContaining("cannot be opened"),
  });
});

test("waits for the disk at each commit, but for what would be done again", async () => {
  const database = await openQuickly(folder.next());
  const synchronous = () => database.client.pragma("synchronous", { simple: true });
  expect(await database.write(synchronous)).toBe(2);
  expect(await database.writeLoosely(synchronous)).toBe(1);
  expect(synchronous()).toBe(2);
  const failing = database.writeLoosely(() => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow();
  expect(synchronous()).toBe(2);
  database.close();
});

test("refuses work that is async, and keeps nothing of it", async () => {
  const database = await openQuickly(folder.next());
  const work = database.write(async () => {
    database.client.exec("insert into listings (day, synced_at) values ('x', 0)");
  });
  await expect(work).rejects.toMatchObject({ name: "StoreError" });
  expect(database.client.prepare("select count(*) from listings").pluck().get()).toBe(0);
  database.close();
});
