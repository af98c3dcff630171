import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import { openStore } from "../../../drizzle/sqlite/store.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { addDays, type Day } from "../../../src/time/day.ts";
import { channel, MINUTE, MONDAY, T0, team } from "../../contract/samples.ts";
import { until } from "../../until.ts";
import { temporaryFolder } from "../folder.ts";

const folder = temporaryFolder();
const WRITER = fileURLToPath(new URL("writer.ts", import.meta.url));

interface Writer {
  readonly process: ChildProcess;
  /** The last day that it said was committed; -1 before the first. */
  last(): number;
  complaint(): string;
}

/** Starts a writer of days from `from` on. */
function write(file: string, name: string, from: Day): Writer {
  const child = spawn(process.execPath, ["--import", "tsx", WRITER, file, name, from]);
  let said = "";
  let complaint = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const days = () => said.split("\n").slice(0, -1);
  return { process: child, last: () => days().length - 2, complaint: () => complaint };
}

async function kill(writer: Writer): Promise<void> {
  const ended = once(writer.process, "exit");
  writer.process.kill("SIGKILL");
  await ended;
}

async function reached(writer: Writer, days: number): Promise<void> {
  await until(`the writer is at day ${days}`, () => {
    if (writer.process.exitCode !== null) {
      throw new Error(`the writer came to day ${writer.last()} only: ${writer.complaint()}`);
    }
    return writer.last() >= days;
  });
}

test("what was committed before a kill -9 is all there, and nothing is there by halves", async () => {
  const file = folder.next();
  const kills = [3, 11, 24];
  const committed: number[] = [];
  for (const [index, days] of kills.entries()) {
    const writer = write(file, `w${index}`, addDays(MONDAY, 1000 * index));
    await reached(writer, days);
    await kill(writer);
    committed.push(writer.last());
  }

  const client = new SqliteDatabase(file);
  expect(client.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(client.pragma("foreign_key_check")).toEqual([]);
  client.close();
  const store = await openStore({ file, log: silentLog });
  for (const [index, last] of committed.entries()) {
    const name = `w${index}`;
    expect(last).toBeGreaterThanOrEqual(kills[index] ?? 0);
    // The day after the last one told may be there in part, but each step of it whole or not at all.
    for (let n = 0; n <= last + 2; n += 1) {
      const all = Array.from({ length: 20 }, (_, paper) => `${name}.${n}.${paper}` as PaperId);
      const day = addDays(MONDAY, 1000 * index + n);
      const listed = new Set((await store.listing(day))?.papers.map((paper) => paper.id));
      const delivery = await store.delivery(channel(`${name} ${n}`), day);
      const steps = [
        all.filter((one) => listed.has(one)).length,
        (await store.tallies(team(), all)).size,
        delivery?.papers.length ?? 0,
        delivery?.state === "sending" ? 20 : 0,
      ];
      const done = steps.filter((count) => count === 20).length;
      // In order: a step is there only where those before it are.
      expect(steps, `${name} day ${n}`).toEqual([0, 1, 2, 3].map((step) => (step < done ? 20 : 0)));
      if (n <= last) expect(done, `${name} day ${n}`).toBe(4);
    }
  }
  const { counts } = await store.deliveryCounts(0);
  expect(await store.expireLeases(T0 + 2 * MINUTE, T0)).toBe(counts.sending);
  await store.close();
}, 60_000);

test("processes that open one new file at once all succeed, and write side by side", async () => {
  const file = folder.next();
  const days = [MONDAY, addDays(MONDAY, 1000)];
  const writers = days.map((day, index) => write(file, `w${index}`, day));
  await Promise.all(writers.map((writer) => reached(writer, 5)));
  await Promise.all(writers.map(kill));
  expect(writers.map((writer) => writer.complaint())).toEqual(["", ""]);
  const store = await openStore({ file, log: silentLog });
  for (const day of days) expect((await store.listing(day))?.papers).toHaveLength(20);
  await store.close();
}, 60_000);
