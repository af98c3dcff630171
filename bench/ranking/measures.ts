/** Linear-gain nDCG of the first `k` of `gains` against their ideal order; 1 if there is nothing to gain. */
export function ndcg(gains: readonly number[], k: number): number {
  const dcg = (list: readonly number[]) =>
    list.slice(0, k).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
  const best = dcg([...gains].sort((a, b) => b - a));
  return best === 0 ? 1 : dcg(gains) / best;
}

/** Mulberry32, so that the random policy is the same in every run. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
