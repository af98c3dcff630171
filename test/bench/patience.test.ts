import { expect, it } from "vitest";
import { createPatience } from "../../bench/chaos/patience.ts";

it("is spent by what the machine could do meanwhile, and begins again where something happens", () => {
  let now = 0;
  let share = 1;
  const patience = createPatience(10_000, { now: () => now, share: () => share });
  const wait = (seconds: number) => {
    for (let n = 0; n < seconds; n += 1) {
      now += 1_000;
      patience.spent();
    }
    return patience.spent();
  };
  expect(wait(9)).toBe(false);
  expect(wait(1)).toBe(true);
  patience.renew();
  share = 0.1;
  expect(wait(90)).toBe(false);
  patience.renew();
  expect(wait(99)).toBe(false);
  expect(wait(2)).toBe(true);
});

it("measures what share of the machine there is", () => {
  let now = 0;
  const patience = createPatience(1_000_000, { now: () => now });
  now += 5_000;
  expect(patience.spent()).toBe(false);
});
