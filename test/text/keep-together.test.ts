import { expect, it } from "vitest";
import { keepTogether } from "../../src/text/keep-together.ts";

it.each([
  ["climbed 19 → 40 ▲ · 1 vote", "climbed 19 → 40\u00a0▲ · 1\u00a0vote"],
  ["1,140 votes here · 2 comments", "1,140\u00a0votes here · 2\u00a0comments"],
  ["Code ★ 1.2k", "Code ★\u00a01.2k"],
  ["new ▲ · 5 papers · 3 votesmiths", "new ▲ · 5 papers · 3 votesmiths"],
])("%j keeps each count with what it counts", (text, kept) => {
  expect(keepTogether(text)).toBe(kept);
});
