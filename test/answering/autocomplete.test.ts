import { describe, expect, it } from "vitest";
import { suggest } from "../../src/answering/autocomplete.ts";
import { toPaperId } from "../../src/papers/arxiv-id.ts";
import { toDay } from "../../src/time/day.ts";
import { isTimeZone } from "../../src/time/zone.ts";

const now = () => Date.parse("2026-06-12T22:30:00Z");
const id = toPaperId("2506.00001") ?? expect.fail();
const index = { titles: async () => [{ id, title: "Otters" }], names: async () => [] as string[] };
const house = { index, clock: { now } };

it("puts in a paper's title or id, and shows its title", async () => {
  expect(await suggest("query", "ott", house)).toEqual([{ label: "Otters", value: "Otters" }]);
  expect(await suggest("id", "ott", house)).toEqual([{ label: "Otters", value: "2506.00001" }]);
});

describe("authors and organizations", () => {
  const asked: unknown[][] = [];
  const named = {
    clock: { now },
    index: {
      titles: async (typed: string) =>
        ["Otters sing", "Ott writes", "Otter maps", "Ottery", "What otters do"].flatMap((title) =>
          title.toLowerCase().includes(typed.toLowerCase()) ? [{ id, title }] : [],
        ),
      names: async (whose: string, typed: string, limit: number) => {
        asked.push([whose, typed, limit]);
        return whose === "author" ? ['Ada "Otti" Ottmann', "x".repeat(92)] : ["Ott Lab"];
      },
    },
  };
  const values = async (typed: string) => (await suggest("query", typed, named)).map(({ value }) => value);

  it("come after the first titles that begin so, as queries for all of their papers", async () => {
    expect(await values("Ött")).toEqual(['author:"Ada Otti Ottmann"', 'org:"Ott Lab"']);
    expect(await values("ott")).toEqual([
      "Otters sing",
      "Ott writes",
      "Otter maps",
      'author:"Ada Otti Ottmann"',
      'org:"Ott Lab"',
      "Ottery",
      "What otters do",
    ]);
    for (const { label, value } of await suggest("query", "ott", named)) {
      expect(label).toBe(value);
      expect(value.length).toBeLessThanOrEqual(100);
    }
  });

  it("come alone behind their operator, with what was typed before it", async () => {
    expect(await values("maps author: ada o")).toEqual(['maps author:"Ada Otti Ottmann"']);
    expect(asked.at(-1)).toEqual(["author", "ada o", 25]);
    expect(await values('ORG:"Ott L')).toEqual(['org:"Ott Lab"']);
    expect(asked.at(-1)).toEqual(["organization", "Ott L", 25]);
  });
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
