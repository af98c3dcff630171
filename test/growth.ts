const SMALL = 1 << 14;
const LARGE = 1 << 18;
const ROUNDS = 5;

/** An exponent below this is linear time: garbage collection adds some tenths to 1, and quadratic time is at 2. */
export const LINEAR = 1.8;

/**
 * How the time of `run` grows with the length of a text made of `piece`: 1 is linear, 2 quadratic. The quickest of
 * several rounds counts, because everything else on the machine can only add time.
 */
export function growthExponent(run: (text: string) => unknown, piece: string): number {
  const [small, large] = [SMALL, LARGE].map((length) => piece.repeat(Math.ceil(length / piece.length)));
  let [quickestSmall, quickestLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  run(small as string); // Compiles what is compiled on first use.
  let exponent = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && exponent >= LINEAR; round += 1) {
    quickestSmall = Math.min(
      quickestSmall,
      millisecondsOf(() => run(small as string)),
    );
    quickestLarge = Math.min(
      quickestLarge,
      millisecondsOf(() => run(large as string)),
    );
    exponent = Math.log(quickestLarge / quickestSmall) / Math.log(LARGE / SMALL);
  }
  return exponent;
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
