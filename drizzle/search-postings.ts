/** Papers in one segment at most: what sixteen bits can number. */
export const SEGMENT = 65_536;
/** Papers in one range, the unit that a query may skip as a whole: what eight bits can number. */
export const RANGE = 256;
/** Steps of an impact: four bits. Against eight, that costs .0004 of nDCG@10 over seven collections. */
export const IMPACT_STEPS = 15;

/**
 * Where one term stands within one segment: for every range that holds it the highest impact, and the papers with
 * their impacts (1–15) in ascending order. Long lists are views of the blob they came in, so that what a query skips
 * costs nothing.
 */
export interface PostingList {
  readonly count: number;
  readonly ranges: Uint8Array;
  readonly maxima: Uint8Array;
  /** Start of each range among the list's papers, and the end of the last. */
  readonly starts: Uint32Array;
  /** Start of each range in `ids`. */
  readonly at: Uint32Array;
  /** Papers within their range: a byte each, or a bit each of 32 bytes where there are more than these (see `isMap`). */
  readonly ids: Uint8Array;
  /** Two to a byte, the first in the upper half. */
  readonly impacts: Uint8Array;
  /** Whether ranges with many papers are bit maps. */
  readonly mapped: boolean;
}

/** Bytes of a range as a bit map, and so the most papers of it that are kept as bytes. */
const MAP_BYTES = RANGE / 8;
/** Lists of more papers have a directory of their ranges; shorter ones are kept as gaps and read as a whole. */
const SHORT = 1024;
/** Gaps below this take one byte, below `TWO_BYTES` two, others three. */
const ONE_BYTE = 192;
const TWO_BYTES = ONE_BYTE + 62 * 256;

/** Whether the papers of the range in this slot are a bit map. */
export function isMap(list: PostingList, slot: number): boolean {
  return list.mapped && (list.starts[slot + 1] as number) - (list.starts[slot] as number) > MAP_BYTES;
}

/** The impact at one place of a list. */
export function impactAt(impacts: Uint8Array, place: number): number {
  const pair = impacts[place >>> 1] as number;
  return place & 1 ? pair & 15 : pair >>> 4;
}

let scratch = Buffer.alloc(1 << 16);

/** The list as a blob. `locals` ascend within the segment; impacts are 1 to 15. */
export function encodePostings(locals: Uint16Array, impacts: Uint8Array): Buffer {
  const count = locals.length;
  if (scratch.length < 4 * count + 1024) scratch = Buffer.alloc(8 * count + 1024);
  let at = scratch.writeUInt16LE(count - 1, 0);
  at = count > SHORT ? writeRanges(listOf(locals, impacts), at) : writeGaps(locals, at);
  const packed = packedImpacts(impacts);
  scratch.set(packed, at);
  return Buffer.from(scratch.subarray(0, at + packed.length));
}

function writeGaps(locals: Uint16Array, from: number): number {
  let at = from;
  let before = -1;
  for (let i = 0; i < locals.length; i++) {
    const gap = (locals[i] as number) - before - 1;
    before = locals[i] as number;
    if (gap < ONE_BYTE) scratch[at++] = gap;
    else if (gap < TWO_BYTES) {
      scratch[at++] = ONE_BYTE + ((gap - ONE_BYTE) >>> 8);
      scratch[at++] = (gap - ONE_BYTE) & 255;
    } else {
      scratch[at++] = 255;
      scratch[at++] = gap & 255;
      scratch[at++] = gap >>> 8;
    }
  }
  return at;
}

/** How many ranges; of each its number, its papers less one and its highest impact; then the papers. */
function writeRanges({ ranges, maxima, starts, ids }: PostingList, from: number): number {
  const size = ranges.length;
  let at = from;
  scratch[at++] = size - 1;
  scratch.set(ranges, at);
  at += size;
  for (let r = 0; r < size; r++) scratch[at++] = (starts[r + 1] as number) - (starts[r] as number) - 1;
  scratch.set(maxima, at);
  at += size;
  for (let r = 0; r < size; r++) {
    const own = ids.subarray(starts[r], starts[r + 1]);
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

function packedImpacts(impacts: Uint8Array): Uint8Array {
  const packed = new Uint8Array((impacts.length + 1) >>> 1);
  for (let i = 0; i < impacts.length; i++) {
    packed[i >>> 1] = (packed[i >>> 1] as number) | ((impacts[i] as number) << (i & 1 ? 0 : 4));
  }
  return packed;
}

/** The list that `encodePostings` wrote. */
export function decodePostings(blob: Buffer): PostingList {
  const count = blob.readUInt16LE(0) + 1;
  return count > SHORT ? readRanges(blob, count) : readGaps(blob, count);
}

function readGaps(blob: Buffer, count: number): PostingList {
  const locals = new Uint16Array(count);
  let at = 2;
  let paper = -1;
  for (let i = 0; i < count; i++) {
    let gap = blob[at++] as number;
    if (gap >= ONE_BYTE) {
      if (gap < 255) gap = ONE_BYTE + ((gap - ONE_BYTE) << 8) + (blob[at++] as number);
      else {
        gap = (blob[at] as number) + ((blob[at + 1] as number) << 8);
        at += 2;
      }
    }
    paper += gap + 1;
    locals[i] = paper;
  }
  return rangesOf(locals, blob.subarray(at));
}

function readRanges(blob: Buffer, count: number): PostingList {
  const size = (blob[2] as number) + 1;
  const starts = new Uint32Array(size + 1);
  const at = new Uint32Array(size);
  let place = 3 + 3 * size;
  for (let r = 0; r < size; r++) {
    const papers = (blob[3 + size + r] as number) + 1;
    starts[r + 1] = (starts[r] as number) + papers;
    at[r] = place;
    place += Math.min(papers, MAP_BYTES);
  }
  return {
    count,
    ranges: blob.subarray(3, 3 + size),
    maxima: blob.subarray(3 + 2 * size, 3 + 3 * size),
    starts,
    at,
    ids: blob,
    impacts: blob.subarray(place),
    mapped: true,
  };
}

/** The list of papers already in memory. */
export function listOf(locals: Uint16Array, impacts: Uint8Array): PostingList {
  return rangesOf(locals, packedImpacts(impacts));
}

const ranges = new Uint8Array(RANGE);
const maxima = new Uint8Array(RANGE);
const starts = new Uint32Array(RANGE + 1);

function rangesOf(locals: Uint16Array, impacts: Uint8Array): PostingList {
  const ids = new Uint8Array(locals.length);
  let size = 0;
  let current = -1;
  for (let i = 0; i < locals.length; i++) {
    const local = locals[i] as number;
    ids[i] = local & 255;
    const range = local >>> 8;
    const impact = impactAt(impacts, i);
    if (range !== current) {
      current = range;
      ranges[size] = range;
      maxima[size] = impact;
      starts[size++] = i;
    } else if (impact > (maxima[size - 1] as number)) maxima[size - 1] = impact;
  }
  starts[size] = locals.length;
  const own = starts.slice(0, size + 1);
  return {
    count: locals.length,
    ranges: ranges.slice(0, size),
    maxima: maxima.slice(0, size),
    starts: own,
    at: own.subarray(0, size),
    ids,
    impacts,
    mapped: false,
  };
}

/** Which of a list's ranges this one is, or -1. */
export function slotOf(ranges: Uint8Array, range: number): number {
  return ranges.length === RANGE ? range : search(ranges, 0, ranges.length, range);
}

/** Where `value` stands among the ascending bytes from `from` to `to`, or -1. */
function search(bytes: Uint8Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const byte = bytes[middle] as number;
    if (byte === value) return middle;
    if (byte < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many bits each byte has. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

/** Where a paper of a range stands in the list, or -1. */
export function placeOf(list: PostingList, slot: number, id: number): number {
  const { ids } = list;
  const start = list.starts[slot] as number;
  const at = list.at[slot] as number;
  if (!isMap(list, slot)) {
    const found = search(ids, at, at + (list.starts[slot + 1] as number) - start, id);
    return found < 0 ? -1 : start + found - at;
  }
  const own = at + (id >>> 3);
  const bits = ids[own] as number;
  if (((bits >>> (id & 7)) & 1) === 0) return -1;
  let before = BITS[bits & ((1 << (id & 7)) - 1)] as number;
  for (let byte = at; byte < own; byte++) before += BITS[ids[byte] as number] as number;
  return start + before;
}
