import PQueue from "p-queue";
import type { Clock } from "../../../src/runtime/clock.ts";

/**
 * Discord allows a bot 50 requests in any second (documented). One is left for the gateway, which has its own client.
 */
export const LIMIT = 49;
const WINDOW_MS = 1_000;

/**
 * How long the guard counts a request: slightly over a second, since rounding may make a sum of steps fall just short
 * of one.
 */
const COUNTED_MS = WINDOW_MS + 1;

/** How far late timers may catch up. Catching up further would cause a burst. */
const CATCH_UP_MS = 100;

/**
 * A request unanswered for this long is assumed to have arrived; otherwise a few slow channels would hold up
 * everything.
 */
const TRAVEL_MS = 1_000;

/** Releases requests so that Discord never counts more than 50 in a second. */
export interface Pace {
  /** Runs `work` in its turn: highest priority first, then in order of request. */
  run<T>(priority: number, work: () => Promise<T>): Promise<T>;
  /** Holds everything back for this many milliseconds. */
  pause(ms: number): void;
}

interface Flight {
  readonly priority: number;
  readonly start: number;
  end: number | undefined;
}

/**
 * An even pace with a guard. Discord counts requests when they arrive, and travel times vary, so evenly spaced requests
 * may still arrive as 51 in a second. The guard counts what may have arrived within the last second. A request arrives
 * after its start, and before its end by at least the fastest round trip seen for its priority. `stopped` ends all
 * waiting: work then runs at once and must check the signal itself. `perSecond` may change: processes share the limit.
 */
export function createPace(clock: Clock, stopped: AbortSignal, perSecond = () => LIMIT): Pace {
  const turns = new PQueue({ concurrency: 1 });
  const fastest = new Map<number, number>();
  let flights: Flight[] = [];
  let slot = Number.NEGATIVE_INFINITY;

  /** When the request certainly stops counting, as far as we know at `now`. */
  function countsUntil({ priority, start, end }: Flight, now: number): number {
    const latest = end === undefined ? now : end - (fastest.get(priority) ?? 0);
    return Math.max(start, Math.min(latest, start + TRAVEL_MS)) + COUNTED_MS;
  }

  /** Moves `slot` to where the guard allows another request. */
  function guard(now: number): void {
    flights = flights.filter((flight) => countsUntil(flight, now) > now);
    if (flights.length < perSecond()) return;
    slot = Math.max(slot, Math.min(...flights.map((flight) => countsUntil(flight, now))));
  }

  async function turn(priority: number): Promise<Flight> {
    for (;;) {
      const now = clock.monotonic();
      slot = Math.max(slot, now - CATCH_UP_MS);
      if (slot <= now) guard(now);
      if (slot <= now || stopped.aborted) break;
      await clock.sleep(slot - now, stopped).catch(() => {});
    }
    slot += WINDOW_MS / perSecond();
    const flight: Flight = { priority, start: clock.monotonic(), end: undefined };
    flights.push(flight);
    return flight;
  }

  return {
    async run(priority, work) {
      const idle = turns.size + turns.pending === 0;
      if (idle) slot = Math.max(slot, clock.monotonic());
      const flight = await turns.add(() => turn(priority), { priority });
      try {
        return await work();
      } finally {
        flight.end = clock.monotonic();
        const took = flight.end - flight.start;
        fastest.set(priority, Math.min(took, fastest.get(priority) ?? took));
      }
    },
    pause(ms) {
      slot = Math.max(slot, clock.monotonic() + ms);
    },
  };
}
