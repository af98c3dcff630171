import { growthUntilMidnight } from "../../src/ranking/growth.ts";
import type { History } from "./history.ts";

const HOUR = 3_600_000;
/** Observations count if they are this close to midnight. */
const AROUND_MS = 3 * HOUR;

/** How upvotes grew from an hour (UTC) until midnight, and what the product expects. */
export interface Growth {
  readonly hour: number;
  readonly papers: number;
  readonly measured: number;
  readonly shipped: number;
}

/**
 * Medians over papers, by the hour at which their day's list was captured. Skips papers that were not observed near
 * midnight or had no upvotes.
 */
export function growthByHour(history: History): readonly Growth[] {
  const grown = new Map<number, { readonly measured: number[]; readonly shipped: number[] }>();
  for (const { day, at, papers } of history.mornings.values()) {
    const midnight = Date.parse(`${day}T00:00:00Z`) + 24 * HOUR;
    const hour = new Date(at).getUTCHours();
    const lists = grown.get(hour) ?? { measured: [], shipped: [] };
    grown.set(hour, lists);
    for (const { id, upvotes } of papers) {
      const later = history.upvotesBetween(id, midnight - AROUND_MS, midnight + AROUND_MS);
      if (later === undefined || upvotes === 0) continue;
      lists.measured.push(later / upvotes);
      lists.shipped.push(growthUntilMidnight(at));
    }
  }
  return [...grown]
    .filter(([, { measured }]) => measured.length > 0)
    .sort(([one], [other]) => one - other)
    .map(([hour, { measured, shipped }]) => ({
      hour,
      papers: measured.length,
      measured: median(measured),
      shipped: median(shipped),
    }));
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
