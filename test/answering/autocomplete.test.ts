import { expect, it } from "vitest";
import { suggest } from "../../src/answering/autocomplete.ts";
import { toPaperId } from "../../src/papers/arxiv-id.ts";
import { toDay } from "../../src/time/day.ts";
import { isTimeZone } from "../../src/time/zone.ts";

const now = () => Date.parse("2026-06-12T22:30:00Z");
const id = toPaperId("2506.00001") ?? expect.fail();
const index = { titles: async () => [{ id, title: "Otters" }] };
const house = { index, clock: { now } };

it("puts in a paper's title or id, and shows its title", async () => {
  expect(await suggest("title", "ott", house)).toEqual([{ label: "Otters", value: "Otters" }]);
  expect(await suggest("id", "ott", house)).toEqual([{ label: "Otters", value: "2506.00001" }]);
});

it("finds zones by any part of their name, with the time of day there", async () => {
  const [first] = await suggest("zone", "berl", house);
  expect(first).toEqual({ label: "Europe/Berlin (00:30 now)", value: "Europe/Berlin" });
  expect((await suggest("zone", "new york", house)).map(({ value }) => value)).toContain("America/New_York");
  expect((await suggest("zone", "utc", house))[0]?.value).toBe("UTC");
  expect(await suggest("zone", "atlantis", house)).toEqual([]);
});

it("suggests at most 25 zones, each a real one that fits Discord's 100 characters", async () => {
  const all = await suggest("zone", "", house);
  expect(all).toHaveLength(25);
  for (const { label, value } of all) {
    expect(isTimeZone(value)).toBe(true);
    expect(label.length).toBeLessThanOrEqual(100);
  }
});

it("finds days by their date, their weekday or their words, newest first", async () => {
  const found = async (typed: string) => (await suggest("day", typed, house)).map(({ value }) => value);
  expect((await found(""))[0]).toBe("2026-06-12");
  expect((await found("2026-05"))[0]).toBe("2026-05-31");
  expect((await found("mon"))[0]).toBe("2026-06-08");
  expect(await found("1 june 2026")).toContain("2026-06-01");
  for (const day of await found("2026")) expect(toDay(day)).toBe(day);
});
