import {
  BLOCK,
  BLOCKS,
  BYTE,
  ENTRY,
  impactOf,
  MAP_BYTES,
  MOST,
  type PostingList,
  RANGE,
  START,
} from "./postings.ts";

/** Papers per integer, one bit each. */
const WORD = 32;
const WORDS = RANGE / WORD;
const BLOCK_WORDS = BLOCK / WORD;
/** The score to reach, in the units that `reaching` adds up; a lower share fits in five bits. */
const REACHED = 32;
/** Used instead of demands: papers of this list are excluded. */
export const EXCLUDES = 1 << 8;

/**
 * Scores papers, one range at a time, over at most `most` lists. To find the papers of a block that could score enough,
 * it handles 32 papers at once. Each list's maximum contribution, in 32nds of the score to reach, is added up in
 * numbers that hold one bit of a digit per paper (bit-sliced arithmetic, after Rinfret, O'Neil and O'Neil 2001). The
 * few papers that pass are scored individually. A search spends most of its time here.
 */
export function createRange(most: number) {
  const lists: PostingList[] = [];
  const units = new Float64Array(most);
  const meets = new Uint16Array(most);
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const bytes = new Uint32Array(most);
  const maxima = new Uint32Array(most);
  /** The papers in each list, and the list index of the first in each word. */
  const masks = new Int32Array(most * WORDS);
  const places = new Uint32Array(most * WORDS);
  // For the current block: each list's maximum contribution, and its share of the score to reach.
  const could = new Float64Array(most);
  const shares = new Uint8Array(most);
  const found = new Uint8Array(BLOCK);
  const bounds = new Float64Array(BLOCKS);
  let size = 0;
  let base = 0;
  let met = 0;
  let read = false;
  let counted = false;

  /** Extracts the range's papers from the lists. */
  function readMasks(): void {
    read = true;
    for (let t = 0; t < size; t++) {
      const { ids, mapped } = lists[t] as PostingList;
      const at = bytes[t] as number;
      const papers = (ends[t] as number) - (starts[t] as number);
      const own = t * WORDS;
      if (mapped && papers > MAP_BYTES) {
        for (let w = 0; w < WORDS; w++) {
          const byte = at + 4 * w;
          masks[own + w] =
            (ids[byte] as number) |
            ((ids[byte + 1] as number) << 8) |
            ((ids[byte + 2] as number) << 16) |
            ((ids[byte + 3] as number) << 24);
        }
      } else {
        for (let w = own; w < own + WORDS; w++) masks[w] = 0;
        for (let i = at; i < at + papers; i++) {
          const id = ids[i] as number;
          const word = own + (id >>> 5);
          masks[word] = (masks[word] as number) | (1 << (id & 31));
        }
      }
    }
  }

  function countPlaces(): void {
    counted = true;
    for (let t = 0; t < size; t++) {
      let place = starts[t] as number;
      for (let w = t * WORDS; w < (t + 1) * WORDS; w++) {
        places[w] = place;
        place += bitsOf(masks[w] as number);
      }
    }
  }

  /** The papers of a word whose shares add up to enough, as bits: those whose sum ever carried beyond five digits. */
  function reaching(word: number): number {
    let reached = 0;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    for (let t = 0; t < size; t++) {
      const mask = masks[t * WORDS + word] as number;
      const share = shares[t] as number;
      if (share === REACHED) {
        reached |= mask;
        continue;
      }
      let digit = mask & -(share & 1);
      let carry = a & digit;
      a ^= digit;
      digit = mask & -((share >>> 1) & 1);
      let half = b ^ digit;
      let next = (b & digit) | (half & carry);
      b = half ^ carry;
      carry = next;
      digit = mask & -((share >>> 2) & 1);
      half = c ^ digit;
      next = (c & digit) | (half & carry);
      c = half ^ carry;
      carry = next;
      digit = mask & -((share >>> 3) & 1);
      half = d ^ digit;
      next = (d & digit) | (half & carry);
      d = half ^ carry;
      carry = next;
      digit = mask & -(share >>> 4);
      half = e ^ digit;
      next = (e & digit) | (half & carry);
      e = half ^ carry;
      reached |= next;
    }
    return reached;
  }

  /** The papers of a word that meet all of `required` and are in no excluding list, as bits. */
  function meeting(required: number, word: number): number {
    let all = -1;
    if ((met & EXCLUDES) !== 0) {
      for (let t = 0; t < size; t++) if (meets[t] === EXCLUDES) all &= ~(masks[t * WORDS + word] as number);
    }
    for (let rest = required; rest !== 0; rest &= rest - 1) {
      const demand = rest & -rest;
      let any = 0;
      for (let t = 0; t < size; t++) {
        if (((meets[t] as number) & demand) !== 0) any |= masks[t * WORDS + word] as number;
      }
      all &= any;
    }
    return all;
  }

  return {
    /** The maximum score in each block. */
    bounds,
    /** The papers found by `find`. */
    found,
    /** Demands met by the added lists together. */
    met: () => met,
    clear(range: number): void {
      size = 0;
      base = range * RANGE;
      met = 0;
      read = false;
      counted = false;
      for (let block = 0; block < BLOCKS; block++) bounds[block] = 0;
    },
    /**
     * Adds a list; call it in order of ascending weight. `unit` is the score of one step of impact, `bits` the demands
     * it meets, or `EXCLUDES`.
     */
    add(list: PostingList, slot: number, unit: number, bits: number): void {
      const { directory } = list;
      const entry = slot * ENTRY;
      const highest = directory[entry + MOST] as number;
      lists[size] = list;
      units[size] = unit;
      meets[size] = bits;
      starts[size] = directory[entry + START] as number;
      ends[size] = directory[entry + ENTRY + START] as number;
      bytes[size] = directory[entry + BYTE] as number;
      maxima[size++] = highest;
      met |= bits;
      bounds[0] = (bounds[0] as number) + unit * (highest & 255);
      bounds[1] = (bounds[1] as number) + unit * ((highest >>> 8) & 255);
      bounds[2] = (bounds[2] as number) + unit * ((highest >>> 16) & 255);
      bounds[3] = (bounds[3] as number) + unit * (highest >>> 24);
    },
    /** Finds the papers of a block that meet all of `required` and could reach `least`; returns how many. */
    find(block: number, least: number, required: number): number {
      if (!read) readMasks();
      const scale = REACHED / least;
      for (let t = 0; t < size; t++) {
        const most = (units[t] as number) * (((maxima[t] as number) >>> (8 * block)) & 255);
        could[t] = most;
        // Rounded up, so never an underestimate.
        shares[t] = most >= least ? REACHED : most * scale + 1;
      }
      let many = 0;
      for (let word = block * BLOCK_WORDS; word < (block + 1) * BLOCK_WORDS; word++) {
        let bits = meeting(required, word);
        if (bits !== 0) bits &= reaching(word);
        for (; bits !== 0; bits &= bits - 1) found[many++] = word * WORD + 31 - Math.clz32(bits & -bits);
      }
      return many;
    },
    /** The full score of a found paper, or some value below `least`. */
    sumOf(id: number, least: number): number {
      if (!counted) countPlaces();
      const word = id >>> 5;
      const bit = 1 << (id & 31);
      let rest = 0;
      for (let t = 0; t < size; t++) {
        if (((masks[t * WORDS + word] as number) & bit) !== 0) rest += could[t] as number;
      }
      let sum = 0;
      for (let t = size - 1; t >= 0 && sum + rest >= least; t--) {
        const mask = masks[t * WORDS + word] as number;
        if ((mask & bit) === 0) continue;
        rest -= could[t] as number;
        const place = (places[t * WORDS + word] as number) + bitsOf(mask & (bit - 1));
        const { times, lengths } = lists[t] as PostingList;
        sum += (units[t] as number) * impactOf(times, place, lengths[base | id] as number);
      }
      return sum;
    },
  };
}

/** Number of set bits (Warren, Hacker's Delight, 5-1). */
function bitsOf(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
