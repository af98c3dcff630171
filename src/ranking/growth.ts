const HOUR = 3_600_000;
const DAY_MS = 24 * HOUR;

/**
 * Factors by which a day's upvotes grow from an hour (UTC) to midnight, measured on captured days (`npm run
 * bench:ranking` prints both). No earlier hour was captured than the first.
 */
export const MEASURED: readonly (readonly [hour: number, growth: number])[] = [
  [8, 1.58],
  [10, 1.39],
  [12, 1.27],
  [13, 1.18],
  [24, 1],
];

/** Returns the factor by which upvotes of a paper listed today will grow until midnight UTC; `now` in epoch ms. */
export function growthUntilMidnight(now: number): number {
  const hour = (now % DAY_MS) / HOUR;
  const next = MEASURED.findIndex(([at]) => at > hour);
  const [after, before] = [MEASURED[next], MEASURED[next - 1]];
  if (!after || !before) return MEASURED[0]?.[1] ?? 1;
  const share = (hour - before[0]) / (after[0] - before[0]);
  return before[1] + share * (after[1] - before[1]);
}
