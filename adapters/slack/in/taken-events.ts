import type { EventLog } from "../../../src/chat/connection/event-log.ts";
import type { Clock } from "../../../src/runtime/clock.ts";

/** Slack delivers an event again within a day at the most, where an app has that switched on; else within minutes. */
const KEPT_MS = 2 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

/** Which events were taken, by any process. */
export interface TakenEvents {
  has(id: string): Promise<boolean>;
  /** Notes one as taken; false where it already was. */
  take(id: string): Promise<boolean>;
}

/** A connection belongs to one process: what it has not seen nobody has. */
export const noOthers: TakenEvents = { has: async () => false, take: async () => true };

/** The same for processes that share a database. */
export function sharedEvents(log: EventLog, clock: Clock): TakenEvents {
  let forgotten = Number.NEGATIVE_INFINITY;
  return {
    has: (id) => log.isTaken("slack", id),
    async take(id) {
      const now = clock.now();
      if (now - forgotten > FORGET_EVERY_MS) {
        forgotten = now;
        await log.forgetEvents("slack", now - KEPT_MS);
      }
      return log.takeEvent("slack", id, now);
    },
  };
}
