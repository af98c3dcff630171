import { impactOf } from "../../../src/search/ranking/bm25.ts";

/**
 * A term's share in a paper comes from how often it stands there and how long the paper is. The first takes two bits a
 * posting, the second a byte a paper; impacts themselves in four bits took twice as much and were coarser.
 */
const TIMES = [1, 2, 3.4, 6.5] as const;
/** Lengths in steps of an eighth of a doubling, the average in the middle. */
const LENGTHS = 64;
const STEPS = 8;
/** BM25's highest impact. */
const HIGHEST = 2.2;
const HIGHEST_CODE = 255;

/** One step of impact as BM25 has it. */
export const IMPACT_STEP = HIGHEST / HIGHEST_CODE;

/** Impacts, 1 to 255, by `lengthCode << 2 | timesCode`. */
export const IMPACTS = Uint8Array.from({ length: LENGTHS * TIMES.length }, (_, code) => {
  const impact = impactOf(TIMES[code & 3] as number, 2 ** (((code >>> 2) - LENGTHS / 2) / STEPS), 1);
  return Math.max(1, Math.round(impact / IMPACT_STEP));
});

/** Two bits for how often a term stands in a paper. */
export function timesCode(times: number): number {
  if (times < 3) return times < 2 ? 0 : 1;
  return times < 5 ? 2 : 3;
}

/** A byte for the length of a paper. */
export function lengthCode(length: number, average: number): number {
  const steps = Math.round(Math.log2(Math.max(1, length) / average) * STEPS);
  return Math.min(LENGTHS - 1, Math.max(0, LENGTHS / 2 + steps));
}

/** The codes of a segment's papers, by place in the segment. */
export interface PaperLengths {
  /** Of title and abstract. */
  readonly words: Uint8Array;
  /** Of the names. */
  readonly names: Uint8Array;
}
