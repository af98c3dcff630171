import { expect, it } from "vitest";
import { createMovableClock } from "../../../bin/demo/movable-clock.ts";
import { createTestClock } from "../../fakes/clock.ts";

const START = Date.parse("2026-06-12T09:00:00Z");

it("shows its own time, which goes on as the machine's does", async () => {
  const machine = createTestClock("2031-01-01T00:00:00Z");
  const clock = createMovableClock(START, machine);
  expect(clock.now()).toBe(START);
  await machine.advance(70);
  expect(clock.now()).toBe(START + 70);
});

it("moves the wall clock and the stopwatch alike, so that hours have passed and nobody has set a clock", () => {
  const clock = createMovableClock(START, createTestClock(0));
  const before = clock.monotonic();
  clock.moveTo(START + 3_600_000);
  expect(clock.now()).toBe(START + 3_600_000);
  expect(clock.monotonic() - before).toBe(3_600_000);
});

it("never goes back", () => {
  const clock = createMovableClock(START, createTestClock(0));
  clock.moveTo(START + 9_000);
  clock.moveTo(START + 6_000);
  expect(clock.now()).toBe(START + 9_000);
});
