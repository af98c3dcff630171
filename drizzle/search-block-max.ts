import { bestOf, type Ranked } from "./search-heap.ts";
import { impactAt, isMap, type PostingList, placeOf, RANGE, slotOf } from "./search-postings.ts";

/** One term's share in a query. */
export interface WeightedList {
  /** Score of one step of impact. */
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

/** Scores are whole numbers of this share while they are summed, so that the order of summing changes nothing. */
const UNIT = 2 ** -20;
/** Bounds are ordered as coarsely as this; what is visited too early is only visited in vain. */
const BUCKETS = 4096;

/**
 * The `count` papers with the highest sums of weighted impacts. Ranges of 256 papers are visited in the order of the
 * most they could give, and the rest is skipped once none can reach the worst of the best (block-max, after Ding and
 * Suel 2011). Within a range only papers of the terms that could lift one so far are scored, and looked up in the
 * other, usually long lists (after Turtle and Flood 1995): the same answer as scoring everything.
 */
export function findBest(query: BlockMaxQuery): Ranked {
  const { firsts, required, count, accept, exhaustive = false } = query;
  const excluded = query.terms.filter(({ excludes }) => excludes);
  const terms = query.terms
    .filter(({ excludes }) => !excludes)
    .sort((a, b) => a.weight - b.weight)
    .map(({ weight, lists, meets }) => ({ units: Math.max(1, Math.round(weight / UNIT)), lists, meets }));
  const bounds = boundsOf(terms, firsts.length);
  const slots = slotsOf(terms, firsts.length);
  const best = bestOf(count);
  const scores = new Float64Array(RANGE);
  const met = new Uint8Array(RANGE);
  const touched = new Uint8Array(RANGE);
  // The terms of the range at hand, by rising weight.
  const lists: PostingList[] = [];
  const slotHere = new Uint8Array(terms.length);
  const units = new Float64Array(terms.length);
  const most = new Float64Array(terms.length);
  const meets = new Uint8Array(terms.length);
  let found = 0;

  /** Adds what one list gives to the papers of the range. */
  function score(t: number): void {
    const list = lists[t] as PostingList;
    const slot = slotHere[t] as number;
    const unit = units[t] as number;
    const bit = meets[t] as number;
    const { ids, impacts } = list;
    const start = list.starts[slot] as number;
    const end = list.starts[slot + 1] as number;
    const at = list.at[slot] as number;
    const map = isMap(list, slot);
    let byte = -1;
    let bits = 0;
    for (let place = start; place < end; place++) {
      let id: number;
      if (map) {
        while (bits === 0) bits = ids[at + ++byte] as number;
        id = byte * 8 + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
      } else id = ids[at + place - start] as number;
      const before = scores[id] as number;
      if (before === 0) touched[found++] = id;
      scores[id] = before + unit * impactAt(impacts, place);
      if (bit !== 0) met[id] = (met[id] as number) | bit;
    }
  }

  for (const at of orderOf(bounds)) {
    if (best.full() && (bounds[at] as number) < best.least() && !exhaustive) continue;
    const segment = at >>> 8;
    const range = at & 255;
    let size = 0;
    for (let t = 0; t < terms.length; t++) {
      const list = terms[t]?.lists[segment];
      const slot = list === undefined ? 0 : (slots[t * firsts.length + segment]?.[range] as number);
      if (list === undefined || slot === 0) continue;
      lists[size] = list;
      slotHere[size] = slot - 1;
      units[size] = terms[t]?.units as number;
      meets[size] = terms[t]?.meets as number;
      most[size] = (units[size] as number) * (list.maxima[slot - 1] as number);
      size++;
    }
    // Terms that even together lift no paper among the best, and what they could add to one.
    let spared = 0;
    let more = 0;
    if (best.full() && !exhaustive) {
      while (spared < size && more + (most[spared] as number) < best.least())
        more += most[spared++] as number;
    }
    found = 0;
    for (let t = spared; t < size; t++) score(t);
    const first = (firsts[segment] as number) + range * RANGE;
    for (let i = 0; i < found; i++) {
      const id = touched[i] as number;
      let sum = scores[id] as number;
      let demands = met[id] as number;
      scores[id] = 0;
      met[id] = 0;
      let rest = more;
      for (let t = spared - 1; t >= 0 && (!best.full() || sum + rest >= best.least()); t--) {
        const list = lists[t] as PostingList;
        const place = placeOf(list, slotHere[t] as number, id);
        rest -= most[t] as number;
        if (place < 0) continue;
        sum += (units[t] as number) * impactAt(list.impacts, place);
        demands |= meets[t] as number;
      }
      if (best.full() && sum < best.least()) continue;
      if ((demands & required) !== required || isExcluded(excluded, segment, range, id)) continue;
      if (accept(first + id)) best.offer(first + id, sum);
    }
  }
  const { papers, scores: sums } = best.ranked();
  return { papers, scores: sums.map((sum) => sum * UNIT) };
}

/** Of each term and segment, by range: which of the list's ranges it is, plus one; 0 where the list has none there. */
function slotsOf(
  terms: readonly { readonly lists: WeightedList["lists"] }[],
  segments: number,
): (Uint16Array | undefined)[] {
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
function boundsOf(
  terms: readonly { readonly units: number; readonly lists: WeightedList["lists"] }[],
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
function orderOf(bounds: Float64Array): Uint32Array {
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

function isExcluded(excluded: readonly WeightedList[], segment: number, range: number, id: number): boolean {
  return excluded.some(({ lists }) => {
    const list = lists[segment];
    const slot = list ? slotOf(list.ranges, range) : -1;
    return list !== undefined && slot >= 0 && placeOf(list, slot, id) >= 0;
  });
}
