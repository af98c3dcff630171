import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { backUpTo, restoreFrom } from "../../../bin/operations/backup.ts";
import { openStore } from "../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { createTestClock } from "../../fakes/clock.ts";

const HOUR = 3_600_000;
let folder: string;
let file: string;
let printed: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "paperboy-backups-"));
  file = join(folder, "paperboy.db");
  await (await openStore({ file, log: silentLog })).close();
  printed = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const run = (target: string, options: { every?: number; keep?: number; times?: number } = {}) => {
  const clock = createTestClock("2026-06-10T04:00:00Z");
  const stopped = new AbortController();
  let naps = 0;
  const sleep = async (ms: number) => {
    clock.jump(clock.now() + ms);
    naps += 1;
    if (naps === options.times) stopped.abort();
  };
  const { every, keep } = options;
  return backUpTo(file, { target, every, keep }, { clock: { ...clock, sleep }, stopped: stopped.signal });
};

it("names files in a folder by the time, and keeps the newest", async () => {
  const backups = join(folder, "backups");
  mkdirSync(backups);
  const others = ["notes.txt", "paperboy-20250101.db.gz", "other-20250101T000000Z.db.gz"];
  for (const name of others) writeFileSync(join(backups, name), "");
  await run(`${backups}/`, { every: 24, keep: 2, times: 4 });
  expect(readdirSync(backups).filter((name) => !others.includes(name))).toEqual([
    "paperboy-20260612T040000Z.db.gz",
    "paperboy-20260613T040000Z.db.gz",
  ]);
  expect(readdirSync(backups)).toEqual(expect.arrayContaining(others));
});

it("goes on after a backup that failed", async () => {
  const backups = join(folder, "backups");
  rmSync(file);
  writeFileSync(file, "not a database ".repeat(300));
  await run(`${backups}/`, { every: 1, times: 2 });
  expect(printed.filter((line) => /is not a SQLite database.*Retrying in 1 hour\./.test(line))).toHaveLength(
    2,
  );
  await expect(run(`${backups}/`)).rejects.toThrow("is not a SQLite database");
});

it("overwrites nothing, and keeps several only in a folder", async () => {
  const target = join(folder, "one.gz");
  await run(target);
  await expect(run(target)).rejects.toThrow("already exists");
  await expect(run(target, { keep: 3 })).rejects.toThrow("is not a folder. --every and --keep need one");
});

it("restores, and says where the old file is", async () => {
  const target = join(folder, "one.gz");
  await run(target);
  await restoreFrom(file, target, createTestClock(5 * HOUR));
  expect(printed.join("")).toContain(`is kept as ${file}.replaced-19700101T050000Z;`);
  await expect(restoreFrom(file, join(folder, "none.gz"), createTestClock(0))).rejects.toThrow(
    "does not exist",
  );
});
