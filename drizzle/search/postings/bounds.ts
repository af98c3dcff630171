import { type PostingList, RANGE } from "./postings.ts";

/** A term's lists, by segment. */
interface TermLists {
  readonly lists: readonly (PostingList | undefined)[];
}

/** Bounds are sorted into this many buckets; imprecise order only costs a needless visit. */
const BUCKETS = 4096;

/** The maximum score in each range of each segment. */
export function boundsOf(
  terms: readonly (TermLists & { readonly units: number })[],
  segments: number,
): Float64Array {
  const bounds = new Float64Array(segments * RANGE);
  for (const { units, lists } of terms) {
    for (let s = 0; s < lists.length; s++) {
      const list = lists[s];
      if (!list) continue;
      const { ranges, maxima } = list;
      for (let r = 0; r < ranges.length; r++) {
        const at = s * RANGE + (ranges[r] as number);
        bounds[at] = (bounds[at] as number) + units * (maxima[r] as number);
      }
    }
  }
  return bounds;
}

/** Non-empty ranges: about the `first` with the highest bounds, in descending order, then the rest in memory order. */
export function orderOf(bounds: Float64Array, first: number): Uint32Array {
  let top = 0;
  for (let i = 0; i < bounds.length; i++) if ((bounds[i] as number) > top) top = bounds[i] as number;
  const scale = (BUCKETS - 1) / top;
  const starts = new Uint32Array(BUCKETS + 1);
  let size = 0;
  for (let i = 0; i < bounds.length; i++) {
    const bound = bounds[i] as number;
    if (bound === 0) continue;
    size++;
    const after = BUCKETS - ((bound * scale) | 0);
    starts[after] = (starts[after] as number) + 1;
  }
  let buckets = 0;
  for (; buckets < BUCKETS && (starts[buckets] as number) < first; buckets++) {
    starts[buckets + 1] = (starts[buckets + 1] as number) + (starts[buckets] as number);
  }
  let others = starts[buckets] as number;
  const order = new Uint32Array(size);
  for (let i = 0; i < bounds.length; i++) {
    const bound = bounds[i] as number;
    if (bound === 0) continue;
    const bucket = BUCKETS - 1 - ((bound * scale) | 0);
    if (bucket >= buckets) order[others++] = i;
    else {
      const at = starts[bucket] as number;
      order[at] = i;
      starts[bucket] = at + 1;
    }
  }
  return order;
}
