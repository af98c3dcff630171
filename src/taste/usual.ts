import type { PaperId } from "../papers/paper.ts";
import { idfOf } from "../search/ranking/bm25.ts";
import type { Profile } from "./profile.ts";
import { type Terms, UNIT } from "./terms.ts";

/** The average paper: what the unfiltered lists of the last weeks look like. */
export interface Usual {
  readonly profile: Profile;
  readonly papers: readonly { readonly id: PaperId; readonly terms: Terms }[];
  /** Average weight of a word, by number. */
  readonly shares: Float64Array;
  /** Inverse document frequency of a word, by number; `rarest` for words in none of these papers. */
  readonly idf: Float64Array;
  readonly rarest: number;
}

/** Derives the statistics of the average paper, once for all teams. */
export function describeUsual(profile: Profile, papers: Usual["papers"]): Usual {
  const rarest = idfOf(0, profile.papers);
  const size = lastWord(profile) + 1;
  const idf = new Float64Array(size).fill(rarest);
  for (const [word, holding] of profile.holding) idf[word] = idfOf(holding, profile.papers);
  const shares = new Float64Array(size);
  for (const [word, weight] of profile.weights) shares[word] = weight / profile.papers / UNIT;
  return { profile, papers, shares, idf, rarest };
}

/** Returns the highest word number in the profile; 0 if it is empty. */
export function lastWord({ weights }: Profile): number {
  let last = 0;
  for (const word of weights.keys()) last = Math.max(last, word);
  return last;
}
