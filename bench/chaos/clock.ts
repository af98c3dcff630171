import { type Clock, systemClock } from "../../src/runtime/clock.ts";

/** A clock that shows `from` at `since` (both epoch ms), and runs `speed` times as fast. The same in every process. */
export function fastClock({
  speed,
  since,
  from,
}: {
  readonly speed: number;
  readonly since: number;
  readonly from: number;
}): Clock {
  return {
    now: () => Math.round(from + (Date.now() - since) * speed),
    monotonic: () => performance.now() * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
