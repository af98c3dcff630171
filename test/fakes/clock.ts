import type { Clock } from "../../src/runtime/clock.ts";

/** A clock that stands still until it is told to move. */
export interface TestClock extends Clock {
  /** Moves time on, waking sleepers in their order; awaits what they do. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock (either way) without waking anybody: a clock jump. */
  jump(to: number): void;
}

/** A virtual clock that starts at `start` (epoch ms, or an ISO instant). */
export function createTestClock(start: number | string): TestClock {
  let wall = typeof start === "string" ? Date.parse(start) : start;
  let mono = 0;
  const sleepers = new Set<{ wakeAt: number; wake: () => void }>();

  return {
    now: () => wall,
    monotonic: () => mono,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        if (ms <= 0) return void setImmediate(resolve);
        const sleeper = {
          wakeAt: mono + ms,
          wake: () => {
            signal?.removeEventListener("abort", abort);
            resolve();
          },
        };
        const abort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", abort, { once: true });
        sleepers.add(sleeper);
      }),
    async advance(ms) {
      const until = mono + ms;
      for (;;) {
        await settled();
        const next = [...sleepers]
          .filter(({ wakeAt }) => wakeAt <= until)
          .sort((a, b) => a.wakeAt - b.wakeAt)[0];
        if (!next) break;
        sleepers.delete(next);
        wall += Math.max(0, next.wakeAt - mono);
        mono = Math.max(mono, next.wakeAt);
        next.wake();
      }
      wall += until - mono;
      mono = until;
      await settled();
    },
    jump(to) {
      wall = to;
    },
  };
}

/** Lets everything that is ready to run do so. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
