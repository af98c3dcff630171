/** The best papers, best first; ties in order of number. */
export interface Ranked {
  readonly papers: Int32Array;
  readonly scores: Float64Array;
}

/** A heap of the best `count`, with the worst on top; among equal scores, the higher number is worse. */
export function bestOf(count: number) {
  const papers = new Int32Array(count);
  const scores = new Float64Array(count);
  let size = 0;
  const worse = (a: number, b: number) =>
    (scores[a] as number) < (scores[b] as number) ||
    (scores[a] === scores[b] && (papers[a] as number) > (papers[b] as number));
  const swap = (a: number, b: number) => {
    const paper = papers[a] as number;
    const score = scores[a] as number;
    papers[a] = papers[b] as number;
    scores[a] = scores[b] as number;
    papers[b] = paper;
    scores[b] = score;
  };
  const sink = (from: number) => {
    for (let i = from; ; ) {
      let worst = i;
      const left = 2 * i + 1;
      if (left < size && worse(left, worst)) worst = left;
      if (left + 1 < size && worse(left + 1, worst)) worst = left + 1;
      if (worst === i) return;
      swap(i, worst);
      i = worst;
    }
  };
  return {
    full: () => size === count,
    least: () => scores[0] as number,
    /** Among the lowest-scoring papers, the one with the highest number. */
    last: () => papers[0] as number,
    offer(paper: number, score: number) {
      if (size < count) {
        papers[size] = paper;
        scores[size] = score;
        for (let i = size++; i > 0 && worse(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
        return;
      }
      if (score < (scores[0] as number) || (score === scores[0] && paper > (papers[0] as number))) return;
      papers[0] = paper;
      scores[0] = score;
      sink(0);
    },
    ranked(): Ranked {
      const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => (worse(a, b) ? 1 : -1));
      return {
        papers: Int32Array.from(order, (i) => papers[i] as number),
        scores: Float64Array.from(order, (i) => scores[i] as number),
      };
    },
  };
}
