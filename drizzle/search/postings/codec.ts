import { bitWriter, peek } from "./bits.ts";

/**
 * Word numbers as bits: first the bit length, in a Huffman code fitted to abstracts, then the bits after the highest.
 * Words are numbered by frequency in the first thousands of papers (see `renumberWords`), so a word of an abstract
 * takes 12.3 bits on average; the entropy is 12.2.
 */
const LENGTHS = Uint8Array.of(12, 8, 6, 6, 5, 4, 4, 4, 3, 3, 3, 3, 4, 4, 5, 5, 5, 6, 8, 8, 9, 10, 11, 12);
/** Longest code for a bit length. */
const LONGEST = Math.max(...LENGTHS);
/** No number has zero bits, so this means that the number follows in 32 bits. */
const ESCAPE = 0;
/** Most bits that are read in one go together with their length. */
const AT_ONCE = 18;
const CODES = canonicalCodes();
/** Bit length for each value of the next `LONGEST` bits. */
const COUNTS = new Uint8Array(1 << LONGEST);
LENGTHS.forEach((length, count) => {
  const from = (CODES[count] as number) << (LONGEST - length);
  COUNTS.fill(count, from, from + (1 << (LONGEST - length)));
});

/** Canonical codes for the given lengths, shorter ones first. */
function canonicalCodes(): Uint32Array {
  const codes = new Uint32Array(LENGTHS.length);
  let code = 0;
  for (let length = 1; length <= LONGEST; length++, code <<= 1) {
    for (let count = 0; count < LENGTHS.length; count++) if (LENGTHS[count] === length) codes[count] = code++;
  }
  return codes;
}

/** A paper's words as numbers, by part; stop words are included only in the title. */
export interface DocumentWords {
  readonly title: ArrayLike<number>;
  readonly titleJoined: ArrayLike<number>;
  readonly body: ArrayLike<number>;
  readonly bodyJoined: ArrayLike<number>;
  /** Names of authors and the organization, marked as in `readDocument`. */
  readonly names: ArrayLike<number>;
}

/** The parts of `DocumentWords` in storage order. */
export const PARTS = ["title", "titleJoined", "body", "bodyJoined", "names"] as const;

let scratch = new Uint8Array(1 << 16);

/** The document as one blob: the length of each part, then all words. */
export function encodeDocument(document: DocumentWords): Buffer {
  const words = PARTS.reduce((sum, part) => sum + document[part].length, 0);
  const most = (words + PARTS.length) * 8;
  if (scratch.length < most) scratch = new Uint8Array(most * 2);
  const bits = bitWriter(scratch);
  /** Zero has no bits, so every number is stored plus one. */
  const write = (number: number) => {
    const n = number + 1;
    const size = 32 - Math.clz32(n);
    const count = size < LENGTHS.length ? size : ESCAPE;
    bits.write(CODES[count] as number, LENGTHS[count] as number);
    if (count !== ESCAPE) bits.write(n & ((1 << (count - 1)) - 1), count - 1);
    else {
      bits.write(number >>> 16, 16);
      bits.write(number & 65_535, 16);
    }
  };
  for (const part of PARTS) write(document[part].length);
  for (const part of PARTS)
    for (let i = 0; i < document[part].length; i++) write(document[part][i] as number);
  return Buffer.from(scratch.subarray(0, bits.end()));
}

/** Reads blobs of `encodeDocument` into one buffer, which the next call overwrites. */
export interface DocumentDecoder {
  /** All words of the document in the order of `PARTS`; valid up to `ends[4]`. */
  words: Uint32Array;
  /** The end of each part in `words`. */
  readonly ends: Uint32Array;
  decode(blob: Uint8Array): void;
}

/** A decoder with its own buffer. */
export function documentDecoder(): DocumentDecoder {
  const ends = new Uint32Array(PARTS.length);
  let padded = new Uint8Array(4096);
  let at = 0;

  function next(): number {
    const bits = peek(padded, at);
    const count = COUNTS[bits >>> (32 - LONGEST)] as number;
    const length = LENGTHS[count] as number;
    at += length;
    if (count === ESCAPE) return escaped();
    const rest = count <= AT_ONCE ? bits << length : peek(padded, at);
    at += count - 1;
    return (((rest >>> 1) | 0x80000000) >>> (32 - count)) - 1;
  }

  function escaped(): number {
    const high = peek(padded, at) >>> 16;
    const low = peek(padded, at + 16) >>> 16;
    at += 32;
    return high * 65_536 + low;
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
