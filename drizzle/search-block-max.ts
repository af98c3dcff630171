import { type PostingList, RANGE } from "./search-postings.ts";

/** One term's share in a query. */
export interface WeightedList {
  /** Score of impact 255. */
  readonly weight: number;
  /** By segment, undefined where the segment lacks the term. */
  readonly lists: readonly (PostingList | undefined)[];
  /** Bit of the demand that this term meets (see `required`), or 0. */
  readonly meets: number;
  /** Papers with this term are left out; its weight does not count. */
  readonly excludes: boolean;
}

/** What to find in which segments. */
export interface BlockMaxQuery {
  readonly terms: readonly WeightedList[];
  /** Number of the first paper of each segment. */
  readonly firsts: readonly number[];
  /** Bits that a paper's terms must meet together. */
  readonly required: number;
  /** How many papers to find. */
  readonly count: number;
  readonly accept: (paper: number) => boolean;
  /** Scores every posting, to measure what skipping changes. */
  readonly exhaustive?: boolean;
}

/** The best papers, best first; equal scores in order of number. */
export interface Ranked {
  readonly papers: Int32Array;
  readonly scores: Float64Array;
}

/**
 * The `count` papers with the highest sums of weighted impacts. Ranges of 256 papers are visited in the order of the
 * most they could give, and the rest is skipped once none can reach the worst of the best (block-max, after Ding and
 * Suel 2011): the same answer as scoring everything.
 */
export function findBest(query: BlockMaxQuery): Ranked {
  const { terms, firsts, required, count, accept } = query;
  const bounds = new Float32Array(firsts.length * RANGE);
  for (const { lists, weight, excludes } of terms) {
    if (excludes) continue;
    const scale = weight / 255;
    for (let s = 0; s < lists.length; s++) {
      const list = lists[s];
      if (!list) continue;
      const base = s * RANGE;
      const { ranges, maxima } = list;
      for (let r = 0; r < ranges.length; r++) {
        const at = base + (ranges[r] as number);
        bounds[at] = (bounds[at] as number) + scale * (maxima[r] as number);
      }
    }
  }
  const order = orderOf(bounds);
  const best = bestOf(count);
  const scores = new Float32Array(RANGE);
  const met = new Uint8Array(required === 0 ? 0 : RANGE);
  for (const at of order) {
    if (best.full() && (bounds[at] as number) * 1.00001 < best.least() && !query.exhaustive) break;
    const segment = at >>> 8;
    const range = at & 255;
    scores.fill(0);
    if (required !== 0) met.fill(0);
    for (const { lists, weight, meets, excludes } of terms) {
      const list = lists[segment];
      if (!list) continue;
      const slot = slotOf(list.ranges, range);
      if (slot < 0) continue;
      const { ids, impacts } = list;
      const end = list.starts[slot + 1] as number;
      const scale = excludes ? Number.NEGATIVE_INFINITY : weight / 255;
      for (let i = list.starts[slot] as number; i < end; i++) {
        const id = ids[i] as number;
        scores[id] = (scores[id] as number) + scale * (impacts[i] as number);
      }
      if (meets !== 0) {
        for (let i = list.starts[slot] as number; i < end; i++) {
          const id = ids[i] as number;
          met[id] = (met[id] as number) | meets;
        }
      }
    }
    const first = (firsts[segment] as number) + range * RANGE;
    for (let id = 0; id < RANGE; id++) {
      const score = scores[id] as number;
      if (score <= 0 || (best.full() && score < best.least())) continue;
      if (required !== 0 && ((met[id] as number) & required) !== required) continue;
      if (accept(first + id)) best.offer(first + id, score);
    }
  }
  return best.ranked();
}

/** Ranges that hold anything, by falling bound. */
function orderOf(bounds: Float32Array): Uint32Array {
  const keys = new Float64Array(bounds.length);
  let size = 0;
  let top = 0;
  for (let i = 0; i < bounds.length; i++) if ((bounds[i] as number) > top) top = bounds[i] as number;
  for (let i = 0; i < bounds.length; i++) {
    const bound = bounds[i] as number;
    // 2^20 steps of bound above 2^24 ranges fit a double exactly; steps are coarse only in the order of visits.
    if (bound > 0) keys[size++] = Math.ceil((1 - bound / top) * 1_048_576) * 16_777_216 + i;
  }
  const sorted = keys.subarray(0, size).sort();
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = (sorted[i] as number) % 16_777_216;
  return order;
}

function slotOf(ranges: Uint8Array, range: number): number {
  if (ranges.length === RANGE) return range;
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = ranges[middle] as number;
    if (value === range) return middle;
    if (value < range) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A heap of the best `count`, worst on top; of equal scores the higher number is the worse. */
function bestOf(count: number) {
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
