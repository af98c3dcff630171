import type { Quality } from "./metrics.ts";
import { seeded } from "./scale.ts";

/**
 * How often one engine answers a query better than another, and the probability of a difference this large by chance.
 */
export interface Comparison {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly meanDifference: number;
  readonly p: number;
}

/** Two nDCG values closer than this are equal, just computed in a different order. */
const EQUAL = 1e-9;
const DRAWS = 10_000;

/**
 * Compares `ours` with `theirs` by nDCG@10, query by query. The p value is from a two-sided paired randomization test:
 * how often randomly swapping the engines' names, query by query, yields a difference at least as large.
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
    // The actual assignment counts as one of the draws, since a finite number of draws cannot give p = 0.
    p: (asFar + 1) / (DRAWS + 1),
  };
}
