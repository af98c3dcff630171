/** A query as the ranking sees it. */
export interface RankedQuery {
  /** What each distinct word tells (its idf), in the order typed; at most 100. */
  readonly idf: Float64Array;
  /** The words in order of the query, as places in `idf`. */
  readonly sequence: Uint8Array;
  /** Of each term that is a name, the terms that it stands for. */
  readonly parts: readonly (readonly number[] | undefined)[];
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
/** Nearness of two words that stand the other way round. */
const TURNED = 0.7;

/** What the words of one paper say of those of a query, by term or by pair of neighbours in the query. */
export const seen = {
  inTitle: new Float64Array(MAX_TERMS),
  inBody: new Float64Array(MAX_TERMS),
  exactTitle: new Uint8Array(MAX_TERMS),
  exactBody: new Uint8Array(MAX_TERMS),
  inName: new Uint8Array(MAX_TERMS),
  pairTimes: new Float64Array(MAX_TERMS * 2),
  pairExact: new Float64Array(MAX_TERMS * 2),
  pairNear: new Float64Array(MAX_TERMS * 2),
  /** Share of the title's words that are the query's. */
  titleHeld: 0,
  /** Idf of the longest run of words exactly as in the query. */
  longestRun: 0,
};
const { inTitle, inBody, exactTitle, exactBody, inName, pairTimes, pairExact, pairNear } = seen;
const lastSeen = new Int32Array(MAX_TERMS);
/** Where the reading of one part of a paper stands: words so far, those of the query, and the run at the last one. */
const reading = { position: 0, held: 0, previous: -1, previousExact: false, run: 0, runLength: 0 };

/** Reads a paper for a query into `seen`, which the next call overwrites. `slots` marks words by number. */
export function readPaper(query: RankedQuery, paper: RankedPaper, slots: Uint8Array): void {
  const terms = query.idf.length;
  for (const counts of [inTitle, inBody, inName, exactTitle, exactBody]) counts.fill(0, 0, terms);
  for (const pairs of [pairTimes, pairExact, pairNear]) pairs.fill(0, 0, query.sequence.length);
  seen.longestRun = 0;
  const { words } = paper;
  seen.titleHeld = scan(query, words, paper.start, paper.titleEnd, slots, inTitle, exactTitle);
  scan(query, words, paper.titleJoinedEnd, paper.bodyEnd, slots, inBody, exactBody);
  joined(query, words, paper.titleEnd, paper.titleJoinedEnd, slots, inTitle, exactTitle);
  joined(query, words, paper.bodyEnd, paper.bodyJoinedEnd, slots, inBody, exactBody);
  for (let i = paper.bodyJoinedEnd; i < paper.end; i++) {
    const mark = slots[words[i] as number] as number;
    if (mark !== 0 && mark !== STOP) inName[(mark & 127) - 1] = 1;
  }
}

/** Counts the query's words from `from` to `to`, and notes how near they stand; the share of words that are the query's. */
function scan(
  query: RankedQuery,
  words: Uint32Array,
  from: number,
  to: number,
  slots: Uint8Array,
  counts: Float64Array,
  exact: Uint8Array,
): number {
  lastSeen.fill(-1000, 0, query.idf.length);
  reading.position = 0;
  reading.held = 0;
  reading.previous = -1;
  reading.previousExact = false;
  for (let i = from; i < to; i++) {
    const mark = slots[words[i] as number] as number;
    if (mark === STOP) continue;
    if (mark === 0) {
      reading.position++;
      reading.previous = -1;
      reading.previousExact = false;
      continue;
    }
    const term = (mark & 127) - 1;
    const parts = query.parts[term];
    if (parts === undefined) {
      meet(query, term, (mark & EXACT) !== 0, counts, exact);
      continue;
    }
    // Qwen3 is read as Qwen 3 where that was typed.
    counts[term] = (counts[term] as number) + 1;
    exact[term] = 1;
    for (const part of parts) meet(query, part, true, counts, exact);
  }
  return reading.position === 0 ? 0 : reading.held / reading.position;
}

/** Takes in that a word of the query stands next. */
function meet(
  { idf, sequence }: RankedQuery,
  term: number,
  isExact: boolean,
  counts: Float64Array,
  exact: Uint8Array,
): void {
  const position = ++reading.position;
  reading.held++;
  counts[term] = (counts[term] as number) + 1;
  if (isExact) exact[term] = 1;
  let follows = false;
  for (let p = 0; p + 1 < sequence.length; p++) {
    const a = sequence[p] as number;
    const b = sequence[p + 1] as number;
    if (a === b) continue;
    if (b === term) {
      const distance = position - (lastSeen[a] as number);
      if (distance === 1) {
        pairTimes[p] = (pairTimes[p] as number) + 1;
        if (a === reading.previous) follows = true;
        if (reading.previousExact && isExact) pairExact[p] = (pairExact[p] as number) + 1;
      }
      if (distance < REACH && 1 / distance > (pairNear[p] as number)) pairNear[p] = 1 / distance;
    } else if (a === term) {
      const distance = position - (lastSeen[b] as number);
      if (distance < REACH && TURNED / distance > (pairNear[p] as number)) pairNear[p] = TURNED / distance;
    }
  }
  const followsExactly = follows && reading.previousExact && isExact;
  reading.run = (followsExactly ? reading.run : 0) + (idf[term] as number);
  reading.runLength = (followsExactly ? reading.runLength : 0) + 1;
  if (reading.runLength > 1 && reading.run > seen.longestRun) seen.longestRun = reading.run;
  reading.previousExact = isExact;
  reading.previous = term;
  lastSeen[term] = position;
}

/** Counts the forms without a place; a name stands for its parts, however it is written. */
function joined(
  { parts }: RankedQuery,
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
    for (const part of parts[term] ?? []) {
      counts[part] = Math.max(1, counts[part] as number);
      exact[part] = 1;
    }
  }
}
