import { describe, expect, test } from "vitest";
import { growthUntilMidnight } from "../../src/ranking/growth.ts";

const at = (hour: number) => growthUntilMidnight(Date.UTC(2026, 5, 12) + hour * 3_600_000);

describe("the growth expected until midnight", () => {
  test.each([
    [8, 1.58],
    [9, 1.485],
    [10, 1.39],
    [11, 1.33],
    [12, 1.27],
    [13, 1.18],
    [18.5, 1.09],
    [23.99, 1],
  ])("is, at %d o'clock, × %d", (hour, growth) => expect(at(hour)).toBeCloseTo(growth, 2));

  test("is before the first hour measured what it is then", () => {
    expect([at(0), at(5), at(7.99)]).toEqual([1.58, 1.58, 1.58]);
  });

  test("never rises, and is never below one", () => {
    for (let hour = 0; hour < 23.9; hour += 0.1) {
      expect(at(hour + 0.1)).toBeLessThanOrEqual(at(hour));
      expect(at(hour + 0.1)).toBeGreaterThanOrEqual(1);
    }
  });
});
