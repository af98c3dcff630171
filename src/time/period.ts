const DAY_MS = 86_400_000;

/** Periods that people can ask for, ending now. */
export const PERIODS = {
  week: { ms: 7 * DAY_MS, words: "of the last 7 days" },
  month: { ms: 30 * DAY_MS, words: "of the last 30 days" },
  all: { ms: Number.POSITIVE_INFINITY, words: "of all time" },
} as const;

export type Period = keyof typeof PERIODS;

/** Returns the start of the period that ends at `now` (both in epoch ms). */
export function since(period: Period, now: number): number {
  return Math.max(0, now - PERIODS[period].ms);
}
