import { impactOf } from "../../../src/search/ranking/bm25.ts";

/**
 * A term's impact on a paper depends on its frequency there and the paper's length. The first takes two bits per
 * posting, the second a byte per paper. Storing impacts directly in four bits took twice the space and was less
 * precise.
 */
const TIMES = [1, 2, 3.4, 6.5] as const;
/** Lengths in steps of an eighth of a doubling, with the average in the middle. */
const LENGTHS = 64;
const STEPS = 8;
/** BM25's maximum impact. */
const HIGHEST = 2.2;
const HIGHEST_CODE = 255;

/** One step of impact in BM25 units. */
export const IMPACT_STEP = HIGHEST / HIGHEST_CODE;

/** Impacts, 1 to 255, by `lengthCode << 2 | timesCode`. */
export const IMPACTS = Uint8Array.from({ length: LENGTHS * TIMES.length }, (_, code) => {
  const impact = impactOf(TIMES[code & 3] as number, 2 ** (((code >>> 2) - LENGTHS / 2) / STEPS), 1);
  return Math.max(1, Math.round(impact / IMPACT_STEP));
});

/** Encodes a term's frequency in a paper in two bits. */
export function timesCode(times: number): number {
  if (times < 3) return times < 2 ? 0 : 1;
  return times < 5 ? 2 : 3;
}

/** Encodes a paper's length in a byte. */
export function lengthCode(length: number, average: number): number {
  const steps = Math.round(Math.log2(Math.max(1, length) / average) * STEPS);
  return Math.min(LENGTHS - 1, Math.max(0, LENGTHS / 2 + steps));
}

/** Length codes of a segment's papers, by position in the segment. */
export interface PaperLengths {
  /** For title and abstract. */
  readonly words: Uint8Array;
  /** For the names. */
  readonly names: Uint8Array;
}
