/** The only source of time in the product, so that tests and the simulation own it. */
export interface Clock {
  /** Epoch milliseconds. May jump either way. */
  now(): number;
  /** Milliseconds that only ever grow, for measuring durations. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's reason. 0 lets whatever else is ready have its turn. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      }, ms);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
    }),
};

/** Less than this is drift, and the small corrections of a clock that is kept right. */
const CLOCK_MOVED_MS = 1_000;

/**
 * Tells by how many milliseconds the wall clock was set (forward: positive) since it was last asked; 0 where it was not.
 * A machine that slept counts as set forward.
 */
export function watchClock(clock: Clock): () => number {
  let offset = clock.now() - clock.monotonic();
  return () => {
    const before = offset;
    offset = clock.now() - clock.monotonic();
    return Math.abs(offset - before) > CLOCK_MOVED_MS ? offset - before : 0;
  };
}
