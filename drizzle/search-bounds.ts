import { type PostingList, RANGE } from "./search-postings.ts";

/** A term's lists by segment. */
interface TermLists {
  readonly lists: readonly (PostingList | undefined)[];
}

/** Bounds are ordered as coarsely as this; what is visited too early is only visited in vain. */
const BUCKETS = 4096;

/** Of each term and segment, by range: which of the list's ranges it is, plus one; 0 where the list has none there. */
export function slotsOf(terms: readonly TermLists[], segments: number): (Uint16Array | undefined)[] {
  return terms.flatMap(({ lists }) =>
    Array.from({ length: segments }, (_, s) => {
      const list = lists[s];
      if (!list) return undefined;
      const slots = new Uint16Array(RANGE);
      const { ranges } = list;
      for (let r = 0; r < ranges.length; r++) slots[ranges[r] as number] = r + 1;
      return slots;
    }),
  );
}

/** The most that each range of each segment could give. */
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

/** Ranges that hold anything, by falling bound. */
export function orderOf(bounds: Float64Array): Uint32Array {
  let top = 0;
  for (let i = 0; i < bounds.length; i++) if ((bounds[i] as number) > top) top = bounds[i] as number;
  const bucketOf = (bound: number) => Math.floor((1 - bound / top) * (BUCKETS - 1));
  const starts = new Uint32Array(BUCKETS + 1);
  let size = 0;
  for (let i = 0; i < bounds.length; i++) {
    const bound = bounds[i] as number;
    if (bound === 0) continue;
    size++;
    const after = bucketOf(bound) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let b = 0; b < BUCKETS; b++) starts[b + 1] = (starts[b + 1] as number) + (starts[b] as number);
  const order = new Uint32Array(size);
  for (let i = 0; i < bounds.length; i++) {
    const bound = bounds[i] as number;
    if (bound === 0) continue;
    const bucket = bucketOf(bound);
    const at = starts[bucket] as number;
    order[at] = i;
    starts[bucket] = at + 1;
  }
  return order;
}
