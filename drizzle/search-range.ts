import { mapPlaces } from "./search-map-places.ts";
import {
  BLOCK,
  BLOCKS,
  BYTE,
  ENTRY,
  impactOf,
  MAP_BYTES,
  MOST,
  type PostingList,
  placeAmong,
  RANGE,
  START,
} from "./search-postings.ts";

/**
 * Scores the papers of one range after another, by up to `most` lists that hold it. All that the lists say of the range is
 * taken once from their directories and kept in flat arrays: this is where a search spends its time.
 */
export function createRange(most: number) {
  const lists: PostingList[] = [];
  const units = new Float64Array(most);
  const meets = new Uint8Array(most);
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const bytes = new Uint32Array(most);
  const isMap = new Uint8Array(most);
  const maxima = new Uint32Array(most);
  // Of the block at hand.
  const could = new Float64Array(most);
  const scores = new Float64Array(RANGE);
  const met = new Uint8Array(RANGE);
  const touched = new Uint8Array(RANGE);
  const bounds = new Float64Array(BLOCKS);
  const places = mapPlaces(most);
  /** What the spared terms could add together: in an array, for a captured variable would be a new object each time. */
  const more = new Float64Array(1);
  let size = 0;
  let base = 0;
  let spared = 0;
  let demands = 0;

  /**
   * Adds what one list gives to the papers of one block, but to those that it would lift by less than `enough`; returns
   * how many are `touched`, of which `before` were before.
   */
  function scoreBy(t: number, block: number, enough: number, before: number): number {
    let found = before;
    const { ids, times, lengths } = lists[t] as PostingList;
    const unit = units[t] as number;
    const bit = meets[t] as number;
    const at = bytes[t] as number;
    const map = isMap[t] !== 0;
    let place = starts[t] as number;
    let byte = at;
    let end = at + (ends[t] as number) - place;
    if (map) {
      byte = at + block * (BLOCK / 8);
      end = byte + BLOCK / 8;
      place = places.placeAt(ids, t, at, place, byte - at);
    } else {
      for (; byte < end && (ids[byte] as number) < block * BLOCK; byte++) place++;
    }
    for (let bits = 0; ; place++) {
      let id: number;
      if (map) {
        while (bits === 0 && byte < end) bits = ids[byte++] as number;
        if (bits === 0) return found;
        id = (byte - 1 - at) * 8 + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
      } else {
        if (byte === end) return found;
        id = ids[byte++] as number;
        if (id >= (block + 1) * BLOCK) return found;
      }
      const value = unit * impactOf(times, place, lengths[base | id] as number);
      if (value < enough) continue;
      const sum = scores[id] as number;
      if (sum === 0) touched[found++] = id;
      scores[id] = sum + value;
      met[id] = (met[id] as number) | bit;
    }
  }

  return {
    /** The most that a paper of each block can reach. */
    bounds,
    /** The papers that `score` has found. */
    touched,
    clear(range: number): void {
      size = 0;
      base = range * RANGE;
      bounds.fill(0);
      places.clear();
    },
    /** Adds a list by rising weight; `unit` is the score of one step of impact, `bits` the demands that it meets. */
    add(list: PostingList, slot: number, unit: number, bits: number): void {
      const { directory } = list;
      const entry = slot * ENTRY;
      const start = directory[entry + START] as number;
      const end = directory[entry + ENTRY + START] as number;
      const highest = directory[entry + MOST] as number;
      lists[size] = list;
      units[size] = unit;
      meets[size] = bits;
      starts[size] = start;
      ends[size] = end;
      bytes[size] = directory[entry + BYTE] as number;
      isMap[size] = list.mapped && end - start > MAP_BYTES ? 1 : 0;
      maxima[size++] = highest;
      bounds[0] = (bounds[0] as number) + unit * (highest & 255);
      bounds[1] = (bounds[1] as number) + unit * ((highest >>> 8) & 255);
      bounds[2] = (bounds[2] as number) + unit * ((highest >>> 16) & 255);
      bounds[3] = (bounds[3] as number) + unit * (highest >>> 24);
    },
    /** Scores papers of the block that could reach `least`, by the terms that could lift one so far; how many it found. */
    score(block: number, least: number): number {
      for (let t = 0; t < size; t++) {
        could[t] = (units[t] as number) * (((maxima[t] as number) >>> (8 * block)) & 255);
      }
      let without = 0;
      let sum = 0;
      while (without < size && sum + (could[without] as number) < least) sum += could[without++] as number;
      spared = without;
      more[0] = sum;
      const enough = without === size - 1 ? least - sum : 0;
      let found = 0;
      for (let t = without; t < size; t++) if (could[t] !== 0) found = scoreBy(t, block, enough, found);
      return found;
    },
    /** The whole score of a paper found, or something below `least`; to be asked once. */
    sumOf(id: number, least: number): number {
      let sum = scores[id] as number;
      let bits = met[id] as number;
      scores[id] = 0;
      met[id] = 0;
      let rest = more[0] as number;
      for (let t = spared - 1; t >= 0 && sum + rest >= least; t--) {
        if (could[t] === 0) continue;
        rest -= could[t] as number;
        const { ids, times, lengths } = lists[t] as PostingList;
        const at = bytes[t] as number;
        const start = starts[t] as number;
        const place =
          isMap[t] !== 0
            ? places.placeOf(ids, t, at, start, id)
            : placeAmong(ids, at, start, ends[t] as number, id);
        if (place < 0) continue;
        sum += (units[t] as number) * impactOf(times, place, lengths[base | id] as number);
        bits |= meets[t] as number;
      }
      demands = bits;
      return sum;
    },
    /** Demands that the paper last summed meets. */
    demands: () => demands,
  };
}
