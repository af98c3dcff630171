import { type Clock, systemClock } from "../../src/runtime/clock.ts";

/** A clock that can be moved forward. Sleeps still take real time. */
export interface MovableClock extends Clock {
  /** Moves the wall clock and the monotonic clock forward to `at` (epoch ms) at once; never goes back. */
  moveTo(at: number): void;
}

/** A clock that shows `start` (epoch ms) now, and runs on from there. */
export function createMovableClock(start: number, machine: Clock = systemClock): MovableClock {
  const offset = start - machine.now();
  let passed = 0;
  const now = () => machine.now() + offset + passed;
  return {
    ...machine,
    now,
    monotonic: () => machine.monotonic() + passed,
    moveTo(at) {
      passed += Math.max(0, at - now());
    },
  };
}
