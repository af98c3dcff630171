import type { Clock } from "../../runtime/clock.ts";
import type { Platform } from "../refs.ts";
import type { EventLog } from "./event-log.ts";

/** How long handled events are remembered: platforms redeliver events for at most a day, button presses for minutes. */
const KEPT_MS = 2 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

/** The handled events of a platform, by this process or any other, before or after a restart. */
export interface TakenEvents {
  has(id: string): Promise<boolean>;
  /** Records an event as handled; false if it already was. */
  take(id: string): Promise<boolean>;
}

/** For a process without a store: treats every event as new. */
export const noOthers: TakenEvents = { has: async () => false, take: async () => true };

/** Remembers recent events in `log`. */
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
