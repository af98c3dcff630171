import type { Platform } from "../refs.ts";

/**
 * When sessions were started, on platforms that limit them per day. Stored, so that a service in a restart loop cannot
 * use up the day's limit.
 */
export interface SessionLog {
  /** Records that a session starts at `at` (epoch ms), and deletes records from before `forgetBefore`. */
  addSession(platform: Platform, at: number, forgetBefore: number): Promise<void>;
  /** Start times of sessions at or after `since`, oldest first. */
  sessionsSince(platform: Platform, since: number): Promise<readonly number[]>;
}
