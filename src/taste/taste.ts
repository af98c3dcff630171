import type { PaperId } from "../papers/paper.ts";
import type { Profile } from "./profile.ts";
import { type LikedPaper, type Reason, reasonOf } from "./reason.ts";
import { type Terms, UNIT } from "./terms.ts";
import { lastStem, type Usual } from "./usual.ts";

/** Rocchio (1971): what is liked, less half of what is usual, less a quarter of what is disliked. */
const LESS_USUAL = 0.5;
const LESS_DISLIKED = 0.25;
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
  readonly because: Reason | undefined;
}

/**
 * Judges papers by the profiles of what a team has liked and disliked; `rated` are these papers, `likedPapers` those of the
 * first profile. Undefined where the usual cannot be told yet. All terms must come from one reader.
 */
export function createTaste(
  liked: Profile,
  disliked: Profile,
  rated: ReadonlySet<PaperId>,
  usual: Usual,
  likedPapers: readonly LikedPaper[],
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
    const because = fit > 0 ? reasonOf(terms, { liked, likedPapers, usual }) : undefined;
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
