import { LRUCache } from "lru-cache";
import type { Clock } from "./clock.ts";

/** Counts calls by key. */
export interface RateLimit {
  /** Takes one call where there is room, and returns 0; else the milliseconds until there is. */
  take(key: string): number;
}

/** Beyond this many keys, those that called longest ago are dropped: far more than call within any window. */
const KEYS_KEPT = 10_000;

/** At most `calls` within any `windowMs` for each key, by the clock that never jumps. */
export function createRateLimit(clock: Pick<Clock, "monotonic">, calls: number, windowMs: number): RateLimit {
  const taken = new LRUCache<string, readonly number[]>({ max: KEYS_KEPT });

  return {
    take(key) {
      const now = clock.monotonic();
      const mine = (taken.get(key) ?? []).filter((at) => at > now - windowMs);
      const oldest = mine[0];
      if (oldest !== undefined && mine.length >= calls) return oldest + windowMs - now;
      taken.set(key, [...mine, now]);
      return 0;
    },
  };
}
