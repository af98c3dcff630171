import type { Collection } from "./collection.ts";

/** How well one query was answered, or the mean of many; each from 0 to 1. */
export interface Quality {
  readonly ndcg10: number;
  readonly recall50: number;
  readonly mrr: number;
  readonly map: number;
  /** Whether a relevant document came first, and whether one was in the top five. */
  readonly success1: number;
  readonly success5: number;
}

/** The quality of rankings (best first) for each query that has a relevant document; the gain is the grade itself. */
export function qualities(
  rankings: ReadonlyMap<string, readonly string[]>,
  grades: Collection["grades"],
): Map<string, Quality> {
  const byQuery = new Map<string, Quality>();
  for (const [id, ranking] of rankings) {
    const judged = grades.get(id);
    const ideal = [...(judged?.values() ?? [])].filter((grade) => grade > 0).sort((a, b) => b - a);
    if (!judged || ideal.length === 0) continue;
    const gains = [...new Set(ranking)].map((document) => Math.max(0, judged.get(document) ?? 0));
    const first = gains.findIndex((gain) => gain > 0);
    let held = 0;
    let precision = 0;
    gains.forEach((gain, i) => {
      if (gain > 0) precision += ++held / (i + 1);
    });
    byQuery.set(id, {
      ndcg10: dcg(gains) / dcg(ideal),
      recall50: gains.slice(0, 50).filter((gain) => gain > 0).length / ideal.length,
      mrr: first < 0 ? 0 : 1 / (first + 1),
      map: precision / ideal.length,
      success1: first === 0 ? 1 : 0,
      success5: first >= 0 && first < 5 ? 1 : 0,
    });
  }
  return byQuery;
}

/** The mean of each measure; all 0 if there are no queries. */
export function meanQuality(of: Iterable<Quality>): Quality {
  const all = [...of];
  const mean = (measure: keyof Quality) =>
    all.reduce((sum, quality) => sum + quality[measure], 0) / Math.max(1, all.length);
  return {
    ndcg10: mean("ndcg10"),
    recall50: mean("recall50"),
    mrr: mean("mrr"),
    map: mean("map"),
    success1: mean("success1"),
    success5: mean("success5"),
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
