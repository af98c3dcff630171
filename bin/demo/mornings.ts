import { addDays, type Day, utcDay } from "../../src/time/day.ts";
import type { MovableClock } from "./movable-clock.ts";

/** The playground's days, gone through one by one. */
export interface Mornings {
  /** The day after the clock's, where there is a list for it. */
  next(): Day | undefined;
  /** Goes to the next morning; what is due on the way comes when it is due. A second call while it goes is refused. */
  go(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** When the playground's digests come, UTC. */
export const DIGEST_TIME = "09:00";
/** The visitor comes a little later. */
const MORNING = "T09:20:00Z";

/**
 * Moves `clock` hour by hour, so that late risers, recaps and reminders come at their time, and does a `round` each hour, as
 * the machine's cron does each minute. `arrived` is told of each morning, when the digest is there.
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
      if (day === undefined) throw new Error("The sample ends here: it holds no later day.");
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
