/** Writes numbers as bits into `bytes`, which must be long enough; the highest bit of each byte comes first. */
export function bitWriter(bytes: Uint8Array, start = 0) {
  let at = start;
  let pending = 0;
  let pendingBits = 0;
  return {
    /** At most 24 bits at a time, since up to 7 may be pending. */
    write(value: number, width: number): void {
      pending = (pending << width) | value;
      pendingBits += width;
      while (pendingBits >= 8) {
        pendingBits -= 8;
        bytes[at++] = pending >>> pendingBits;
      }
      pending &= (1 << pendingBits) - 1;
    },
    /** Pads the last byte; returns the end of the written bytes. */
    end(): number {
      if (pendingBits > 0) bytes[at++] = pending << (8 - pendingBits);
      pendingBits = 0;
      return at;
    },
  };
}

/** The 25 bits from position `bit` on, in the upper part of an integer; the lower 7 bits are undefined. */
export function peek(bytes: Uint8Array, bit: number): number {
  const i = bit >>> 3;
  return (
    (((bytes[i] as number) << 24) |
      ((bytes[i + 1] as number) << 16) |
      ((bytes[i + 2] as number) << 8) |
      (bytes[i + 3] as number)) <<
    (bit & 7)
  );
}
