import { expect, it } from "vitest";
import { keepsEveryPromise, replayed } from "./seeds.ts";
import { simulate } from "./simulate.ts";

keepsEveryPromise(
  replayed === undefined
    ? [
        [1, 8],
        [9, 16],
      ]
    : [[replayed, replayed]],
);

it("lives the same history again from the same seed", async () => {
  const [once, again] = [
    await simulate({ seed: 7, days: 4, channels: 4 }),
    await simulate({ seed: 7, days: 4, channels: 4 }),
  ];
  expect(again).toEqual(once);
  expect(once.digests).toBeGreaterThan(3);
});
