import type { Platform } from "../refs.ts";

/** The platform events already handled, so that no process handles a redelivered one twice. */
export interface EventLog {
  /** Records an event as handled at `at` (epoch ms). Returns false if it already was. */
  takeEvent(platform: Platform, id: string, at: number): Promise<boolean>;
  isTaken(platform: Platform, id: string): Promise<boolean>;
  /** Deletes records from before `before`. */
  forgetEvents(platform: Platform, before: number): Promise<void>;
}
