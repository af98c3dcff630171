import { LRUCache } from "lru-cache";
import type { Clock } from "./clock.ts";

/** A rate limiter with one budget per key. */
export interface RateLimit {
  /** Takes one call and returns 0 if the limit allows it, else returns the milliseconds to wait. */
  take(key: string): number;
}

/** Keys cached; beyond that the least recently used are dropped. Far more than are ever active within a window. */
const KEYS_KEPT = 10_000;

/** Allows at most `calls` within any `windowMs` per key, on the monotonic clock. */
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
