/**
 * Numbers of words as bytes: below 160 one byte, below 20,640 two, then three, then five. Words are numbered as they
 * are first met, so that frequent ones are short: about two bytes a word over abstracts.
 */
const ONE = 160;
const TWO = ONE + 80 * 256;
const THREE = TWO + 15 * 65_536;

/** A paper's words as numbers, by part; stop words are kept in the title only. */
export interface DocumentWords {
  readonly title: ArrayLike<number>;
  readonly titleJoined: ArrayLike<number>;
  readonly body: ArrayLike<number>;
  readonly bodyJoined: ArrayLike<number>;
  /** Names of authors and of the organization, as `@name` and `#name`. */
  readonly names: ArrayLike<number>;
}

/** The parts of `DocumentWords` in the order in which they are kept. */
export const PARTS = ["title", "titleJoined", "body", "bodyJoined", "names"] as const;

let scratch = Buffer.alloc(1 << 16);

/** The document as one blob. */
export function encodeDocument(document: DocumentWords): Buffer {
  const words = PARTS.reduce((sum, part) => sum + document[part].length, 0);
  if (scratch.length < words * 5 + 32) scratch = Buffer.alloc(words * 10 + 64);
  let at = 0;
  const write = (n: number) => {
    if (n < ONE) scratch[at++] = n;
    else if (n < TWO) {
      scratch[at++] = ONE + ((n - ONE) >>> 8);
      scratch[at++] = (n - ONE) & 255;
    } else if (n < THREE) {
      const rest = n - TWO;
      scratch[at++] = 240 + (rest >>> 16);
      scratch[at++] = (rest >>> 8) & 255;
      scratch[at++] = rest & 255;
    } else {
      scratch[at++] = 255;
      at = scratch.writeUInt32LE(n, at);
    }
  };
  for (const part of PARTS) write(document[part].length);
  for (const part of PARTS)
    for (let i = 0; i < document[part].length; i++) write(document[part][i] as number);
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
  const decoder: DocumentDecoder = {
    words: new Uint32Array(4096),
    ends,
    decode(blob) {
      if (decoder.words.length < blob.length) decoder.words = new Uint32Array(blob.length * 2);
      const { words } = decoder;
      let at = 0;
      let out = 0;
      let parts = 0;
      let total = 0;
      const length = blob.length;
      while (at < length) {
        const byte = blob[at++] as number;
        let n = byte;
        if (byte >= ONE) {
          if (byte < 240) n = ONE + ((byte - ONE) << 8) + (blob[at++] as number);
          else if (byte < 255) {
            n = TWO + ((byte - 240) << 16) + ((blob[at] as number) << 8) + (blob[at + 1] as number);
            at += 2;
          } else {
            n =
              (blob[at] as number) +
              ((blob[at + 1] as number) << 8) +
              ((blob[at + 2] as number) << 16) +
              (blob[at + 3] as number) * 16_777_216;
            at += 4;
          }
        }
        if (parts < ends.length) {
          total += n;
          ends[parts++] = total;
        } else words[out++] = n;
      }
    },
  };
  return decoder;
}
