import type { Clock } from "./clock.ts";

/** Counts calls by key. */
export interface RateLimit {
  /** Takes one call where there is room, and returns 0; else the milliseconds until there is. */
  take(key: string): number;
}

/** Beyond this many keys, those whose calls have all left the window are dropped. */
const KEYS_KEPT = 10_000;

/** At most `calls` within any `windowMs` for each key, by the clock that never jumps. */
export function createRateLimit(clock: Pick<Clock, "monotonic">, calls: number, windowMs: number): RateLimit {
  const taken = new Map<string, number[]>();

  function recent(key: string, now: number): number[] {
    return (taken.get(key) ?? []).filter((at) => at > now - windowMs);
  }

  return {
    take(key) {
      const now = clock.monotonic();
      const mine = recent(key, now);
      const oldest = mine[0];
      if (oldest !== undefined && mine.length >= calls) return oldest + windowMs - now;
      taken.set(key, [...mine, now]);
      if (taken.size > KEYS_KEPT) {
        for (const other of taken.keys()) if (recent(other, now).length === 0) taken.delete(other);
      }
      return 0;
    },
  };
}
