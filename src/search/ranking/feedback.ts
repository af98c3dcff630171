/** A paper's stems as small numbers: the slice of `terms` from `from` to `to`. */
export interface FeedbackPaper {
  readonly terms: Uint16Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Returns how similar each candidate is to the best ones, from 0 to 1. This is pseudo-relevance feedback like RM3, over
 * the candidates only: it picks the `wanted` terms that the best papers use most above the candidates' average, and
 * measures each candidate's share of them. `papers` come best first; `trust` holds the weights of the first of them;
 * all terms are below `end`.
 */
export function feedbackOf(
  papers: readonly FeedbackPaper[],
  trust: readonly number[],
  wanted: number,
  end: number,
): Float64Array {
  const counts = new Float64Array(end);
  const model = new Float64Array(end);
  let total = 0;
  for (const { terms, from, to } of papers) {
    for (let i = from; i < to; i++) counts[terms[i] as number] = (counts[terms[i] as number] as number) + 1;
    total += to - from;
  }
  for (let b = 0; b < Math.min(trust.length, papers.length); b++) {
    const { terms, from, to } = papers[b] as FeedbackPaper;
    const each = (trust[b] as number) / Math.max(1, to - from);
    for (let i = from; i < to; i++) {
      const term = terms[i] as number;
      model[term] = (model[term] as number) + each;
    }
  }
  keepMostTelling(model, counts, total, wanted);
  counts.fill(0);
  return Float64Array.from(papers, ({ terms, from, to }) => {
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
}

/**
 * Keeps in `model` only the `wanted` terms that exceed the average most, weighted by their share of the total excess.
 */
function keepMostTelling(model: Float64Array, counts: Float64Array, total: number, wanted: number): void {
  const best = new Uint32Array(wanted);
  const gains = new Float64Array(wanted);
  let size = 0;
  for (let term = 0; term < model.length; term++) {
    const p = model[term] as number;
    if (p === 0) continue;
    model[term] = 0;
    const gain = p * Math.log(p / ((counts[term] as number) / total));
    if (!(gain > 0) || (size === wanted && gain <= (gains[size - 1] as number))) continue;
    let at = size < wanted ? size++ : size - 1;
    for (; at > 0 && (gains[at - 1] as number) < gain; at--) {
      gains[at] = gains[at - 1] as number;
      best[at] = best[at - 1] as number;
    }
    gains[at] = gain;
    best[at] = term;
  }
  const sum = gains.reduce((all, gain) => all + gain, 0) || 1;
  for (let i = 0; i < size; i++) model[best[i] as number] = (gains[i] as number) / sum;
}
