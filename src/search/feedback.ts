/** A paper's stems as numbers, and how well it did. */
export interface FeedbackPaper {
  readonly terms: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/**
 * How near each candidate is to the words of the best of them (pseudo-relevance feedback in the manner of RM3, over
 * the candidates alone): the `wanted` terms that the best papers hold most above the candidates' average, and each
 * candidate's share of them, 0 to 1. `papers` come best
 * first; `trust` are the weights of the first of them.
 */
export function feedbackOf(
  papers: readonly FeedbackPaper[],
  trust: readonly number[],
  wanted: number,
  vocabulary: number,
): Float64Array {
  if (counts.length < vocabulary) {
    counts = new Float32Array(vocabulary * 2);
    model = new Float32Array(vocabulary * 2);
  }
  let total = 0;
  for (const { terms, from, to } of papers) {
    for (let i = from; i < to; i++) counts[terms[i] as number] = (counts[terms[i] as number] as number) + 1;
    total += to - from;
  }
  const seen: number[] = [];
  for (let b = 0; b < trust.length; b++) {
    const paper = papers[b];
    if (!paper) continue;
    const each = (trust[b] as number) / Math.max(1, paper.to - paper.from);
    for (let i = paper.from; i < paper.to; i++) {
      const term = paper.terms[i] as number;
      if (model[term] === 0) seen.push(term);
      model[term] = (model[term] as number) + each;
    }
  }
  const gains = seen
    .map((term) => {
      const p = model[term] as number;
      return { term, gain: p * Math.log(p / ((counts[term] as number) / total)) };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, wanted);
  for (const term of seen) model[term] = 0;
  for (const { terms, from, to } of papers) for (let i = from; i < to; i++) counts[terms[i] as number] = 0;
  const sum = gains.reduce((all, { gain }) => all + gain, 0) || 1;
  for (const { term, gain } of gains) model[term] = gain / sum;
  const shares = Float64Array.from(papers, ({ terms, from, to }) => {
    let share = 0;
    for (let i = from; i < to; i++) {
      const term = terms[i] as number;
      const weight = model[term] as number;
      if (weight === 0) continue;
      const times = (counts[term] as number) + 1;
      counts[term] = times;
      // Each further occurrence adds less: 1/2, 1/6, 1/12 … sums to n / (n + 1).
      share += weight / (times * (times + 1));
    }
    for (let i = from; i < to; i++) counts[terms[i] as number] = 0;
    return share;
  });
  for (const { term } of gains) model[term] = 0;
  return shares;
}

let counts = new Float32Array(1 << 16);
let model = new Float32Array(1 << 16);
