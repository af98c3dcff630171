import { type RankedPaper, type RankedQuery, readPaper, seen } from "./read-paper.ts";
import { FEATURES, type Feature, type Tuning, type Weights } from "./tuning.ts";

/** With this many name words, or title words, `authorship` adds nothing. */
const MANY_NAMES = 100;
const LONG_TITLE = 60;
const { inTitle, inBody, exactTitle, exactBody, inName, pairTimes, pairExact, pairNear } = seen;

/** Fills `out` with the features of one paper, in the order of `FEATURES`. `slots` maps word numbers to marks. */
export function featuresOf(
  query: RankedQuery,
  paper: RankedPaper,
  slots: Uint8Array,
  out: Float64Array,
): void {
  const { idf, sequence } = query;
  const terms = idf.length;
  readPaper(query, paper, slots);
  let all = 0;
  let named = 0;
  let held = 0;
  let heldInTitle = 0;
  let exactInTitle = 0;
  let title = 0;
  let exactAnywhere = 0;
  for (let t = 0; t < terms; t++) {
    const value = idf[t] as number;
    all += value;
    if ((inTitle[t] as number) > 0) {
      heldInTitle += value;
      title += value * ((inTitle[t] as number) / ((inTitle[t] as number) + 0.5));
    }
    if (exactTitle[t]) exactInTitle += value;
    if (exactBody[t] || exactTitle[t]) exactAnywhere += value;
    if (inName[t]) named += value;
    if ((inTitle[t] as number) + (inBody[t] as number) + (inName[t] as number) > 0) held += value;
  }
  let bigram = 0;
  let proximity = 0;
  let exactBigram = 0;
  let triple = 0;
  for (let p = 0; p + 1 < sequence.length; p++) {
    const pair = ((idf[sequence[p] as number] as number) + (idf[sequence[p + 1] as number] as number)) / 2;
    const times = pairTimes[p] as number;
    bigram += (pair * times) / (times + 1);
    exactBigram += (pair * (pairExact[p] as number)) / ((pairExact[p] as number) + 1);
    proximity += pair * (pairNear[p] as number);
    if (p + 2 < sequence.length) {
      const third = idf[sequence[p + 2] as number] as number;
      const near = Math.min(pairNear[p] as number, pairNear[p + 1] as number);
      triple += ((pair * 2 + third) / 3) * near;
    }
  }
  const share = all === 0 ? 0 : held / all;
  out[0] = bigram;
  out[1] = proximity;
  out[2] = exactInTitle;
  out[3] = title;
  out[4] = heldInTitle * seen.titleHeld;
  out[5] = held * share;
  out[6] = triple;
  out[7] = exactAnywhere;
  out[8] = named;
  out[9] = exactBigram;
  out[10] = seen.longestRun;
  out[11] = isWhole(query) ? all : 0;
  out[12] = authorship(terms, paper);
}

/** Whether every word of the query occurs as typed, or is a name. */
function isWhole({ sequence }: RankedQuery): boolean {
  for (const t of sequence) if (!inName[t] && !exactTitle[t] && !exactBody[t]) return false;
  return sequence.length > 0;
}

/**
 * If a name was typed: how likely somebody is to recall this name out of all the paper's authors, and these words out
 * of its title. The fewer there are, the likelier. Computed as the log of the query's likelihood, shifted to be
 * positive.
 */
function authorship(terms: number, paper: RankedPaper): number {
  const names = Math.max(1, paper.end - paper.bodyJoinedEnd);
  const title = Math.max(1, paper.titleEnd - paper.start);
  let ofNames = 0;
  let ofTitle = 0;
  let others = 0;
  let titled = 0;
  for (let t = 0; t < terms; t++) {
    if (inName[t]) ofNames += Math.log(MANY_NAMES / names);
    else {
      others++;
      if (exactTitle[t] === 0) continue;
      titled++;
      ofTitle += Math.log(LONG_TITLE / title);
    }
  }
  // Having few authors counts less if the title lacks the words typed with the name.
  const share = others === 0 ? 1 : (1 + titled / others) / 2;
  return ofNames === 0 ? 0 : share * Math.max(0, ofNames) + Math.max(0, ofTitle);
}

/** Returns the weighted sum of the features, to be added to BM25. */
export function weigh(features: ArrayLike<number>, weights: Weights): number {
  let sum = 0;
  for (let f = 0; f < FEATURES.length; f++) {
    sum += (features[f] as number) * weights[FEATURES[f] as Feature];
  }
  return sum;
}

/**
 * Returns the bonus for upvotes, age and a year in the query, as a share of the query's idf: just enough to break ties.
 */
export function tieBreak(
  tuning: Tuning,
  facts: {
    readonly upvotes: number;
    /** Days since 1970, of the paper and of the library's newest one. */
    readonly day: number;
    readonly newest: number;
    readonly year: number | undefined;
  },
): number {
  const { upvotes, day, newest, year } = facts;
  const popularity = Math.min(1, Math.log1p(Math.max(0, upvotes)) / Math.log(1000));
  const recency = Math.exp(-Math.max(0, newest - day) / 730);
  const ofYear = year !== undefined && new Date(day * 86_400_000).getUTCFullYear() === year;
  return tuning.popular * popularity + tuning.recent * recency + (ofYear ? tuning.ofTheYear : 0);
}
