import { FEATURES, type Feature, type Tuning, type Weights } from "./tuning.ts";

/** A query as the ranking sees it. */
export interface RankedQuery {
  /** What each distinct word tells (its idf), in the order typed; at most 100. */
  readonly idf: Float64Array;
  /** The words in order of the query, as places in `idf`. */
  readonly sequence: Uint8Array;
}

/** Marks in `RankedPaper.slots`: place in the query plus one, and whether the word stands as typed. */
export const EXACT = 128;
/** Mark of a stop word, which takes no place in the order. */
export const STOP = 127;

/** A paper's words as numbers: title, then abstract (see `drizzle/search/postings/codec.ts`), valid up to the ends. */
export interface RankedPaper {
  readonly words: Uint32Array;
  readonly start: number;
  readonly titleEnd: number;
  readonly titleJoinedEnd: number;
  readonly bodyEnd: number;
  readonly bodyJoinedEnd: number;
  readonly end: number;
}

const MAX_TERMS = 101;
/** Words further apart than this are not near each other. */
const REACH = 9;
/** Words of names and of a title with which nothing speaks for a paper any more. */
const MANY_NAMES = 100;
const LONG_TITLE = 30;
/** Nearness of two words that stand the other way round. */
const TURNED = 0.7;
const inTitle = new Float64Array(MAX_TERMS);
const inBody = new Float64Array(MAX_TERMS);
const exactTitle = new Uint8Array(MAX_TERMS);
const exactBody = new Uint8Array(MAX_TERMS);
const inName = new Uint8Array(MAX_TERMS);
const pairTimes = new Float64Array(MAX_TERMS * 2);
const pairExact = new Float64Array(MAX_TERMS * 2);
const pairNear = new Float64Array(MAX_TERMS * 2);
const lastSeen = new Int32Array(MAX_TERMS);

/** Fills `out` with the signs of one paper, in the order of `FEATURES`. `slots` marks words by number. */
export function featuresOf(
  query: RankedQuery,
  paper: RankedPaper,
  slots: Uint8Array,
  out: Float64Array,
): void {
  const { idf, sequence } = query;
  const terms = idf.length;
  inTitle.fill(0, 0, terms);
  inBody.fill(0, 0, terms);
  inName.fill(0, 0, terms);
  exactTitle.fill(0, 0, terms);
  exactBody.fill(0, 0, terms);
  pairTimes.fill(0, 0, sequence.length);
  pairNear.fill(0, 0, sequence.length);
  pairExact.fill(0, 0, sequence.length);

  const { words } = paper;
  longestRun = 0;
  const titleHeld = scan(query, words, paper.start, paper.titleEnd, slots, inTitle, exactTitle);
  scan(query, words, paper.titleJoinedEnd, paper.bodyEnd, slots, inBody, exactBody);
  joined(words, paper.titleEnd, paper.titleJoinedEnd, slots, inTitle, exactTitle);
  joined(words, paper.bodyEnd, paper.bodyJoinedEnd, slots, inBody, exactBody);
  for (let i = paper.bodyJoinedEnd; i < paper.end; i++) {
    const mark = slots[words[i] as number] as number;
    if (mark !== 0 && mark !== STOP) inName[(mark & 127) - 1] = 1;
  }

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
  out[4] = heldInTitle * titleHeld;
  out[5] = held * share;
  out[6] = triple;
  out[7] = exactAnywhere;
  out[8] = named;
  out[9] = exactBigram;
  out[10] = longestRun;
  out[11] = isWhole(query) ? all : 0;
  out[12] = authorship(terms, paper);
}

/** Whether every word of the query stands as typed, or is a name. */
function isWhole({ sequence }: RankedQuery): boolean {
  for (const t of sequence) if (!inName[t] && !exactTitle[t] && !exactBody[t]) return false;
  return sequence.length > 0;
}

/**
 * Where a name was typed, how likely it is that this one among all authors' and these among all words of the title
 * come to mind: the fewer there are, the sooner (the logarithm of a query's likelihood, shifted so that it adds).
 */
function authorship(terms: number, paper: RankedPaper): number {
  const names = Math.max(1, paper.end - paper.bodyJoinedEnd);
  const title = Math.max(1, paper.titleEnd - paper.start);
  let ofNames = 0;
  let ofTitle = 0;
  for (let t = 0; t < terms; t++) {
    if (inName[t]) ofNames += Math.log(MANY_NAMES / names);
    else if (exactTitle[t]) ofTitle += Math.log(LONG_TITLE / title);
  }
  return ofNames === 0 ? 0 : Math.max(0, ofNames) + Math.max(0, ofTitle);
}

/** Idf of the longest run of words exactly as in the query that the paper being read holds. */
let longestRun = 0;

/** Counts the query's words from `from` to `to`, and notes how near they stand; the share of words that are the query's. */
function scan(
  { idf, sequence }: RankedQuery,
  words: Uint32Array,
  from: number,
  to: number,
  slots: Uint8Array,
  counts: Float64Array,
  exact: Uint8Array,
): number {
  const pairs = sequence.length - 1;
  lastSeen.fill(-1000, 0, idf.length);
  let position = 0;
  let previous = -1;
  let run = 0;
  let runLength = 0;
  let previousExact = false;
  let held = 0;
  for (let i = from; i < to; i++) {
    const mark = slots[words[i] as number] as number;
    if (mark === STOP) continue;
    position++;
    if (mark === 0) {
      previous = -1;
      previousExact = false;
      continue;
    }
    held++;
    const term = (mark & 127) - 1;
    counts[term] = (counts[term] as number) + 1;
    if (mark & EXACT) exact[term] = 1;
    let follows = false;
    for (let p = 0; p < pairs; p++) {
      const a = sequence[p] as number;
      const b = sequence[p + 1] as number;
      if (a === b) continue;
      if (b === term) {
        const distance = position - (lastSeen[a] as number);
        if (distance === 1) {
          pairTimes[p] = (pairTimes[p] as number) + 1;
          if (a === previous) follows = true;
          if (previousExact && mark & EXACT) pairExact[p] = (pairExact[p] as number) + 1;
        }
        if (distance < REACH && 1 / distance > (pairNear[p] as number)) pairNear[p] = 1 / distance;
      } else if (a === term) {
        const distance = position - (lastSeen[b] as number);
        if (distance < REACH && TURNED / distance > (pairNear[p] as number)) pairNear[p] = TURNED / distance;
      }
    }
    const followsExactly = follows && previousExact && (mark & EXACT) !== 0;
    run = followsExactly ? run + (idf[term] as number) : (idf[term] as number);
    runLength = followsExactly ? runLength + 1 : 1;
    if (runLength > 1 && run > longestRun) longestRun = run;
    previousExact = (mark & EXACT) !== 0;
    previous = term;
    lastSeen[term] = position;
  }
  return position === 0 ? 0 : held / position;
}

function joined(
  words: Uint32Array,
  from: number,
  to: number,
  slots: Uint8Array,
  counts: Float64Array,
  exact: Uint8Array,
): void {
  for (let i = from; i < to; i++) {
    const mark = slots[words[i] as number] as number;
    if (mark === 0 || mark === STOP) continue;
    const term = (mark & 127) - 1;
    counts[term] = (counts[term] as number) + 1;
    if (mark & EXACT) exact[term] = 1;
  }
}

/** The signs weighed into one number, to be added to BM25. */
export function weigh(features: ArrayLike<number>, weights: Weights): number {
  let sum = 0;
  for (let f = 0; f < FEATURES.length; f++) {
    sum += (features[f] as number) * weights[FEATURES[f] as Feature];
  }
  return sum;
}

/** What upvotes, age and a year in the query add, as a share of the query's idf: enough to part equals, no more. */
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
