import { expect, it } from "vitest";
import { oneAtATime } from "../../src/runtime/rounds.ts";

/** Rounds that end when told to. */
function rounds() {
  const ends: (() => void)[] = [];
  const go = oneAtATime(() => new Promise((resolve) => ends.push(resolve)));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { go, ends, settled };
}

it("never overlaps, and runs once more for all who ask meanwhile", async () => {
  const { go, ends, settled } = rounds();
  let done = 0;
  const count = () => {
    done += 1;
  };
  const calls = [go(), go(), go()].map((call) => call.then(count));
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await settled();
  expect([ends.length, done]).toEqual([2, 0]);
  ends[1]?.();
  await Promise.all(calls);
  expect([ends.length, done]).toEqual([2, 3]);
});

it("begins anew when asked after the end, also where a round failed", async () => {
  let runs = 0;
  const go = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error("down");
  });
  await expect(go()).rejects.toThrow("down");
  await go();
  await go();
  expect(runs).toBe(3);
});
