/**
 * Numbers of words as bits: three for a class, then as many as the class has. Words are numbered by how frequent they
 * were among the first thousands of papers (see `renumberWords`), so that a word takes 12.8 bits on the average of
 * abstracts; their entropy is 12.2. Whole bytes took 16.6.
 */
const WIDTHS = Uint8Array.of(5, 7, 8, 9, 10, 12, 14, 22);
const OFFSETS = new Uint32Array(WIDTHS.length);
for (let c = 1; c < WIDTHS.length; c++) {
  OFFSETS[c] = (OFFSETS[c - 1] as number) + 2 ** (WIDTHS[c - 1] as number);
}
/** The last class's last number says that the number itself follows in 32 bits. */
const ESCAPE = 2 ** 22 - 1;

/** A paper's words as numbers, by part; stop words are kept in the title only. */
export interface DocumentWords {
  readonly title: ArrayLike<number>;
  readonly titleJoined: ArrayLike<number>;
  readonly body: ArrayLike<number>;
  readonly bodyJoined: ArrayLike<number>;
  /** Names of authors and of the organization, marked as in `readDocument`. */
  readonly names: ArrayLike<number>;
}

/** The parts of `DocumentWords` in the order in which they are kept. */
export const PARTS = ["title", "titleJoined", "body", "bodyJoined", "names"] as const;

let scratch = new Uint8Array(1 << 16);

/** The document as one blob: how long each part is, then the words of all. */
export function encodeDocument(document: DocumentWords): Buffer {
  const words = PARTS.reduce((sum, part) => sum + document[part].length, 0);
  const most = (words + PARTS.length) * 8;
  if (scratch.length < most) scratch = new Uint8Array(most * 2);
  let at = 0;
  let pending = 0;
  let pendingBits = 0;
  /** At most 24 bits at a time, for up to 7 may be pending. */
  const writeBits = (value: number, width: number) => {
    pending = (pending << width) | value;
    pendingBits += width;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      scratch[at++] = pending >>> pendingBits;
    }
    pending &= (1 << pendingBits) - 1;
  };
  const write = (n: number) => {
    let c = 0;
    while (c < WIDTHS.length - 1 && n >= (OFFSETS[c + 1] as number)) c++;
    const rest = n - (OFFSETS[c] as number);
    writeBits(c, 3);
    writeBits(Math.min(rest, ESCAPE), WIDTHS[c] as number);
    if (c === WIDTHS.length - 1 && rest >= ESCAPE) {
      writeBits(n >>> 16, 16);
      writeBits(n & 65_535, 16);
    }
  };
  for (const part of PARTS) write(document[part].length);
  for (const part of PARTS)
    for (let i = 0; i < document[part].length; i++) write(document[part][i] as number);
  if (pendingBits > 0) writeBits(0, 8 - pendingBits);
  return Buffer.from(scratch.subarray(0, at));
}

/** Reads blobs of `encodeDocument` into one buffer that the next call overwrites. */
export interface DocumentDecoder {
  /** All words of the document in the order of `PARTS`; valid up to `ends[4]`. */
  words: Uint32Array;
  /** Where each part ends in `words`. */
  readonly ends: Uint32Array;
  decode(blob: Uint8Array): void;
}

/** A decoder with its own buffer. */
export function documentDecoder(): DocumentDecoder {
  const ends = new Uint32Array(PARTS.length);
  let padded = new Uint8Array(4096);
  let at = 0;

  /** The next number; reads 32 bits at once, of which up to 7 are of the number before. */
  function next(): number {
    const i = at >>> 3;
    const bits =
      (((padded[i] as number) << 24) |
        ((padded[i + 1] as number) << 16) |
        ((padded[i + 2] as number) << 8) |
        (padded[i + 3] as number)) <<
      (at & 7);
    const c = bits >>> 29;
    const width = WIDTHS[c] as number;
    at += 3 + width;
    const rest = (bits << 3) >>> (32 - width);
    return c === 7 && rest === ESCAPE ? escaped() : (OFFSETS[c] as number) + rest;
  }

  function escaped(): number {
    let n = 0;
    for (let k = 0; k < 32; k++, at++) n = n * 2 + (((padded[at >>> 3] as number) >>> (7 - (at & 7))) & 1);
    return n;
  }

  const decoder: DocumentDecoder = {
    words: new Uint32Array(4096),
    ends,
    decode(blob) {
      if (padded.length < blob.length + 4) padded = new Uint8Array(blob.length * 2);
      padded.set(blob);
      at = 0;
      let end = 0;
      for (let part = 0; part < PARTS.length; part++) {
        end += next();
        ends[part] = end;
      }
      if (decoder.words.length < end) decoder.words = new Uint32Array(end * 2);
      const { words } = decoder;
      for (let i = 0; i < end; i++) words[i] = next();
    },
  };
  return decoder;
}
