import type { PaperId } from "../papers/paper.ts";
import type { Profile } from "./profile.ts";
import { type LikedPaper, type Reason, reasonOf } from "./reason.ts";
import { type Terms, UNIT } from "./terms.ts";
import { lastWord, type Usual } from "./usual.ts";

/** Rocchio (1971): the liked papers, minus half of the average, minus a quarter of the disliked. */
const LESS_USUAL = 0.5;
const LESS_DISLIKED = 0.25;
/**
 * In standard deviations above the average paper: a paper starts to fit at the first, and fits fully at the second.
 * With these, about one in eight papers of a day fits a team at all.
 */
const FITS_FROM = 1;
const FITS_FULLY = 3;
/** Fewer papers do not show what is average. */
const USUAL_PAPERS = 20;

/** How well a paper suits a team. */
export interface Fit {
  /** From 0 for an average paper to 1 for the closest match; 0 if there is no reason to name. */
  readonly fit: number;
  /** How many standard deviations nearer it is to the team's likes than the average paper. */
  readonly above: number;
  readonly because: Reason | undefined;
}

/**
 * Returns a judge built from a team's liked and disliked papers; undefined if there are too few average papers yet.
 * `rated` are the papers of both profiles, `likedPapers` those of the first. All terms must come from one reader.
 */
export function createTaste(
  liked: Profile,
  disliked: Profile,
  rated: ReadonlySet<PaperId>,
  usual: Usual,
  likedPapers: readonly LikedPaper[],
): ((terms: Terms) => Fit) | undefined {
  if (usual.profile.papers < USUAL_PAPERS || liked.papers === 0) return undefined;
  const wanted = wantedWords(liked, disliked, usual);

  /** Cosine with the wanted words, up to a factor that is the same for all papers. */
  function nearness({ words, weights }: Terms): number {
    let product = 0;
    let square = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      const idf = usual.idf[word] ?? usual.rarest;
      const weight = (weights[i] as number) * idf;
      square += weight * weight;
      product += weight * idf * (wanted[word] ?? 0);
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
    const because = fit > 0 ? reasonOf(terms, { liked, likedPapers, usual }) : undefined;
    return { fit: because ? fit : 0, above, because };
  };
}

function wantedWords(liked: Profile, disliked: Profile, usual: Usual): Float64Array {
  const size = Math.max(usual.shares.length, lastWord(liked) + 1, lastWord(disliked) + 1);
  const wanted = new Float64Array(size);
  for (let word = 0; word < usual.shares.length; word++)
    wanted[word] = -LESS_USUAL * (usual.shares[word] as number);
  for (const [{ weights, papers }, share] of [
    [liked, 1],
    [disliked, -LESS_DISLIKED],
  ] as const) {
    for (const [word, weight] of weights)
      wanted[word] = (wanted[word] as number) + (share * weight) / papers / UNIT;
  }
  return wanted;
}
