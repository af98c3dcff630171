import type { Quality } from "./metrics.ts";
import { seeded } from "./scale.ts";

/** How often one engine answers a query better than another, and how likely chance alone parts them as far. */
export interface Comparison {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly meanDifference: number;
  readonly p: number;
}

/** Two nDCG values nearer than this are one value, computed in another order. */
const EQUAL = 1e-9;
const DRAWS = 10_000;

/**
 * `ours` against `theirs` by nDCG@10, query by query. The p value is that of a two-sided paired randomization test: how
 * often swapping the engines' names at random, query by query, gives a difference at least as large.
 */
export function compare(
  ours: ReadonlyMap<string, Quality>,
  theirs: ReadonlyMap<string, Quality>,
): Comparison {
  const differences = Array.from(ours, ([id, { ndcg10 }]) => ndcg10 - (theirs.get(id)?.ndcg10 ?? 0));
  const apart = differences.filter((difference) => Math.abs(difference) > EQUAL);
  const wins = apart.filter((difference) => difference > 0).length;
  const sum = apart.reduce((total, difference) => total + difference, 0);
  const random = seeded(1);
  let asFar = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let swapped = 0;
    for (const difference of apart) swapped += random() < 0.5 ? difference : -difference;
    if (Math.abs(swapped) >= Math.abs(sum) - EQUAL) asFar++;
  }
  return {
    wins,
    losses: apart.length - wins,
    ties: differences.length - apart.length,
    meanDifference: sum / Math.max(1, differences.length),
    // The names as they are count as one of the draws: no p of 0 comes out of finitely many.
    p: (asFar + 1) / (DRAWS + 1),
  };
}
