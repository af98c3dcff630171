import PQueue from "p-queue";
import type { Clock } from "../../../src/runtime/clock.ts";

/** Discord takes 50 requests from a bot in any second (documented); one is left to the gateway, which has its own client. */
const LIMIT = 49;
const WINDOW_MS = 1_000;

/** The even step between requests. */
const STEP_MS = WINDOW_MS / LIMIT;

/** How long a request counts for the guard: a little over, because sums of such steps may end a hair below a whole second. */
const COUNTED_MS = WINDOW_MS + 1;

/** Late timers are caught up with this far; what is lost beyond is lost, or a burst would follow. */
const CATCH_UP_MS = 100;

/** A request that has no answer after this long is taken to have arrived, or a few slow channels would hold up all. */
const TRAVEL_MS = 1_000;

/** Lets requests out so that Discord never counts more than 50 in a second. */
export interface Pace {
  /** Does `work` when its turn has come: the highest priority first, then in the order asked. */
  run<T>(priority: number, work: () => Promise<T>): Promise<T>;
  /** Lets nothing out for so many milliseconds. */
  pause(ms: number): void;
}

interface Flight {
  readonly priority: number;
  readonly start: number;
  end: number | undefined;
}

/**
 * An even pace with a guard. Discord counts requests when they arrive, and the way there takes now longer, now shorter,
 * so even steps alone may still arrive as 51 in a second. The guard counts what may have arrived within the last second:
 * a request arrives after its start, and earlier than its end by what the fastest of its kind (its priority) took.
 * `stopped` ends all waiting; work is then done at once and has to look for itself.
 */
export function createPace(clock: Clock, stopped: AbortSignal): Pace {
  const turns = new PQueue({ concurrency: 1 });
  const fastest = new Map<number, number>();
  let flights: Flight[] = [];
  let slot = Number.NEGATIVE_INFINITY;

  /** When the request certainly no longer counts, as far as is known now. */
  function countsUntil({ priority, start, end }: Flight, now: number): number {
    const latest = end === undefined ? now : end - (fastest.get(priority) ?? 0);
    return Math.max(start, Math.min(latest, start + TRAVEL_MS)) + COUNTED_MS;
  }

  /** Moves `slot` on to where the guard lets another request out. */
  function guard(now: number): void {
    flights = flights.filter((flight) => countsUntil(flight, now) > now);
    if (flights.length < LIMIT) return;
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
    slot += STEP_MS;
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
