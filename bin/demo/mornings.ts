import { addDays, type Day, utcDay } from "../../src/time/day.ts";
import type { MovableClock } from "./movable-clock.ts";

/** The playground's days, played one by one. */
export interface Mornings {
  /** The day after the clock's, if there is a list for it. */
  next(): Day | undefined;
  /** Advances to the next morning; whatever is due on the way is posted on time. Rejects a second call meanwhile. */
  go(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** When the playground's digests are due (UTC). */
export const DIGEST_TIME = "09:00";
/** The visitor arrives a little later. */
const MORNING = "T09:20:00Z";

/**
 * Moves `clock` hour by hour, so that late risers, recaps and reminders come on time, running a `round` each hour just
 * as cron does each minute. Calls `arrived` each morning, once the digest has been posted.
 */
export function createMornings(deps: {
  readonly clock: MovableClock;
  readonly last: Day;
  readonly round: () => Promise<void>;
  readonly arrived: () => void;
}): Mornings {
  const { clock, last, round, arrived } = deps;
  let going = false;

  const next = () => {
    const day = addDays(utcDay(clock.now()), 1);
    return day <= last ? day : undefined;
  };
  const goTo = async (at: number) => {
    for (let hour = nextHour(clock.now()); hour < at; hour += HOUR_MS) {
      clock.moveTo(hour);
      await round();
    }
    clock.moveTo(at);
    await round();
    arrived();
  };

  return {
    next,
    async go() {
      const day = next();
      if (going) throw new Error("The next morning is on its way.");
      if (day === undefined) throw new Error("The sample ends here: it has no later day.");
      going = true;
      try {
        await goTo(Date.parse(`${day}${MORNING}`));
      } finally {
        going = false;
      }
    },
  };
}

function nextHour(now: number): number {
  return Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS;
}
