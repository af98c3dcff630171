import type { Database } from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import { isBusy } from "../../../drizzle/shared/errors.ts";
import { createWriteQueue, type WriteQueue } from "../../../drizzle/shared/write-queue.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { createTestClock, type TestClock } from "../../fakes/clock.ts";
import { temporaryFolder } from "../folder.ts";

const folder = temporaryFolder();
let client: Database;
let other: Database;
let clock: TestClock;
let queue: WriteQueue;
let told: unknown[];

beforeEach(() => {
  const file = folder.next();
  client = new SqliteDatabase(file, { timeout: 1 });
  client.pragma("journal_mode = WAL");
  client.exec("create table notes (id integer primary key autoincrement, said text unique)");
  other = new SqliteDatabase(file, { timeout: 1 });
  clock = createTestClock("2025-06-02T08:00:00Z");
  told = [];
  queue = createWriteQueue({ client, clock, log: { ...silentLog, warn: (_, fields) => told.push(fields) } });
});
afterEach(() => {
  if (other.open) other.close();
  if (client.open) client.close();
});

const say = (said: string) => () => client.prepare("insert into notes (said) values (?)").run(said).changes;
const said = () => client.prepare("select said from notes order by id").pluck().all();
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("commits at once, and what is grouped in this turn of the event loop together", async () => {
  const commits = () => Number(other.pragma("data_version", { simple: true }));
  const before = commits();
  await queue.write(say("a"));
  await Promise.all(["b", "c", "d"].map((one) => queue.write(say(one), "grouped")));
  expect(said()).toEqual(["a", "b", "c", "d"]);
  expect(commits()).toBeGreaterThan(before);
  const mixed = [queue.write(say("e"), "grouped"), queue.write(say("f")), queue.write(say("g"), "grouped")];
  expect(said()).toEqual(["a", "b", "c", "d", "e", "f"]);
  await Promise.all(mixed);
  expect(said()).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
});

test("one that fails takes nobody along", async () => {
  const results = await Promise.allSettled([
    queue.write(say("a"), "grouped"),
    queue.write(say("a"), "grouped"),
    queue.write(say("b"), "grouped"),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(said()).toEqual(["a", "b"]);
});

describe("while another connection writes", () => {
  beforeEach(() => {
    other.exec("begin immediate; insert into notes (said) values ('other')");
  });

  test("waits its turn, in the order asked, and leaves the event loop free", async () => {
    const settled: string[] = [];
    const all = [
      queue.write(say("a")),
      queue.write(say("b"), "grouped"),
      queue.write(say("c"), "loose"),
      queue.write(say("d"), "grouped"),
      queue.write(say("e")),
    ].map((write, index) => write.then(() => settled.push("abcde"[index] as string)));
    await clock.advance(60_000);
    expect(settled).toEqual([]);
    expect(told).toEqual([{ writes: 5 }]);
    all.push(queue.write(say("f")).then(() => settled.push("f")));
    other.exec("commit");
    await clock.advance(100);
    await Promise.all(all);
    expect(settled).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(said()).toEqual(["other", "a", "b", "c", "d", "e", "f"]);
  });

  test("fails what has waited for ten minutes, and nothing younger", async () => {
    const old = queue.write(say("old"));
    old.catch(() => {});
    await clock.advance(9 * 60_000);
    const young = queue.write(say("young"));
    await clock.advance(2 * 60_000);
    await expect(old).rejects.toSatisfy(isBusy);
    other.exec("commit");
    await clock.advance(100);
    await young;
    expect(said()).toEqual(["other", "young"]);
  });

  test("fails what waits when it is closed, where the other is still at it", async () => {
    const waiting = queue.write(say("a"));
    queue.close();
    await expect(waiting).rejects.toSatisfy(isBusy);
  });

  test("commits what waits when it is closed, where the other has ended", async () => {
    const waiting = queue.write(say("a"));
    other.exec("commit");
    queue.close();
    await waiting;
    expect(said()).toEqual(["other", "a"]);
  });
});

test("begins nothing during a pause, and everything in order after it", async () => {
  const order: string[] = [];
  let end = () => {};
  const paused = queue.pause(() => new Promise<void>((resolve) => (end = resolve)));
  const writes = ["a", "b"].map((one, n) => queue.write(say(one), n === 0 ? "grouped" : "safe"));
  for (const write of writes) void write.then(() => order.push("written"));
  await turn();
  expect(said()).toEqual([]);
  other.exec("begin immediate");
  end();
  await paused;
  expect(said()).toEqual([]);
  other.exec("commit");
  await clock.advance(100);
  await Promise.all(writes);
  expect(said()).toEqual(["a", "b"]);
});

test("a pause during a wait loses no write", async () => {
  other.exec("begin immediate");
  const write = queue.write(say("a"));
  let end = () => {};
  const paused = queue.pause(() => new Promise<void>((resolve) => (end = resolve)));
  await clock.advance(100);
  other.exec("commit");
  end();
  await paused;
  await clock.advance(100);
  await write;
  expect(said()).toEqual(["a"]);
});

test("refuses work that is async, and keeps nothing of it", async () => {
  const grouped = queue.write(say("b"), "grouped");
  const work = queue.write(async () => say("a")(), "grouped");
  await expect(work).rejects.toThrow("must not be async");
  await grouped;
  expect(said()).toEqual(["b"]);
});
