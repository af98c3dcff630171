import { expect, it } from "vitest";
import type { Clock } from "../../src/runtime/clock.ts";
import { createPause } from "../../src/runtime/event-loop-yield.ts";

/** How many pauses were made by the time each step began, where a step takes `ms`. */
async function pauses(steps: number, ms: number): Promise<readonly number[]> {
  let now = 0;
  let paused = 0;
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    sleep: async () => {
      paused += 1;
      now += 100;
    },
  };
  const pause = createPause(clock);
  const seen: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    await pause();
    seen.push(paused);
    now += ms;
  }
  return seen;
}

it("pauses when eight milliseconds have passed, the pause itself not counted", async () => {
  expect(await pauses(8, 3)).toEqual([0, 0, 0, 1, 1, 1, 2, 2]);
  expect(await pauses(4, 50)).toEqual([0, 1, 2, 3]);
});

it("pauses now and then where no time passes", async () => {
  expect((await pauses(60, 0)).filter((seen, at, all) => seen !== (all[at - 1] ?? 0))).toEqual([1, 2, 3]);
});
