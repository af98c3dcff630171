/**
 * BM25's saturation and length normalization for abstracts: the best values measured with Porter stems on eleven
 * collections.
 */
const K1 = 1.2;
const B = 0.6;
/** An occurrence in the title counts as this many in the abstract. */
export const TITLE_TIMES = 2;

/** Returns BM25's weight of a term in one paper without its idf, 0 to 2.2; `length` and `average` in words. */
export function impactOf(frequency: number, length: number, average: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average));
}

/** Returns a term's inverse document frequency, from the number of papers that contain it. */
export function idfOf(holding: number, papers: number): number {
  return Math.log(1 + (Math.max(0, papers - holding) + 0.5) / (holding + 0.5));
}
