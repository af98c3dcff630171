import { IMPACTS } from "./impacts.ts";

/** Papers in one segment at most: what sixteen bits can number. */
export const SEGMENT = 65_536;
/** Papers in one range, the unit that a query may skip as a whole: what eight bits can number. */
export const RANGE = 256;
/** A range's blocks, which a query may skip within it, and the papers of one. */
export const BLOCKS = 4;
export const BLOCK = RANGE / BLOCKS;

/**
 * Where one term stands within one segment: for every range that holds it the papers and how often it stands in them,
 * and the highest impact of each of its blocks. Long lists are views of the blob they came in, so that what a query
 * skips costs nothing.
 */
export interface PostingList {
  readonly count: number;
  /** The ranges that hold the term, ascending; a range's place here is its slot. */
  readonly ranges: Uint8Array;
  /** Highest impact of each range. */
  readonly maxima: Uint8Array;
  /**
   * `ENTRY` numbers for each range and one more: at `START` its first paper's place in the list, at `BYTE` where its papers
   * begin in `ids`, at `MOST` the highest impacts of its blocks, a byte each, the first in the lowest. They stand together
   * because a query that jumps from range to range waits for memory more than it computes.
   */
  readonly directory: Uint32Array;
  /** Papers within their range: a byte each, or a bit each of 32 bytes where there are more than these. */
  readonly ids: Uint8Array;
  /** How often the term stands in each paper (see `timesCode`), four to a byte, the first in the highest bits. */
  readonly times: Uint8Array;
  /** The papers' lengths, by place in the segment. */
  readonly lengths: Uint8Array;
  /** Whether ranges with many papers are bit maps. */
  readonly mapped: boolean;
}

export const ENTRY = 4;
export const START = 0;
export const BYTE = 1;
export const MOST = 2;

/** Bytes of a range as a bit map, and so the most papers of it that are kept as bytes. */
export const MAP_BYTES = RANGE / 8;
/** The place of a range's first paper in the list; that of the slot after is the end. */
export function startOf({ directory }: PostingList, slot: number): number {
  return directory[slot * ENTRY + START] as number;
}

/** The highest impact in one block of a range, or more where the list is long. */
export function mostOf({ directory }: PostingList, slot: number, block: number): number {
  return ((directory[slot * ENTRY + MOST] as number) >>> (8 * block)) & 255;
}

/** The impact at one place of a list, in a paper of this length. */
export function impactOf(times: Uint8Array, place: number, length: number): number {
  const code = ((times[place >>> 2] as number) >>> (6 - 2 * (place & 3))) & 3;
  return IMPACTS[(length << 2) | code] as number;
}

/** The list of papers already in memory. */
export function listOf(locals: Uint16Array, times: Uint8Array, lengths: Uint8Array): PostingList {
  return rangesOf(locals, packedTimes(times), lengths);
}

/** Codes of two bits, four to a byte. */
export function packedTimes(times: Uint8Array): Uint8Array {
  const packed = new Uint8Array((times.length + 3) >>> 2);
  for (let i = 0; i < times.length; i++) {
    packed[i >>> 2] = (packed[i >>> 2] as number) | ((times[i] as number) << (6 - 2 * (i & 3)));
  }
  return packed;
}

const most = new Uint8Array(BLOCKS);
const ranges = new Uint8Array(RANGE);
const maxima = new Uint8Array(RANGE);
const directory = new Uint32Array((RANGE + 1) * ENTRY);

/** The list of these papers; `times` are packed four to a byte. */
export function rangesOf(locals: Uint16Array, times: Uint8Array, lengths: Uint8Array): PostingList {
  const ids = new Uint8Array(locals.length);
  let size = 0;
  for (let i = 0; i < locals.length; ) {
    const range = (locals[i] as number) >>> 8;
    const end = ((range + 1) << 8) - 1;
    ranges[size] = range;
    directory[size * ENTRY + START] = i;
    directory[size * ENTRY + BYTE] = i;
    for (let block = 0; block < BLOCKS; block++) most[block] = 0;
    for (; i < locals.length; i++) {
      const local = locals[i] as number;
      if (local > end) break;
      ids[i] = local;
      // The greater of the two without a branch, which would be guessed wrong half the time.
      const block = (local & 255) >>> 6;
      const before = most[block] as number;
      const more = impactOf(times, i, lengths[local] as number) - before;
      most[block] = before + (more & ~(more >> 31));
    }
    const [a = 0, b = 0, c = 0, d = 0] = most;
    directory[size * ENTRY + MOST] = a | (b << 8) | (c << 16) | (d << 24);
    maxima[size++] = Math.max(a, b, c, d);
  }
  directory[size * ENTRY + START] = locals.length;
  return {
    count: locals.length,
    ranges: ranges.slice(0, size),
    maxima: maxima.slice(0, size),
    directory: directory.slice(0, (size + 1) * ENTRY),
    ids,
    times,
    lengths,
    mapped: false,
  };
}

/** What a list takes in memory: what it views, and some bytes for each of its ranges and its objects. */
export function bytesOf({ ids, times, ranges, mapped }: PostingList): number {
  return 800 + ids.length + (mapped ? 0 : times.length) + 18 * ranges.length;
}

/** Which of a list's ranges this one is, or -1. */
export function slotOf(ranges: Uint8Array, range: number): number {
  if (ranges.length === RANGE) return range;
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = ranges[middle] as number;
    if (here === range) return middle;
    if (here < range) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
