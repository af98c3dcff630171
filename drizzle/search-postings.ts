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

/**
 * Impacts are kept in fifteen steps of this size, two to a byte. Against eight bits that costs .0004 of nDCG@10 over
 * seven collections, and saves a fifth of the postings.
 */
export const IMPACT_STEP = 17;
/** Gaps below this take one byte, below `TWO_BYTES` two, others three. */
const ONE_BYTE = 192;
const TWO_BYTES = ONE_BYTE + 62 * 256;

let scratch = Buffer.alloc(1 << 16);

/** The list as a blob: how many, the gaps between papers, the impacts. `locals` ascend within the segment. */
export function encodePostings(locals: Uint16Array, impacts: Uint8Array): Buffer {
  const count = locals.length;
  if (scratch.length < 4 * count + 4) scratch = Buffer.alloc(8 * count + 4);
  let at = scratch.writeUInt16LE(count - 1, 0);
  let before = -1;
  for (let i = 0; i < count; i++) {
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
  for (let i = 0; i < count; i += 2) {
    const second = i + 1 < count ? (impacts[i + 1] as number) / IMPACT_STEP : 0;
    scratch[at++] = Math.round((impacts[i] as number) / IMPACT_STEP) * 16 + Math.round(second);
  }
  return Buffer.from(scratch.subarray(0, at));
}

/** The list that `encodePostings` wrote. */
export function decodePostings(blob: Buffer): PostingList {
  const count = blob.readUInt16LE(0) + 1;
  const locals = new Uint16Array(count);
  const impacts = new Uint8Array(count);
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
  for (let i = 0; i < count; i += 2) {
    const pair = blob[at++] as number;
    impacts[i] = (pair >>> 4) * IMPACT_STEP;
    if (i + 1 < count) impacts[i + 1] = (pair & 15) * IMPACT_STEP;
  }
  return listOf(locals, impacts);
}

/** The list of papers already in memory. */
export function listOf(locals: Uint16Array, impacts: Uint8Array): PostingList {
  const ids = new Uint8Array(locals.length);
  for (let i = 0; i < locals.length; i++) ids[i] = (locals[i] as number) & 255;
  return { count: locals.length, ...rangesOf(locals, impacts), ids, impacts };
}

const ranges = new Uint8Array(RANGE);
const maxima = new Uint8Array(RANGE);
const starts = new Uint32Array(RANGE + 1);

function rangesOf(
  locals: Uint16Array,
  impacts: Uint8Array,
): Pick<PostingList, "ranges" | "maxima" | "starts"> {
  let size = 0;
  let current = -1;
  for (let i = 0; i < locals.length; i++) {
    const range = (locals[i] as number) >>> 8;
    const impact = impacts[i] as number;
    if (range !== current) {
      current = range;
      ranges[size] = range;
      maxima[size] = impact;
      starts[size++] = i;
    } else if (impact > (maxima[size - 1] as number)) maxima[size - 1] = impact;
  }
  starts[size] = locals.length;
  return {
    ranges: ranges.slice(0, size),
    maxima: maxima.slice(0, size),
    starts: starts.slice(0, size + 1),
  };
}
