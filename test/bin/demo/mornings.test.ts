import { expect, it } from "vitest";
import { createMornings } from "../../../bin/demo/mornings.ts";
import { createMovableClock } from "../../../bin/demo/movable-clock.ts";
import type { Day } from "../../../src/time/day.ts";
import { createTestClock } from "../../fakes/clock.ts";

function setUp(options: { readonly last?: string; readonly round?: () => Promise<void> } = {}) {
  const clock = createMovableClock(Date.parse("2026-06-11T20:30:00Z"), createTestClock(0));
  const rounds: string[] = [];
  const arrivals: string[] = [];
  const time = () => new Date(clock.now()).toISOString().slice(5, 16);
  const mornings = createMornings({
    clock,
    last: (options.last ?? "2026-06-13") as Day,
    round: async () => {
      rounds.push(time());
      await options.round?.();
    },
    arrived: () => arrivals.push(time()),
  });
  return { mornings, rounds, arrivals };
}

it("does a round at every full hour on the way, so that nothing comes later than within its hour", async () => {
  const { mornings, rounds, arrivals } = setUp();
  await mornings.go();
  expect(rounds).toEqual([
    ...["06-11T21:00", "06-11T22:00", "06-11T23:00"],
    ...Array.from({ length: 10 }, (_, hour) => `06-12T0${hour}:00`),
    "06-12T09:20",
  ]);
  expect(arrivals).toEqual(["06-12T09:20"]);
});

it("goes as far as there are lists, and says so there", async () => {
  const { mornings } = setUp();
  expect(mornings.next()).toBe("2026-06-12");
  await mornings.go();
  await mornings.go();
  expect(mornings.next()).toBeUndefined();
  await expect(mornings.go()).rejects.toThrow("The sample ends here");
});

it("goes to one morning at a time, and to the next one even after a round has failed", async () => {
  let failing = true;
  const { mornings } = setUp({
    round: async () => {
      if (failing) throw new Error("It rains.");
    },
  });
  const first = mornings.go();
  await expect(mornings.go()).rejects.toThrow("on its way");
  await expect(first).rejects.toThrow("It rains.");
  failing = false;
  await mornings.go();
  expect(mornings.next()).toBe("2026-06-13");
});
