import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../../drizzle/shared/driver.ts";
import { claimFile } from "../../../../drizzle/sqlite/connection/claim.ts";
import type { Opening } from "../../../../drizzle/sqlite/connection/database.ts";
import { checkQuickly } from "../../../../drizzle/sqlite/connection/soundness.ts";
import { openStore } from "../../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { MONDAY, T0 } from "../../../contract/samples.ts";
import { makePapers } from "../../../fixtures/papers.ts";
import { temporaryFolder } from "../../folder.ts";

const folder = temporaryFolder();
const open = (file: string, opening: Opening = {}) => openStore({ file, log: silentLog, opening });
const EMPTIED = {
  name: "StoreError",
  kind: "corrupt",
  message: expect.stringMatching(/in use before.*--new-database/),
};

/** A database from which a process has served, closed. */
async function used(): Promise<string> {
  const file = folder.next();
  const store = await open(file, { claimed: true });
  await store.saveListing(MONDAY, makePapers(100), T0);
  await store.close();
  return file;
}

test.each<[string, (file: string) => void]>([
  ["an emptied file", (file) => truncateSync(file)],
  [
    "a file whose tables are gone",
    (file) => {
      const client = new SqliteDatabase(file);
      client.pragma("foreign_keys = off");
      const tables = client.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
      for (const table of tables) client.exec(`drop table "${String(table)}"`);
      client.close();
    },
  ],
  [
    "an empty database put in its place",
    (file) => {
      rmSync(file);
      const client = new SqliteDatabase(file);
      client.exec("create table x (y); drop table x");
      client.close();
    },
  ],
  [
    "a file that is gone while its log is there",
    (file) => {
      rmSync(file);
      writeFileSync(`${file}-wal`, "what was written last");
    },
  ],
])("refuses %s that was in use, unless told to begin anew", async (_, empty) => {
  const file = await used();
  empty(file);
  const before = existsSync(file) ? readFileSync(file) : undefined;
  await expect(open(file)).rejects.toMatchObject(EMPTIED);
  await expect(open(file, { claimed: true, checked: true })).rejects.toMatchObject(EMPTIED);
  expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(before);
  const store = await open(file, { claimed: true, checked: true, beginAnew: true });
  expect(await store.subscriptions()).toEqual([]);
  await store.close();
  // Once begun, it is in use again.
  await (await open(file)).close();
});

test("moves the log of an emptied file aside before it begins anew", async () => {
  const file = await used();
  truncateSync(file);
  writeFileSync(`${file}-wal`, "what was written last");
  await (await open(file, { beginAnew: true })).close();
  expect(readFileSync(`${file}-wal.lost`, "utf8")).toBe("what was written last");
});

test("takes an empty file for new where nothing shows that it was in use", async () => {
  const touched = folder.next();
  writeFileSync(touched, "");
  await (await open(touched, { claimed: true, checked: true })).close();
  const taken = await used();
  renameSync(taken, folder.next());
  const store = await open(taken, { claimed: true });
  expect(await store.librarySize()).toMatchObject({ papers: 0 });
  await store.close();
});

test("knows an emptied file by the copy made before an update, too", async () => {
  const file = folder.next();
  writeFileSync(file, "");
  writeFileSync(`${file}.before-12.bak`, "a copy");
  await expect(open(file)).rejects.toMatchObject(EMPTIED);
});

test("marks a file as in use only once it is ready", async () => {
  const file = folder.next();
  writeFileSync(file, "Shopping list: milk, bread. ".repeat(100));
  await expect(open(file, { claimed: true })).rejects.toMatchObject({ kind: "not-a-database" });
  expect(statSync(claimFile(file)).size).toBe(0);
});

test("names the table that is missing", async () => {
  const file = await used();
  const client = new SqliteDatabase(file);
  client.pragma("foreign_keys = off");
  client.exec("drop table watches");
  client.close();
  await expect(open(file)).rejects.toMatchObject({
    kind: "corrupt",
    message: expect.stringMatching(/damaged: it has no watches\..*Restore the newest backup/),
  });
});

/** Overwrites the first page of a table or index with zeroes. */
function destroy(file: string, name: string): void {
  const client = new SqliteDatabase(file);
  const page = client.prepare("select rootpage from sqlite_schema where name = ?").pluck().get(name);
  client.close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0, (Number(page) - 1) * 4096, Number(page) * 4096));
}

const DAMAGED = {
  kind: "corrupt",
  message: expect.stringMatching(/is damaged: .*Restore the newest backup/),
};

test("finds damage at the start that a mere opening does not see", async () => {
  const file = await used();
  destroy(file, "listed_papers");
  await (await open(file)).close();
  await expect(open(file, { checked: true })).rejects.toMatchObject(DAMAGED);
});

test("finds a file that was cut in half", async () => {
  const file = await used();
  truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096);
  await expect(open(file, { checked: true })).rejects.toMatchObject({ kind: "corrupt" });
});

test("reads of a very large file only what nobody can load again", async () => {
  const file = await used();
  const check = () => {
    const client = new SqliteDatabase(file);
    try {
      checkQuickly(client, file, 1);
    } finally {
      client.close();
    }
  };
  destroy(file, "listed_papers");
  check();
  destroy(file, "subscriptions");
  expect(check).toThrow(expect.objectContaining(DAMAGED));
});
