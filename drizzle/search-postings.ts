/** Papers in one segment at most: what sixteen bits can number. */
export const SEGMENT = 65_536;
/** Papers in one range, the unit that a query may skip as a whole: what eight bits can number. */
export const RANGE = 256;

/**
 * Where one term stands within one segment: for every range that holds it the highest impact, and the papers with
 * their impacts (0–255) in ascending order.
 */
export interface PostingList {
  readonly count: number;
  readonly ranges: Uint8Array;
  readonly maxima: Uint8Array;
  /** Start of each range in `ids` and `impacts`, and the end of the last. */
  readonly starts: Uint32Array;
  /** Paper within its range. */
  readonly ids: Uint8Array;
  readonly impacts: Uint8Array;
}

const SPARSE = 0;
const DENSE = 1;

/** The list as a blob; `locals` are papers within the segment in ascending order. Whichever of two layouts is smaller. */
export function encodePostings(locals: Uint16Array, impacts: Uint8Array): Buffer {
  const count = locals.length;
  const { ranges, maxima, starts } = rangesOf(locals, impacts);
  if (3 * ranges.length + 1 >= count) {
    const blob = Buffer.allocUnsafe(3 + 3 * count);
    blob[0] = SPARSE;
    blob.writeUInt16LE(count - 1, 1);
    for (let i = 0; i < count; i++) blob.writeUInt16LE(locals[i] as number, 3 + 2 * i);
    blob.set(impacts, 3 + 2 * count);
    return blob;
  }
  const blob = Buffer.allocUnsafe(4 + 3 * ranges.length + 2 * count);
  blob[0] = DENSE;
  blob.writeUInt16LE(count - 1, 1);
  blob[3] = ranges.length - 1;
  blob.set(ranges, 4);
  blob.set(maxima, 4 + ranges.length);
  const counts = 4 + 2 * ranges.length;
  for (let r = 0; r < ranges.length; r++) {
    blob[counts + r] = (starts[r + 1] as number) - (starts[r] as number) - 1;
  }
  const ids = counts + ranges.length;
  for (let i = 0; i < count; i++) blob[ids + i] = (locals[i] as number) & 255;
  blob.set(impacts, ids + count);
  return blob;
}

/** The list that `encodePostings` wrote. */
export function decodePostings(blob: Buffer): PostingList {
  const count = blob.readUInt16LE(1) + 1;
  if (blob[0] === SPARSE) {
    const locals = new Uint16Array(count);
    for (let i = 0; i < count; i++) locals[i] = blob.readUInt16LE(3 + 2 * i);
    return listOf(locals, blob.subarray(3 + 2 * count, 3 + 3 * count));
  }
  const size = (blob[3] as number) + 1;
  const counts = 4 + 2 * size;
  const starts = new Uint32Array(size + 1);
  for (let r = 0; r < size; r++) starts[r + 1] = (starts[r] as number) + (blob[counts + r] as number) + 1;
  const ids = counts + size;
  return {
    count,
    ranges: blob.subarray(4, 4 + size),
    maxima: blob.subarray(4 + size, counts),
    starts,
    ids: blob.subarray(ids, ids + count),
    impacts: blob.subarray(ids + count, ids + 2 * count),
  };
}

/** The list of papers already in memory. */
export function listOf(locals: Uint16Array, impacts: Uint8Array): PostingList {
  const ids = new Uint8Array(locals.length);
  for (let i = 0; i < locals.length; i++) ids[i] = (locals[i] as number) & 255;
  return { count: locals.length, ...rangesOf(locals, impacts), ids, impacts };
}

function rangesOf(
  locals: Uint16Array,
  impacts: Uint8Array,
): Pick<PostingList, "ranges" | "maxima" | "starts"> {
  const ranges = new Uint8Array(RANGE);
  const maxima = new Uint8Array(RANGE);
  const starts = new Uint32Array(RANGE + 1);
  let size = 0;
  let current = -1;
  for (let i = 0; i < locals.length; i++) {
    const range = (locals[i] as number) >>> 8;
    if (range !== current) {
      ranges[size] = current = range;
      starts[size++] = i;
    }
    const impact = impacts[i] as number;
    if (impact > (maxima[size - 1] as number)) maxima[size - 1] = impact;
  }
  starts[size] = locals.length;
  return {
    ranges: ranges.slice(0, size),
    maxima: maxima.slice(0, size),
    starts: starts.slice(0, size + 1),
  };
}
