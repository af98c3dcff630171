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

/** A paper's words as numbers: title, then abstract (see `drizzle/search-codec.ts`), valid up to the ends. */
export interface RankedPaper {
  readonly words: Uint32Array;
  readonly start: number;
  readonly titleEnd: number;
  readonly titleJoinedEnd: number;
  readonly bodyEnd: number;
  readonly bodyJoinedEnd: number;
  readonly end: number;
}

export const FEATURES = [
  "bigram",
  "proximity",
  "run",
  "exactTitle",
  "title",
  "titleMatch",
  "coverage",
  "triple",
  "exactBody",
  "name",
] as const;
export type Feature = (typeof FEATURES)[number];
export type Weights = Readonly<Record<Feature, number>>;

/**
 * How much each sign counts beside BM25, all in units of idf.
 */
export const WEIGHTS: Weights = {
  name: 0.3,
  bigram: 0.6,
  proximity: 0.5,
  run: 0.3,
  exactTitle: 0.6,
  title: 0.4,
  titleMatch: 0.5,
  coverage: 0.5,
  triple: 0.3,
  exactBody: 0.2,
};

const MAX_TERMS = 101;
const inTitle = new Float64Array(MAX_TERMS);
const inBody = new Float64Array(MAX_TERMS);
const exactTitle = new Uint8Array(MAX_TERMS);
const exactBody = new Uint8Array(MAX_TERMS);
const inName = new Uint8Array(MAX_TERMS);
const pairTimes = new Float64Array(MAX_TERMS);
const pairNear = new Float64Array(MAX_TERMS);
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

  let longestRun = 0;
  const { words } = paper;
  const scan = (from: number, to: number, counts: Float64Array, exact: Uint8Array): number => {
    lastSeen.fill(-1000, 0, terms);
    let position = 0;
    let previous = -1;
    let run = 0;
    let runLength = 0;
    let held = 0;
    for (let i = from; i < to; i++) {
      const mark = slots[words[i] as number] as number;
      if (mark === STOP) continue;
      position++;
      if (mark === 0) {
        previous = -1;
        continue;
      }
      held++;
      const term = (mark & 127) - 1;
      counts[term] = (counts[term] as number) + 1;
      if (mark & EXACT) exact[term] = 1;
      let follows = false;
      for (let p = 0; p + 1 < sequence.length; p++) {
        const a = sequence[p] as number;
        const b = sequence[p + 1] as number;
        if (b === term && a !== term) {
          const distance = position - (lastSeen[a] as number);
          if (distance === 1) {
            pairTimes[p] = (pairTimes[p] as number) + 1;
            follows ||= a === previous;
          }
          if (distance < 9) pairNear[p] = Math.max(pairNear[p] as number, 1 / distance);
        } else if (a === term && b !== term) {
          const distance = position - (lastSeen[b] as number);
          if (distance < 9) pairNear[p] = Math.max(pairNear[p] as number, 0.7 / distance);
        }
      }
      if (follows) {
        run += idf[term] as number;
        runLength++;
      } else {
        run = idf[term] as number;
        runLength = 1;
      }
      if (runLength > 1 && run > longestRun) longestRun = run;
      previous = term;
      lastSeen[term] = position;
    }
    return position === 0 ? 0 : held / position;
  };
  const titleHeld = scan(paper.start, paper.titleEnd, inTitle, exactTitle);
  scan(paper.titleJoinedEnd, paper.bodyEnd, inBody, exactBody);
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
  let triple = 0;
  for (let p = 0; p + 1 < sequence.length; p++) {
    const pair = ((idf[sequence[p] as number] as number) + (idf[sequence[p + 1] as number] as number)) / 2;
    const times = pairTimes[p] as number;
    bigram += (pair * times) / (times + 1);
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
  out[2] = longestRun;
  out[3] = exactInTitle;
  out[4] = title;
  out[5] = heldInTitle * titleHeld;
  out[6] = held * share;
  out[7] = triple;
  out[8] = exactAnywhere;
  out[9] = named;
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
export function weigh(features: ArrayLike<number>, at: number, weights: Weights): number {
  let sum = 0;
  for (let f = 0; f < FEATURES.length; f++) {
    sum += (features[at + f] as number) * weights[FEATURES[f] as Feature];
  }
  return sum;
}

/** Every number that the ranking turns on, in one place. */
export interface Tuning {
  readonly weights: Weights;
  /** How many papers BM25 hands to the re-ranking. */
  readonly candidates: number;
  /** A word that is also a name counts so much of its idf as a name. */
  readonly nameInText: number;
  readonly joined: number;
  readonly suggestions: number;
  readonly corrected: number;
  readonly spellingFrequency: number;
  readonly spellingDistance: number;
  readonly spellingFirstLetter: number;
  readonly feedback: number;
  readonly feedbackPapers: number;
  readonly feedbackTerms: number;
  readonly feedbackTrust: number;
}

export const TUNING: Tuning = {
  weights: WEIGHTS,
  candidates: 300,
  nameInText: 1,
  joined: 0.5,
  suggestions: 3,
  corrected: 1,
  spellingFrequency: 0.15,
  spellingDistance: 1,
  spellingFirstLetter: 0.7,
  feedback: 0.3,
  feedbackPapers: 8,
  feedbackTerms: 30,
  feedbackTrust: 5,
};
