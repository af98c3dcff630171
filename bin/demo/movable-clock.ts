import { type Clock, systemClock } from "../../src/runtime/clock.ts";

/** A clock whose hands can be moved on. What waits for a duration still waits in real time. */
export interface MovableClock extends Clock {
  /** Lets the time until `at` (epoch ms) pass at once, on the wall and on the stopwatch alike; never goes back. */
  moveTo(at: number): void;
}

/** A clock that shows `start` (epoch ms) now, and goes on from there. */
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
