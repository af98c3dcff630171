/** Saturation and length normalisation of BM25 for abstracts: measured best with porter stems over eleven collections. */
const K1 = 1.2;
const B = 0.6;
/** How many occurrences in the abstract one in the title counts for. */
export const TITLE_TIMES = 2;

/** BM25's share of a term in one paper without its idf, 0 to 2.2; `length` and `average` in words. */
export function impactOf(frequency: number, length: number, average: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average));
}

/** How much a term tells, from the number of papers that hold it. */
export function idfOf(holding: number, papers: number): number {
  return Math.log(1 + (Math.max(0, papers - holding) + 0.5) / (holding + 0.5));
}
