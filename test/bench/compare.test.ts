import { expect, test } from "vitest";
import { compare } from "../../bench/search/compare.ts";
import { meanQuality, type Quality, qualities } from "../../bench/search/metrics.ts";

function answers(values: readonly number[]): Map<string, Quality> {
  const { ndcg10: _, ...none } = meanQuality([]);
  return new Map(values.map((ndcg10, i) => [`q${i}`, { ...none, ndcg10 }]));
}

test("wins, losses and ties are counted, and rounding parts nobody", () => {
  const compared = compare(answers([0.9, 0.5, 0.1 + 0.2, 0.2]), answers([0.1, 0.6, 0.3, 0.1]));
  expect(compared).toMatchObject({ wins: 2, losses: 1, ties: 1 });
  expect(compared.meanDifference).toBeCloseTo(0.2);
});

test("the same win on every query is no chance, a win and a loss are", () => {
  const many = Array.from({ length: 12 }, () => 0.5);
  expect(compare(answers(many), answers(many.map(() => 0.4))).p).toBeLessThan(0.002);
  expect(compare(answers([0.5, 0.4]), answers([0.4, 0.5])).p).toBe(1);
  expect(compare(answers(many), answers(many))).toMatchObject({ ties: 12, meanDifference: 0, p: 1 });
});

test("a few small samples give the exact share of equally large differences", () => {
  // Three equal wins: of the eight ways to swap names, two are as far apart.
  expect(compare(answers([1, 1, 1]), answers([0, 0, 0])).p).toBeCloseTo(0.25, 1);
});

test("queries without a relevant document do not count, and success looks at the first places", () => {
  const measured = qualities(
    new Map([
      ["first", ["a", "b"]],
      ["third", ["x", "y", "a", "a"]],
      ["lost", ["x"]],
      ["unjudged", ["a"]],
    ]),
    new Map([
      ["first", new Map([["a", 2]])],
      ["third", new Map([["a", 1]])],
      ["lost", new Map([["a", 1]])],
      ["unjudged", new Map([["a", 0]])],
    ]),
  );
  expect(measured.size).toBe(3);
  const { success1, success5, mrr, ndcg10 } = meanQuality(measured.values());
  expect([success1, success5, mrr]).toEqual([1 / 3, 2 / 3, 4 / 9]);
  expect(ndcg10).toBeCloseTo((1 + 0.5) / 3);
});
