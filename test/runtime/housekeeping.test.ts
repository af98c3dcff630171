import { expect, it } from "vitest";
import { createHousekeeping, type Duty } from "../../src/runtime/housekeeping.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createTestClock } from "../fakes/clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Duties by name, each with its interval and what it does; `done` names those that ran. */
function house(duties: Readonly<Record<string, readonly [everyMs: number, work?: () => Promise<unknown>]>>) {
  const clock = createTestClock(0);
  const done: string[] = [];
  const warned: unknown[] = [];
  const stop = new AbortController();
  const housekeeping = createHousekeeping({
    duties: Object.entries(duties).map(
      ([name, [everyMs, work = async () => {}]]): Duty => ({
        name,
        everyMs,
        run: () => {
          done.push(name);
          return work();
        },
      }),
    ),
    clock,
    log: { ...silentLog, warn: (_, fields) => void warned.push(fields?.duty) },
    signal: stop.signal,
  });
  return { ...housekeeping, clock, done, warned, stop };
}

it("does each duty at once, then at its own interval, in order", async () => {
  const { begin, ended, clock, done } = house({ often: [15 * MINUTE], daily: [24 * HOUR] });
  begin();
  await ended();
  expect(done.splice(0)).toEqual(["often", "daily"]);
  await clock.advance(15 * MINUTE - 1);
  begin();
  await ended();
  expect(done).toEqual([]);
  await clock.advance(1);
  begin();
  await ended();
  expect(done.splice(0)).toEqual(["often"]);
  await clock.advance(24 * HOUR);
  clock.jump(0);
  begin();
  await ended();
  expect(done, "whatever the wall clock says").toEqual(["often", "daily"]);
});

it("tries what failed again within a quarter of an hour, and does the rest", async () => {
  const down = async () => Promise.reject(new Error("down"));
  const { begin, ended, clock, done, warned } = house({
    minutely: [MINUTE, down],
    daily: [24 * HOUR, down],
    other: [HOUR],
  });
  const minutes = async (n: number) => {
    for (let minute = 0; minute < n; minute += 1) {
      begin();
      await ended();
      await clock.advance(MINUTE);
    }
    return done.splice(0);
  };
  expect(await minutes(1)).toEqual(["minutely", "daily", "other"]);
  expect(warned).toEqual(["minutely", "daily"]);
  expect((await minutes(14)).filter((name) => name !== "minutely")).toEqual([]);
  expect(await minutes(1)).toEqual(["minutely", "daily"]);
});

it("leaves behind what hangs, and begins nothing twice meanwhile", async () => {
  const { begin, ended, clock, done, warned } = house({
    hangs: [MINUTE, () => new Promise(() => {})],
    other: [MINUTE],
  });
  begin();
  await clock.advance(5 * MINUTE);
  begin();
  await clock.advance(5 * MINUTE - 1);
  expect(done).toEqual(["hangs"]);
  await clock.advance(1);
  await ended();
  expect(done).toEqual(["hangs", "other"]);
  expect(warned).toEqual(["hangs"]);
});

it("stops in between, and blames nothing on the stop", async () => {
  const { begin, ended, done, warned, stop } = house({
    first: [
      MINUTE,
      async () => {
        stop.abort();
        throw new Error("aborted");
      },
    ],
    second: [MINUTE],
  });
  begin();
  await ended();
  expect([done, warned]).toEqual([["first"], []]);
});
