/** A query in the form used for ranking. */
export interface RankedQuery {
  /** The idf of each distinct word, in the order typed; at most 100. */
  readonly idf: Float64Array;
  /** The words in query order, as indices into `idf`. */
  readonly sequence: Uint8Array;
  /** For each term that is a name, the terms that it stands for. */
  readonly parts: readonly (readonly number[] | undefined)[];
}

/** Marks in `slots`: index in the query plus one, and this bit if the word occurs as typed. */
export const EXACT = 128;
/** Mark of a stop word, which does not count as a position. */
export const STOP = 127;

/**
 * A paper's words as numbers: title, then abstract (see `drizzle/search/postings/codec.ts`), in slices with these ends.
 */
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
/** Words at this distance or more are not near each other. */
const REACH = 9;
/** Factor for two words that are near each other in reverse order. */
const TURNED = 0.7;

/** How one paper's words match a query, by term or by pair of adjacent query words. Reused by all calls. */
export const seen = {
  inTitle: new Float64Array(MAX_TERMS),
  inBody: new Float64Array(MAX_TERMS),
  exactTitle: new Uint8Array(MAX_TERMS),
  exactBody: new Uint8Array(MAX_TERMS),
  inName: new Uint8Array(MAX_TERMS),
  pairTimes: new Float64Array(MAX_TERMS * 2),
  pairExact: new Float64Array(MAX_TERMS * 2),
  pairNear: new Float64Array(MAX_TERMS * 2),
  /** The query's share of the title's words. */
  titleHeld: 0,
  /** Idf of the longest run of words exactly as in the query. */
  longestRun: 0,
};
const { inTitle, inBody, exactTitle, exactBody, inName, pairTimes, pairExact, pairNear } = seen;
const lastSeen = new Int32Array(MAX_TERMS);
/** State while reading one part of a paper: words so far, query words among them, and the run up to the last one. */
const reading = { position: 0, held: 0, previous: -1, previousExact: false, run: 0, runLength: 0 };

/**
 * Matches a paper against a query and writes the result to `seen`, which the next call overwrites. `slots` maps word
 * numbers to marks.
 */
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

/**
 * Counts the query's words from `from` to `to`, and records how near they are. Returns the query's share of the words.
 */
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
    // Qwen3 counts as Qwen 3 if that was typed.
    counts[term] = (counts[term] as number) + 1;
    exact[term] = 1;
    for (const part of parts) meet(query, part, true, counts, exact);
  }
  return reading.position === 0 ? 0 : reading.held / reading.position;
}

/** Records a word of the query at the next position. */
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

/** Counts joined forms, which have no position. A name counts for its parts, however it is written. */
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
