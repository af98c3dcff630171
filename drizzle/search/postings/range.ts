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

/** Papers that stand in one number, a bit each. */
const WORD = 32;
const WORDS = RANGE / WORD;
const BLOCK_WORDS = BLOCK / WORD;
/** What a paper must reach, in the shares that `reaching` adds up; a share below has five bits. */
const REACHED = 32;
/** In place of demands: papers of this list are left out. */
export const EXCLUDES = 1 << 8;

/**
 * Scores the papers of one range after another, by up to `most` lists that hold it. Which papers of a block could reach
 * enough is found out for 32 of them at once: what each list could add at most, in 32nds of what is to be reached, is added
 * up in numbers of which every paper has one bit of each digit (bit-sliced arithmetic, after Rinfret, O'Neil and O'Neil
 * 2001). The few papers that pass are scored one by one: this is where a search spends its time.
 */
export function createRange(most: number) {
  const lists: PostingList[] = [];
  const units = new Float64Array(most);
  const meets = new Uint16Array(most);
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const bytes = new Uint32Array(most);
  const maxima = new Uint32Array(most);
  /** The papers that each list holds, and the place in it of the first in each word. */
  const masks = new Int32Array(most * WORDS);
  const places = new Uint32Array(most * WORDS);
  // Of the block at hand: what each list could add, and which share that is of what is to be reached.
  const could = new Float64Array(most);
  const shares = new Uint8Array(most);
  const found = new Uint8Array(BLOCK);
  const bounds = new Float64Array(BLOCKS);
  let size = 0;
  let base = 0;
  let met = 0;
  let read = false;
  let counted = false;

  /** Reads the papers of the range out of the lists. */
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

  /** The papers of a word whose shares together reach enough, as bits: those whose sum ever carried beyond five digits. */
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

  /** The papers of a word that meet all of `required` and that no list leaves out, as bits. */
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
    /** The most that a paper of each block can reach. */
    bounds,
    /** The papers that `find` has found. */
    found,
    /** Demands that the lists added meet together. */
    met: () => met,
    clear(range: number): void {
      size = 0;
      base = range * RANGE;
      met = 0;
      read = false;
      counted = false;
      for (let block = 0; block < BLOCKS; block++) bounds[block] = 0;
    },
    /** Adds a list by rising weight; `unit` is the score of one step of impact, `bits` the demands that it meets, or `EXCLUDES`. */
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
        // Rounded up, and so never too little.
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
    /** The whole score of a paper found, or something below `least`. */
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

/** How many bits of a number are set (Warren, Hacker's Delight, 5-1). */
function bitsOf(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
