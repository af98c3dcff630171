import type { PaperId } from "../papers/paper.ts";
import { idfOf } from "../search/ranking/bm25.ts";
import type { Profile } from "./profile.ts";
import { type Terms, UNIT } from "./terms.ts";

/** What papers are like that nobody has chosen: the lists of the last weeks. */
export interface Usual {
  readonly profile: Profile;
  readonly papers: readonly { readonly id: PaperId; readonly terms: Terms }[];
  /** How much of the average paper a stem is, by number. */
  readonly shares: Float64Array;
  /** How much a stem tells (its idf), by number; `rarest` for stems that none of these papers holds. */
  readonly idf: Float64Array;
  readonly rarest: number;
}

/** Counted once for all teams. */
export function describeUsual(profile: Profile, papers: Usual["papers"]): Usual {
  const rarest = idfOf(0, profile.papers);
  const size = lastStem(profile) + 1;
  const idf = new Float64Array(size).fill(rarest);
  for (const [stem, holding] of profile.holding) idf[stem] = idfOf(holding, profile.papers);
  const shares = new Float64Array(size);
  for (const [stem, weight] of profile.weights) shares[stem] = weight / profile.papers / UNIT;
  return { profile, papers, shares, idf, rarest };
}

/** The highest number of a stem that the papers hold; -1 where they hold none. */
export function lastStem({ weights }: Profile): number {
  let last = 0;
  for (const stem of weights.keys()) last = Math.max(last, stem);
  return last;
}
