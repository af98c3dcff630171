import { enlarged } from "./memory.ts";

/** Bytes of papers' words to cache: about 110,000 papers. */
const MOST = 32 << 20;
const FIRST = 1 << 20;
/** Slots in the cache; a paper's slot is taken over by the next paper that maps to it. */
const PLACES = 1 << 17;

/** Papers' words, by number. */
export interface TextCache {
  /** Valid until the next call. */
  get(paper: number): Uint8Array | undefined;
  put(paper: number, text: Uint8Array): void;
}

/**
 * The most recently read words, in one ring buffer: a hundred thousand separate buffers cost the garbage collector up
 * to 80 ms at a time.
 */
export function createTextCache(most = MOST, first = FIRST): TextCache {
  let ring = new Uint8Array(first);
  // Total bytes ever written, and at which of them each paper's text begins.
  let written = 0;
  let keys = new Int32Array(0);
  let starts = new Float64Array(0);
  let lengths = new Uint32Array(0);
  return {
    get(paper) {
      const place = paper & (PLACES - 1);
      const start = starts[place] as number;
      if (keys[place] !== paper || start < written - ring.length) return undefined;
      const from = start % ring.length;
      return ring.subarray(from, from + (lengths[place] as number));
    },
    put(paper, text) {
      if (keys.length === 0) {
        keys = new Int32Array(PLACES).fill(-1);
        starts = new Float64Array(PLACES);
        lengths = new Uint32Array(PLACES);
      }
      if (text.length > most / 4) return;
      // Grow before the ring first wraps: afterwards, positions repeat.
      while (ring.length < most && written + text.length > ring.length) {
        ring = enlarged(ring, Math.min(most, ring.length * 2));
      }
      let from = written % ring.length;
      if (from + text.length > ring.length) {
        written += ring.length - from;
        from = 0;
      }
      ring.set(text, from);
      const place = paper & (PLACES - 1);
      keys[place] = paper;
      starts[place] = written;
      lengths[place] = text.length;
      written += text.length;
    },
  };
}
