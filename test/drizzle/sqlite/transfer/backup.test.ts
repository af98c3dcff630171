import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../../drizzle/shared/driver.ts";
import { claim } from "../../../../drizzle/sqlite/connection/claim.ts";
import { openStore } from "../../../../drizzle/sqlite/store.ts";
import { backUp, restore } from "../../../../drizzle/sqlite/transfer/backup.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { createTestClock } from "../../../fakes/clock.ts";
import { makePapers } from "../../../fixtures/papers.ts";
import { temporaryFolder } from "../../folder.ts";

const folder = temporaryFolder();
const log = silentLog;

async function library(papers: number, file = folder.next()): Promise<string> {
  const store = await openStore({ file, log });
  await store.savePapers(makePapers(papers), 0);
  await store.close();
  return file;
}

async function papersIn(file: string): Promise<number> {
  const store = await openStore({ file, log });
  const { papers } = await store.librarySize();
  await store.close();
  return papers;
}

const beside = (file: string) =>
  readdirSync(folder.path).filter((name) => name.startsWith(`${basename(file)}.`));

test("copies what is committed, and no more, while the database is written to", async () => {
  const file = await library(3);
  const store = await openStore({ file, log });
  // Still in the write-ahead log.
  await store.savePapers(makePapers(5), 1);
  const writer = new SqliteDatabase(file);
  writer.exec("begin immediate; delete from papers");
  const bytes = await backUp(file, `${file}.gz`);
  writer.exec("rollback");
  writer.close();
  await store.close();
  expect(statSync(`${file}.gz`).size).toBe(bytes);
  expect(statSync(`${file}.gz`).mode & 0o777).toBe(0o600);
  const copy = folder.next();
  writeFileSync(copy, gunzipSync(readFileSync(`${file}.gz`)));
  expect(await papersIn(copy)).toBe(5);
  expect(beside(file)).toEqual([`${basename(file)}.gz`]);
});

test("makes no backup of what is damaged, and leaves nothing half made", async () => {
  const file = await library(200);
  const bytes = readFileSync(file);
  bytes.fill(0xff, 8 * 4096, 12 * 4096);
  writeFileSync(file, bytes);
  await expect(backUp(file, `${file}.gz`)).rejects.toMatchObject({ name: "StoreError", kind: "corrupt" });
  const letter = folder.next();
  writeFileSync(letter, "Dear Ada, ".repeat(500));
  await expect(backUp(letter, `${letter}.gz`)).rejects.toMatchObject({ kind: "not-a-database" });
  expect([...beside(file), ...beside(letter)]).toEqual([]);
});

test("puts a backup in the place of the database, and keeps what was there with its log", async () => {
  const file = await library(2);
  await backUp(file, `${file}.gz`);
  const store = await openStore({ file, log });
  await store.savePapers(makePapers(7), 1);
  // A process that is killed leaves its log behind.
  copyFileSync(file, `${file}.dead`);
  copyFileSync(`${file}-wal`, `${file}.dead-wal`);
  await store.close();
  copyFileSync(`${file}.dead`, file);
  copyFileSync(`${file}.dead-wal`, `${file}-wal`);

  const { kept } = await restore(file, `${file}.gz`);
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(await papersIn(file)).toBe(2);
  expect(await papersIn(kept ?? "")).toBe(7);
});

test("takes a copy that is not packed, and a place where nothing is", async () => {
  const file = await library(4);
  const place = folder.next();
  expect(await restore(place, file)).toEqual({ kept: undefined });
  expect(await papersIn(place)).toBe(4);
});

test.each<[string, (good: Buffer) => Buffer, string, RegExp]>([
  ["cut short", (good) => good.subarray(0, good.length / 2), "corrupt", /^The backup .* is damaged\./],
  ["damaged within", (good) => damaged(good), "corrupt", /^The backup .* is damaged\./],
  ["a packed letter", () => gzipSync("Dear Ada, ".repeat(500)), "not-a-database", /is not a Paperboy backup/],
  ["a letter", () => Buffer.from("Dear Ada, ".repeat(500)), "not-a-database", /is not a Paperboy backup/],
  ["another program's", () => others(), "not-a-database", /is not a Paperboy backup/],
  ["empty", () => Buffer.alloc(0), "not-a-database", /is not a Paperboy backup/],
  ["of a newer version", (good) => newer(good), "newer-schema", /was made by a newer Paperboy/],
])("refuses a backup that is %s, and changes nothing", async (_, spoil, kind, said) => {
  const file = await library(2);
  await backUp(file, `${file}.gz`);
  const bad = `${folder.next()}.gz`;
  writeFileSync(bad, spoil(readFileSync(`${file}.gz`)));
  const message = expect.stringMatching(said);
  await expect(restore(file, bad)).rejects.toMatchObject({ name: "StoreError", kind, message });
  expect(await papersIn(file)).toBe(2);
  expect(beside(file).sort()).toEqual([`${basename(file)}.gz`, `${basename(file)}.lock`]);
});

test("refuses while Paperboy runs on the database, or serves from it", async () => {
  const file = await library(2);
  await backUp(file, `${file}.gz`);
  const held = claim(file);
  await expect(restore(file, `${file}.gz`)).rejects.toMatchObject({ kind: "locked" });
  held.release();
  await restore(file, `${file}.gz`);
});

test("takes the place of a database that is damaged, or has been emptied", async () => {
  const file = await library(2);
  await backUp(file, `${file}.gz`);
  writeFileSync(file, "not a database any more ".repeat(300));
  await restore(file, `${file}.gz`, createTestClock(0));
  expect(await papersIn(file)).toBe(2);
  truncateSync(file);
  chmodSync(file, 0o600);
  await restore(file, `${file}.gz`);
  expect(await papersIn(file)).toBe(2);
});

test("refuses a folder as a backup", async () => {
  const file = await library(2);
  await expect(restore(file, folder.path)).rejects.toMatchObject({ kind: "not-a-database" });
});

function damaged(good: Buffer): Buffer {
  const bytes = gunzipSync(good);
  return gzipSync(bytes.fill(0xff, 8 * 4096, 12 * 4096));
}

function others(): Buffer {
  const path = folder.next();
  const client = new SqliteDatabase(path);
  client.exec("create table letters (text)");
  client.close();
  return readFileSync(path);
}

function newer(good: Buffer): Buffer {
  const path = folder.next();
  writeFileSync(path, gunzipSync(good));
  const client = new SqliteDatabase(path);
  client.pragma("user_version = 999");
  client.pragma("wal_checkpoint(TRUNCATE)");
  client.close();
  return gzipSync(readFileSync(path));
}
