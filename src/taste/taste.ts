import type { PaperId } from "../papers/paper.ts";
import { idfOf } from "../search/ranking/bm25.ts";
import type { Profile } from "./profile.ts";
import { spelling, type Terms, type Topic, UNIT } from "./terms.ts";

/** Rocchio (1971): what is liked, less half of what is usual, less a quarter of what is disliked. */
const LESS_USUAL = 0.5;
const LESS_DISLIKED = 0.25;
/** As many liked papers must be on a topic before it is given as a reason. */
const REASON_PAPERS = 2;
/** A topic is a reason only where the team likes it this many times as often as it comes, */
const REASON_LIFT = 2;
/** and where not so many papers are on it anyway that it says nothing. */
const REASON_SHARE = 0.15;
/**
 * A paper begins to fit at so many standard deviations above the usual paper, and fits fully at the second number:
 * about one in eight papers of a day fits a team at all.
 */
const FITS_FROM = 1;
const FITS_FULLY = 3;
/** With fewer papers nobody can say what is usual. */
const USUAL_PAPERS = 20;

/** How well a paper suits a team. */
export interface Fit {
  /** 0 for a usual paper to 1 for one as near to what the team likes as papers come; 0 where there is no reason to name. */
  readonly fit: number;
  /** By how many standard deviations it is nearer to what the team likes than the usual paper is. */
  readonly above: number;
  /** What it is on, and how many of the papers that the team liked are on it too. */
  readonly because: { readonly topic: string; readonly papers: number } | undefined;
}

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

/**
 * Judges papers by the profiles of what a team has liked and disliked; `rated` are these papers. Undefined where the
 * usual cannot be told yet. All terms must come from one reader.
 */
export function createTaste(
  liked: Profile,
  disliked: Profile,
  rated: ReadonlySet<PaperId>,
  usual: Usual,
): ((terms: Terms) => Fit) | undefined {
  if (usual.profile.papers < USUAL_PAPERS || liked.papers === 0) return undefined;
  const wanted = wantedStems(liked, disliked, usual);

  /** The cosine with what is wanted, but for a factor that is the same for all papers. */
  function nearness({ stems, weights }: Terms): number {
    let product = 0;
    let square = 0;
    for (let i = 0; i < stems.length; i++) {
      const stem = stems[i] as number;
      const idf = usual.idf[stem] ?? usual.rarest;
      const weight = (weights[i] as number) * idf;
      square += weight * weight;
      product += weight * idf * (wanted[stem] ?? 0);
    }
    return square === 0 ? 0 : product / Math.sqrt(square);
  }

  const chance = usual.papers.filter(({ id }) => !rated.has(id)).map(({ terms }) => nearness(terms));
  const mean = chance.reduce((sum, near) => sum + near, 0) / Math.max(1, chance.length);
  const variance = chance.reduce((sum, near) => sum + (near - mean) ** 2, 0) / Math.max(1, chance.length);
  const deviation = Math.sqrt(variance);

  return (terms) => {
    const above = deviation > 0 ? (nearness(terms) - mean) / deviation : 0;
    const fit = Math.min(1, Math.max(0, (above - FITS_FROM) / (FITS_FULLY - FITS_FROM)));
    const because = fit > 0 ? reasonOf(terms.topics, liked, usual.profile) : undefined;
    return { fit: because ? fit : 0, above, because };
  };
}

function wantedStems(liked: Profile, disliked: Profile, usual: Usual): Float64Array {
  const size = Math.max(usual.shares.length, lastStem(liked) + 1, lastStem(disliked) + 1);
  const wanted = new Float64Array(size);
  for (let stem = 0; stem < usual.shares.length; stem++)
    wanted[stem] = -LESS_USUAL * (usual.shares[stem] as number);
  for (const [{ weights, papers }, share] of [
    [liked, 1],
    [disliked, -LESS_DISLIKED],
  ] as const) {
    for (const [stem, weight] of weights)
      wanted[stem] = (wanted[stem] as number) + (share * weight) / papers / UNIT;
  }
  return wanted;
}

function lastStem({ weights }: Profile): number {
  let last = 0;
  for (const stem of weights.keys()) last = Math.max(last, stem);
  return last;
}

/** The topic that tells the liked papers from the usual ones best, as those write it most often. */
function reasonOf(topics: readonly Topic[], liked: Profile, usual: Profile): Fit["because"] {
  let best: Fit["because"];
  let most = 0;
  // Of equals the longest, which says most: “video diffusion” rather than “diffusion”.
  for (const { stem } of topics.toSorted((a, b) => b.text.length - a.text.length)) {
    const [topic, on] = bestSpelling(liked.topics.get(stem));
    if (on < REASON_PAPERS) continue;
    const [, usually] = bestSpelling(usual.topics.get(stem));
    const share = (usually + 1) / (usual.papers + 1);
    const lift = on / liked.papers / share;
    const told = on * Math.log(lift);
    if (lift < REASON_LIFT || share > REASON_SHARE || told <= most) continue;
    most = told;
    best = { topic, papers: on };
  }
  return best;
}

/** The spelling on most papers, and on how many it is. Texts that differ in case or hyphens alone are one spelling. */
function bestSpelling(texts: ReadonlyMap<string, number> | undefined): readonly [string, number] {
  if (!texts) return ["", 0];
  const papers = new Map<string, number>();
  for (const [text, n] of texts) papers.set(spelling(text), (papers.get(spelling(text)) ?? 0) + n);
  // Of equals the first in the alphabet, so that the order of the votes does not matter.
  const [best = "", most = 0] = [...papers].sort(byCount)[0] ?? [];
  const [written = ""] = [...texts].filter(([text]) => spelling(text) === best).sort(byCount)[0] ?? [];
  return [written, most];
}

function byCount(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}
