import { LRUCache } from "lru-cache";
import type { Clock } from "../../../src/runtime/clock.ts";

/** Maximum keys to track; dropping the least recent is safe, since their gap has passed. */
const KEYS_KEPT = 10_000;

/** Resolves when the next call for `key` may be made. */
export type Pace = (key: string, signal?: AbortSignal) => Promise<void>;

/** Releases calls for a key in order, at least `gapMs` apart; keys do not wait for each other. */
export function createPace(clock: Clock, gapMs: number): Pace {
  const next = new LRUCache<string, number>({ max: KEYS_KEPT });
  return async (key, signal) => {
    const now = clock.monotonic();
    const at = Math.max(now, next.get(key) ?? 0);
    next.set(key, at + gapMs);
    if (at > now) await clock.sleep(at - now, signal);
  };
}
