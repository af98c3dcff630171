import type { Collection } from "./collection.ts";

/** Quality over all queries that have a relevant document; each 0 to 1. */
export interface Quality {
  readonly ndcg10: number;
  readonly recall50: number;
  readonly mrr: number;
  readonly map: number;
  /** Queries counted. */
  readonly queries: number;
}

/** Rankings by query, best first, against the collection's judgments; gain is the grade itself. */
export function qualityOf(
  rankings: ReadonlyMap<string, readonly string[]>,
  grades: Collection["grades"],
  queryIds: readonly string[],
): Quality {
  const sums = { ndcg10: 0, recall50: 0, mrr: 0, map: 0 };
  let queries = 0;
  for (const id of queryIds) {
    const judged = grades.get(id);
    const ideal = [...(judged?.values() ?? [])].filter((grade) => grade > 0).sort((a, b) => b - a);
    if (!judged || ideal.length === 0) continue;
    queries++;
    const gains = [...new Set(rankings.get(id) ?? [])].map((document) =>
      Math.max(0, judged.get(document) ?? 0),
    );
    sums.ndcg10 += dcg(gains) / dcg(ideal);
    sums.recall50 += gains.slice(0, 50).filter((gain) => gain > 0).length / ideal.length;
    const first = gains.findIndex((gain) => gain > 0);
    if (first >= 0) sums.mrr += 1 / (first + 1);
    let held = 0;
    let precision = 0;
    gains.forEach((gain, i) => {
      if (gain > 0) precision += ++held / (i + 1);
    });
    sums.map += precision / ideal.length;
  }
  const mean = (sum: number) => (queries === 0 ? 0 : sum / queries);
  return {
    ndcg10: mean(sums.ndcg10),
    recall50: mean(sums.recall50),
    mrr: mean(sums.mrr),
    map: mean(sums.map),
    queries,
  };
}

function dcg(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

/** The `share` quantile of times in milliseconds, by nearest rank. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}
