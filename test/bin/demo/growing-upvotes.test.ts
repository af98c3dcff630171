import { expect, it } from "vitest";
import { growingUpvotes } from "../../../bin/demo/growing-upvotes.ts";
import type { PaperFeed } from "../../../src/feed/feed.ts";
import type { Day } from "../../../src/time/day.ts";
import { makePapers } from "../../fixtures/papers.ts";

const day = "2026-06-12" as Day;
const saved: PaperFeed = { name: "saved", papersOn: async () => ({ papers: makePapers(40), skipped: [] }) };
const at = async (time: string) => {
  const { papers } = await growingUpvotes(saved, () => Date.parse(time)).papersOn(day);
  return papers.map(({ upvotes }) => upvotes);
};
const asSaved = makePapers(40).map(({ upvotes }) => upvotes);

it("leaves upvotes as they were saved until the morning of the list", async () => {
  expect(await at("2026-06-12T08:00:00Z")).toEqual(asSaved);
});

it("lets them grow for a day, each paper's at its own pace and none back, and then no more", async () => {
  const afternoon = await at("2026-06-12T18:00:00Z");
  const next = await at("2026-06-13T09:00:00Z");
  for (const [index, upvotes] of asSaved.entries()) {
    expect(afternoon[index]).toBeGreaterThanOrEqual(upvotes);
    expect(next[index]).toBeGreaterThanOrEqual(afternoon[index] ?? 0);
    expect(next[index]).toBeLessThanOrEqual(3 * upvotes);
  }
  const factors = next.map((upvotes, index) => upvotes / (asSaved[index] ?? 1));
  expect(Math.max(...factors)).toBeGreaterThan(2);
  expect(Math.min(...factors)).toBeLessThan(1.2);
  expect(await at("2026-06-20T09:00:00Z")).toEqual(next);
});
