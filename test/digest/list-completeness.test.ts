import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFilling } from "../../src/digest/list-completeness.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { FRIDAY, FRIDAY_MORNING, makeListing } from "../fixtures/listings.ts";
import { makePapers } from "../fixtures/papers.ts";

const MINUTE = 60_000;

/** A list of `size` papers, of which one each joined so many minutes before eight o'clock. */
function list(size: number, joined: readonly number[] = []) {
  const papers = makePapers(size).map((paper) => ({ ...paper, firstSeenAt: 0 }));
  const absentAt = new Map<PaperId, number>();
  for (const [index, minutes] of joined.entries())
    absentAt.set(papers[index]?.id as PaperId, FRIDAY_MORNING - minutes * MINUTE);
  return { now: FRIDAY_MORNING, today: { ...makeListing(FRIDAY, papers), absentAt } };
}

describe("whether today's list is still filling", () => {
  it("is a matter of a list that has begun", () => {
    expect(isFilling({ now: FRIDAY_MORNING, today: undefined })).toBe(false);
    expect(isFilling(list(0))).toBe(false);
  });

  it("goes by the number of papers, which may be chosen", () => {
    expect(isFilling(list(7))).toBe(true);
    expect(isFilling(list(8))).toBe(false);
    expect(isFilling(list(8), 9)).toBe(true);
    expect(isFilling(list(3), 3)).toBe(false);
  });

  it("goes by how many joined lately: a fifth of them, and three at least", () => {
    expect(isFilling(list(20, [60, 60, 60]))).toBe(false);
    expect(isFilling(list(20, [60, 60, 60, 60]))).toBe(true);
    expect(isFilling(list(8, [10, 10]))).toBe(false);
    expect(isFilling(list(8, [10, 10, 10]))).toBe(true);
  });

  it("forgets what joined longer ago than an hour and a half", () => {
    expect(isFilling(list(10, [89, 89, 89]))).toBe(true);
    expect(isFilling(list(10, [91, 91, 91]))).toBe(false);
  });

  it("never calls a list settled because more papers joined it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 89 }), { maxLength: 30 }),
        fc.integer({ min: 0, max: 30 }),
        (lately, longKnown) => {
          const before = list(lately.length + longKnown, lately);
          const after = list(lately.length + longKnown + 1, [...lately, 0]);
          const hasBegun = before.today.papers.length >= 8;
          if (hasBegun && isFilling(before)) expect(isFilling(after)).toBe(true);
        },
      ),
    );
  });
});
