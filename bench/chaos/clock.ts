import { type Clock, systemClock } from "../../src/runtime/clock.ts";

/** The machine's clock, `speed` times as fast since `since` (epoch ms). The same in every process. */
export function fastClock(speed: number, since: number): Clock {
  return {
    now: () => Math.round(since + (Date.now() - since) * speed),
    monotonic: () => performance.now() * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
