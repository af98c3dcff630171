import type { Platform } from "../refs.ts";

/** Which events of a platform were taken, so that no process takes one twice that is delivered again. */
export interface EventLog {
  /** Notes an event as taken at `at` (epoch ms). False where it already was. */
  takeEvent(platform: Platform, id: string, at: number): Promise<boolean>;
  isTaken(platform: Platform, id: string): Promise<boolean>;
  /** Forgets what was taken before. */
  forgetEvents(platform: Platform, before: number): Promise<void>;
}
