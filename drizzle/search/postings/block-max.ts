import { boundsOf, orderOf } from "./bounds.ts";
import { bestOf, type Ranked } from "./heap.ts";
import { BLOCK, BLOCKS, type PostingList, RANGE, slotOf } from "./postings.ts";
import { createRange, EXCLUDES } from "./range.ts";

/** One term of a query. */
export interface WeightedList {
  /** Score per step of impact. */
  readonly weight: number;
  /** By segment; undefined if the segment lacks the term. */
  readonly lists: readonly (PostingList | undefined)[];
  /** Bit of the demand this term meets (see `required`), or 0. */
  readonly meets: number;
  /** Papers with this term are excluded; its weight is ignored. */
  readonly excludes: boolean;
}

/** A query over a number of segments. */
export interface BlockMaxQuery {
  readonly terms: readonly WeightedList[];
  /** Number of each segment's first paper. */
  readonly firsts: readonly number[];
  /** Bits that a paper's terms must meet in total. */
  readonly required: number;
  /** How many papers to find. */
  readonly count: number;
  readonly accept: (paper: number) => boolean;
  /** Scores every posting, to measure the effect of skipping. */
  readonly exhaustive?: boolean;
}

/** While being summed, scores are integer multiples of this, so the order of summation does not matter. */
const UNIT = 2 ** -20;
/**
 * Lists in all but the longest queries. They share one range, so its functions stay compiled, which is a fifth faster.
 */
const MANY = 128;
const usual = createRange(MANY);

/**
 * The `count` papers with the highest sums of weighted impacts. The most promising ranges of 256 papers come first.
 * After that, ranges and blocks of 64 that cannot reach the worst of the best are skipped (block-max, after Ding and
 * Suel 2011), and within a block only papers whose own terms could reach it are scored. The result equals scoring
 * everything.
 */
export function findBest(query: BlockMaxQuery): Ranked {
  const { firsts, required, count, accept, exhaustive = false } = query;
  const terms = query.terms
    .map(({ weight, lists, meets, excludes }) => ({
      units: excludes ? 0 : Math.max(1, Math.round(weight / UNIT)),
      lists,
      meets: excludes ? EXCLUDES : meets,
    }))
    .sort((a, b) => a.units - b.units);
  const bounds = boundsOf(terms, firsts.length);
  const present = firsts.map((_, segment) =>
    terms.flatMap(({ units, lists, meets }) => {
      const list = lists[segment];
      return list ? [{ list, units, meets }] : [];
    }),
  );
  const best = bestOf(count);
  const here = terms.length <= MANY ? usual : createRange(terms.length);
  // The score a paper must reach, and the highest number it may have if it only equals that score.
  let least = 0;
  let last = 0;

  // The best ranges establish the score to beat; the rest are visited in memory order.
  for (const at of orderOf(bounds, count)) {
    const segment = at >>> 8;
    const range = at & 255;
    const first = (firsts[segment] as number) + range * RANGE;
    const bound = bounds[at] as number;
    if (bound < least || (bound === least && first > last)) continue;
    here.clear(range);
    for (const { list, units, meets } of present[segment] ?? []) {
      const slot = slotOf(list.ranges, range);
      if (slot >= 0) here.add(list, slot, units, meets);
    }
    if ((here.met() & required) !== required) continue;
    for (let block = 0; block < BLOCKS; block++) {
      const most = here.bounds[block] as number;
      if (most === 0 || most < least || (most === least && first + block * BLOCK > last)) continue;
      const found = here.find(block, least, required);
      for (let i = 0; i < found; i++) {
        const id = here.found[i] as number;
        const sum = here.sumOf(id, least);
        if (sum < least || (sum === least && first + id > last)) continue;
        if (!accept(first + id)) continue;
        best.offer(first + id, sum);
        if (exhaustive || !best.full()) continue;
        least = best.least();
        last = best.last();
      }
    }
  }
  const { papers, scores: sums } = best.ranked();
  return { papers, scores: sums.map((sum) => sum * UNIT) };
}
