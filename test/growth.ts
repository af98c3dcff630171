/** An exponent below this is linear time: caches and garbage collection add some tenths to 1, and quadratic time is at 2. */
export const LINEAR = 1.7;

const SHORT = 1 << 12;
const LONG = 1 << 16;
/** A shorter measurement says more about the machine than about the code. */
const TELLING_MS = 10;
const ROUNDS = 10;

/** How the time of `run` grows with the length of a text made of `piece`: 1 is linear, 2 quadratic. The best of some rounds. */
export function growthExponent(run: (text: string) => unknown, piece: string): number {
  const [short, long] = [SHORT, LONG].map((length) => piece.repeat(Math.ceil(length / piece.length)));
  let exponent = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && exponent >= LINEAR; round += 1) {
    const growth = millisecondsOf(() => run(long as string)) / millisecondsOf(() => run(short as string));
    exponent = Math.min(exponent, Math.log(growth) / Math.log(LONG / SHORT));
  }
  return exponent;
}

/** Of this process's own computing, since other processes do not count; the mean of as many runs as it takes. */
function millisecondsOf(run: () => unknown): number {
  const start = process.cpuUsage();
  for (let runs = 1; ; runs += 1) {
    run();
    const { user, system } = process.cpuUsage(start);
    if (user + system >= TELLING_MS * 1_000) return (user + system) / 1_000 / runs;
  }
}
