import { IMPACTS } from "./impacts.ts";

/** Maximum papers in a segment: the range of sixteen bits. */
export const SEGMENT = 65_536;
/** Papers in a range, the unit that a query may skip as a whole: the range of eight bits. */
export const RANGE = 256;
/** Blocks in a range, which a query may skip individually, and papers in a block. */
export const BLOCKS = 4;
export const BLOCK = RANGE / BLOCKS;

/**
 * One term's occurrences in one segment: for every range with the term, the papers and the frequency in each, and each
 * block's maximum impact. Long lists are views of the blob they came in, so what a query skips costs nothing.
 */
export interface PostingList {
  readonly count: number;
  /** The ranges that contain the term, ascending; a range's index here is its slot. */
  readonly ranges: Uint8Array;
  /** Maximum impact of each range. */
  readonly maxima: Uint8Array;
  /**
   * `ENTRY` numbers per range, plus one more entry: at `START` the index of its first paper in the list, at `BYTE` the
   * start of its papers in `ids`, at `MOST` the maximum impacts of its blocks, a byte each, the first lowest. They are
   * stored together because a query jumping between ranges waits for memory more than it computes.
   */
  readonly directory: Uint32Array;
  /** Papers within their range: a byte each, or a 32-byte bit map if there are more than 32. */
  readonly ids: Uint8Array;
  /** The term's frequency in each paper (see `timesCode`), four to a byte, the first in the highest bits. */
  readonly times: Uint8Array;
  /** The papers' length codes, by position in the segment. */
  readonly lengths: Uint8Array;
  /** Whether ranges with many papers are bit maps. */
  readonly mapped: boolean;
}

export const ENTRY = 4;
export const START = 0;
export const BYTE = 1;
export const MOST = 2;

/** Bytes of a range's bit map, and so the most papers that are stored as bytes. */
export const MAP_BYTES = RANGE / 8;
/** The index of a range's first paper in the list; the next slot's is the end. */
export function startOf({ directory }: PostingList, slot: number): number {
  return directory[slot * ENTRY + START] as number;
}

/** The maximum impact in one block of a range, or an upper bound of it if the list is long. */
export function mostOf({ directory }: PostingList, slot: number, block: number): number {
  return ((directory[slot * ENTRY + MOST] as number) >>> (8 * block)) & 255;
}

/** The impact at an index of a list, in a paper with this length code. */
export function impactOf(times: Uint8Array, place: number, length: number): number {
  const code = ((times[place >>> 2] as number) >>> (6 - 2 * (place & 3))) & 3;
  return IMPACTS[(length << 2) | code] as number;
}

/** A list of papers already in memory. */
export function listOf(locals: Uint16Array, times: Uint8Array, lengths: Uint8Array): PostingList {
  return rangesOf(locals, packedTimes(times), lengths);
}

/** Packs two-bit codes, four to a byte. */
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

/** A list of these papers; `times` are packed four to a byte. */
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
      // A branch-free maximum: the branch would be mispredicted half the time.
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

/** A list's memory use: what it views, plus some bytes for its ranges and objects. */
export function bytesOf({ ids, times, ranges, mapped }: PostingList): number {
  return 800 + ids.length + (mapped ? 0 : times.length) + 18 * ranges.length;
}

/** The slot of a range in a list, or -1. */
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
