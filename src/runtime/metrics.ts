/**
 * Receives events of the running process for counting. Anything that can be read at any time, such as the number of
 * open deliveries, is not reported here. Labels are platforms and kinds of delivery, which are few; never names or ids.
 */
export interface Metrics {
  /** A delivery of this kind reached its channel `lateMs` after it was due. */
  delivered(platform: string, kind: string, lateMs: number): void;
  /** A platform connected. `gap`: earlier events may have been missed. */
  connected(platform: string, gap: boolean): void;
  /** A recount changed the votes of this many papers. */
  corrected(platform: string, papers: number): void;
  /** A platform rejects calls for `waitMs`. */
  rateLimited(platform: string, waitMs: number): void;
  /** A search of the library took `ms`. */
  searched(ms: number): void;
}

/** Discards everything. */
export const noMetrics: Metrics = {
  delivered() {},
  connected() {},
  corrected() {},
  rateLimited() {},
  searched() {},
};
