import { bitWriter, peek } from "./bits.ts";

/** The range of sixteen bits, over which a list's papers are spread about evenly. */
const NUMBERS = 65_536;
/** Bits that `peek` guarantees. */
const PEEKED = 25;

/**
 * How many low bits of a gap are stored verbatim; the rest is in unary, as zeros before a one (Rice coding). Optimal
 * for random gaps with the mean of a full segment.
 */
function lowBits(count: number): number {
  return Math.max(0, Math.floor(Math.log2((Math.LN2 * NUMBERS) / count)));
}

/** Writes ascending numbers into `bytes` from `from`; returns the end. */
export function writeGaps(numbers: Uint16Array, bytes: Uint8Array, from: number): number {
  const low = lowBits(numbers.length);
  const bits = bitWriter(bytes, from);
  let before = -1;
  for (const number of numbers) {
    const gap = number - before - 1;
    before = number;
    let zeros = gap >>> low;
    for (; zeros > 16; zeros -= 16) bits.write(0, 16);
    bits.write(1, zeros + 1);
    bits.write(gap & ((1 << low) - 1), low);
  }
  return bits.end();
}

let padded = new Uint8Array(1 << 14);

/** Reads the `count` numbers that `writeGaps` wrote into `bytes` from `from`. */
export function readGaps(bytes: Uint8Array, from: number, count: number): Uint16Array {
  const low = lowBits(count);
  if (padded.length < bytes.length + 4) padded = new Uint8Array(2 * bytes.length);
  padded.set(bytes);
  const numbers = new Uint16Array(count);
  let at = from * 8;
  let before = -1;
  for (let i = 0; i < count; i++) {
    let bits = peek(padded, at);
    let high = 0;
    for (; Math.clz32(bits) >= PEEKED; bits = peek(padded, at)) {
      high += PEEKED;
      at += PEEKED;
    }
    const zeros = Math.clz32(bits);
    at += zeros + 1;
    // Most gaps are short enough for a single peek.
    const rest = zeros + low < PEEKED ? bits << (zeros + 1) : peek(padded, at);
    before += (((high + zeros) << low) | ((rest >>> 1) >>> (31 - low))) + 1;
    at += low;
    numbers[i] = before;
  }
  return numbers;
}
