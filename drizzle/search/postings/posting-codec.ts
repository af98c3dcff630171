import { readGaps, writeGaps } from "./gaps.ts";
import type { PaperLengths } from "./impacts.ts";
import {
  BLOCKS,
  BYTE,
  ENTRY,
  listOf,
  MAP_BYTES,
  MOST,
  mostOf,
  type PostingList,
  packedTimes,
  rangesOf,
  START,
  startOf,
} from "./postings.ts";

/** Longer lists have a directory of their ranges; shorter ones are stored as gaps and read whole. */
const SHORT = 4096;
/**
 * The first two bytes hold the number of papers in a short list minus one, plus this for a list of names; or one of the
 * values below.
 */
const NAMES = SHORT;
const LONG = 2 * SHORT;
const LONG_NAMES = LONG + 1;
/**
 * Block maxima are stored in four bits, rounded up to one of these levels. Long lists of words in abstracts are rounded
 * up by 3 on average; multiples of 17 would round up by 8.
 */
const LEVELS = Uint8Array.of(0, 96, 116, 122, 128, 136, 149, 156, 162, 168, 175, 184, 192, 200, 221, 255);
/** Index of the lowest level that is at least the impact. */
const LEVEL_OF = Uint8Array.from({ length: 256 }, (_, impact) =>
  LEVELS.findIndex((level) => level >= impact),
);

let scratch = new Uint8Array(1 << 16);

/** The list as a blob. `locals` ascend within the segment, `times` are two-bit codes, `names` marks lists of names. */
export function encodePostings(
  locals: Uint16Array,
  times: Uint8Array,
  names: boolean,
  lengths: PaperLengths,
): Buffer {
  const count = locals.length;
  if (scratch.length < 4 * count + 2048) scratch = new Uint8Array(8 * count + 4096);
  const head = count > SHORT ? (names ? LONG_NAMES : LONG) : count - 1 + (names ? NAMES : 0);
  scratch[0] = head & 255;
  scratch[1] = head >>> 8;
  const end =
    count > SHORT
      ? writeRanges(listOf(locals, times, names ? lengths.names : lengths.words), 2)
      : writeGaps(locals, scratch, 2);
  const packed = packedTimes(times);
  scratch.set(packed, end);
  return Buffer.from(scratch.subarray(0, end + packed.length));
}

/** The number of ranges; for each its number, its papers minus one and its blocks' maximum impacts; then the papers. */
function writeRanges(list: PostingList, from: number): number {
  const size = list.ranges.length;
  let at = from;
  scratch[at++] = size - 1;
  scratch.set(list.ranges, at);
  at += size;
  for (let r = 0; r < size; r++) scratch[at++] = startOf(list, r + 1) - startOf(list, r) - 1;
  for (let r = 0; r < size; r++) {
    for (let block = 0; block < BLOCKS; block += 2) {
      const first = LEVEL_OF[mostOf(list, r, block)] as number;
      scratch[at++] = (first << 4) | (LEVEL_OF[mostOf(list, r, block + 1)] as number);
    }
  }
  for (let r = 0; r < size; r++) {
    const own = list.ids.subarray(startOf(list, r), startOf(list, r + 1));
    if (own.length > MAP_BYTES) {
      scratch.fill(0, at, at + MAP_BYTES);
      for (const id of own) scratch[at + (id >>> 3)] = (scratch[at + (id >>> 3)] as number) | (1 << (id & 7));
      at += MAP_BYTES;
    } else {
      scratch.set(own, at);
      at += own.length;
    }
  }
  return at;
}

/** Decodes a list from `encodePostings`, in a segment whose papers have these lengths. */
export function decodePostings(blob: Buffer, { words, names }: PaperLengths): PostingList {
  const bytes = new Uint8Array(blob.buffer, blob.byteOffset, blob.length);
  const head = (bytes[0] as number) | ((bytes[1] as number) << 8);
  if (head >= LONG) return readRanges(bytes, head === LONG ? words : names);
  const count = (head % SHORT) + 1;
  const packed = bytes.slice(bytes.length - ((count + 3) >>> 2));
  return rangesOf(readGaps(bytes, 2, count), packed, head < NAMES ? words : names);
}

function readRanges(bytes: Uint8Array, lengths: Uint8Array): PostingList {
  const size = (bytes[2] as number) + 1;
  const directory = new Uint32Array((size + 1) * ENTRY);
  const maxima = new Uint8Array(size);
  const blocksFrom = 3 + 2 * size;
  let byte = blocksFrom + (size * BLOCKS) / 2;
  let place = 0;
  for (let r = 0; r < size; r++) {
    let most = 0;
    let highest = 0;
    for (let block = 0; block < BLOCKS; block++) {
      const pair = bytes[blocksFrom + 2 * r + (block >> 1)] as number;
      const level = LEVELS[(block & 1) === 0 ? pair >>> 4 : pair & 15] as number;
      most |= level << (8 * block);
      if (level > highest) highest = level;
    }
    directory[r * ENTRY + START] = place;
    directory[r * ENTRY + BYTE] = byte;
    directory[r * ENTRY + MOST] = most;
    maxima[r] = highest;
    const papers = (bytes[3 + size + r] as number) + 1;
    place += papers;
    byte += Math.min(papers, MAP_BYTES);
  }
  directory[size * ENTRY + START] = place;
  return {
    count: place,
    ranges: bytes.subarray(3, 3 + size),
    maxima,
    directory,
    ids: bytes,
    times: bytes.subarray(byte),
    lengths,
    mapped: true,
  };
}
