import type { Clock } from "../../runtime/clock.ts";

/**
 * Runs work one piece at a time in call order, with at least `everyMs` between the end of one and the start of the
 * next.
 */
export interface Pace {
  /** Rejects with the signal's reason as soon as it aborts while waiting; the place in the queue is then given up. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Creates a queue for a source that allows one connection, and one request every `everyMs`. */
export function createPace(clock: Clock, everyMs: number): Pace {
  let tail: Promise<unknown> = Promise.resolve();
  let nextStart = Number.NEGATIVE_INFINITY;
  return {
    run(work, signal) {
      const turn = tail.then(async () => {
        signal?.throwIfAborted();
        const waitMs = nextStart - clock.monotonic();
        if (waitMs > 0) await clock.sleep(waitMs, signal);
        try {
          return await work();
        } finally {
          nextStart = clock.monotonic() + everyMs;
        }
      });
      tail = turn.catch(() => {});
      return signal === undefined ? turn : orAborted(turn, signal);
    },
  };
}

function orAborted<T>(turn: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    turn.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
