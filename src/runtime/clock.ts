/** The only source of time in the product, so that tests and the simulation control it. */
export interface Clock {
  /** Epoch milliseconds. May jump either way. */
  now(): number;
  /** Milliseconds that never decrease, for measuring durations. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's reason. 0 yields to the event loop. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The system clock. */
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

/** Smaller jumps are drift and routine NTP corrections. */
const CLOCK_MOVED_MS = 1_000;

/**
 * Returns a function that reports by how many milliseconds the wall clock was set since the last call (forward:
 * positive), or 0. Suspending the machine counts as setting it forward.
 */
export function watchClock(clock: Clock): () => number {
  let offset = clock.now() - clock.monotonic();
  return () => {
    const before = offset;
    offset = clock.now() - clock.monotonic();
    return Math.abs(offset - before) > CLOCK_MOVED_MS ? offset - before : 0;
  };
}
