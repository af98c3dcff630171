import type { Clock } from "../../../src/runtime/clock.ts";

/** Lets calls of one key through in order, at least `gapMs` apart; keys do not wait for each other. */
export function createPace(
  clock: Clock,
  gapMs: number,
): (key: string, signal?: AbortSignal) => Promise<void> {
  const next = new Map<string, number>();
  return async (key, signal) => {
    const now = clock.monotonic();
    const at = Math.max(now, next.get(key) ?? 0);
    // Keys whose turn has passed hold nothing back any more.
    if (next.size > 1_000) for (const [old, free] of next) if (free <= now) next.delete(old);
    next.set(key, at + gapMs);
    if (at > now) await clock.sleep(at - now, signal);
  };
}
