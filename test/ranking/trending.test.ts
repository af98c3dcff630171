import { describe, expect, test } from "vitest";
import { trending } from "../../src/ranking/trending.ts";
import { FRIDAY, FRIDAY_MORNING, makeListing, THURSDAY } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const young = (id: string, upvotes: number) =>
  makeKnownPaper({ id, upvotes, firstSeenAt: FRIDAY_MORNING - HOUR });
const old = (id: string, upvotes: number, parts = {}) =>
  makeKnownPaper({ id, upvotes, firstSeenAt: FRIDAY_MORNING - 25 * HOUR, ...parts });

describe("trending", () => {
  const week = [
    makeListing(THURSDAY, [old("a", 10), old("b", 30), old("c", 20, { withdrawn: true })]),
    makeListing(FRIDAY, [young("d", 20), young("a", 15)]),
    makeListing("2026-05-29", [old("e", 5)]),
  ];

  test("orders by plain upvotes, each paper once, withdrawn ones left out", () => {
    expect(trending(week, FRIDAY_MORNING, 10).map(({ paper, reason }) => [paper.id, reason])).toEqual([
      ["b", "30 ▲ · listed Thursday"],
      ["d", "20 ▲ · new today"],
      ["a", "15 ▲ · new today"],
      ["e", "5 ▲ · listed 29 May"],
    ]);
  });

  test("stops at the limit", () => {
    expect(trending(week, FRIDAY_MORNING, 2).map(({ paper }) => paper.id)).toEqual(["b", "d"]);
    expect(trending([], FRIDAY_MORNING, 2)).toEqual([]);
  });
});
