/**
 * What happens in a running process, told once as it happens, for whoever counts it. What can be read at any time, such as
 * the deliveries that are open, is not told here. Labels are platforms and kinds of delivery, which are few; never names
 * or ids.
 */
export interface Metrics {
  /** A delivery of this kind is in its channel, so many milliseconds after it was due. */
  delivered(platform: string, kind: string, lateMs: number): void;
  /** A platform has connected. `gap`: events before may have been missed. */
  connected(platform: string, gap: boolean): void;
  /** A recount has changed the votes for so many papers. */
  corrected(platform: string, papers: number): void;
  /** A platform refuses calls for so many milliseconds. */
  rateLimited(platform: string, waitMs: number): void;
  /** A search of the library has taken so many milliseconds. */
  searched(ms: number): void;
}

/** Counts nothing. */
export const noMetrics: Metrics = {
  delivered() {},
  connected() {},
  corrected() {},
  rateLimited() {},
  searched() {},
};
