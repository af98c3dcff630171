import type { Clock } from "../../runtime/clock.ts";
import type { Platform } from "../refs.ts";
import type { EventLog } from "./event-log.ts";

/** A platform delivers an event again within a day at the most, and what people press within minutes. */
const KEPT_MS = 2 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

/** Which events of a platform were taken, by this process or any other, before a restart or after. */
export interface TakenEvents {
  has(id: string): Promise<boolean>;
  /** Notes one as taken; false where it already was. */
  take(id: string): Promise<boolean>;
}

/** What a process that keeps nothing has not seen nobody has. */
export const noOthers: TakenEvents = { has: async () => false, take: async () => true };

/** Keeps in `log` what was taken lately. */
export function createTakenEvents(platform: Platform, log: EventLog, clock: Clock): TakenEvents {
  let forgotten = Number.NEGATIVE_INFINITY;
  return {
    has: (id) => log.isTaken(platform, id),
    async take(id) {
      const now = clock.now();
      if (now - forgotten > FORGET_EVERY_MS) {
        forgotten = now;
        await log.forgetEvents(platform, now - KEPT_MS);
      }
      return log.takeEvent(platform, id, now);
    },
  };
}
