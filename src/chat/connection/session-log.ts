import type { Platform } from "../refs.ts";

/**
 * When sessions were begun on platforms that allow only so many a day. Kept across restarts, so that a service that is
 * started again and again cannot use up the day.
 */
export interface SessionLog {
  /** Notes that a session is begun at `at` (epoch ms), and forgets those before `forgetBefore`. */
  addSession(platform: Platform, at: number, forgetBefore: number): Promise<void>;
  /** When sessions were begun at or after `since`, oldest first. */
  sessionsSince(platform: Platform, since: number): Promise<readonly number[]>;
}
