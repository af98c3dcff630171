import type { Lists } from "./candidate-lists.ts";

const HOUR = 3_600_000;

/**
 * Below this many papers today's list is still filling, unless PAPERBOY_SETTLED_PAPERS says otherwise: 8 is fewer than
 * any full list among 502 captured days but holidays.
 */
const SETTLED_PAPERS = 8;
/**
 * Papers that joined the list within this time tell how fast it grows. Longer than the hour between two syncs, so that
 * the last of them always counts; what joined during a longer silence says nothing of the present.
 */
const GROWTH_MS = 1.5 * HOUR;
/** A list grows fast when it gained this share of its papers in that time: a full one gains 1 of 30 in an hour. */
const FAST_SHARE = 0.2;
/** One or two late papers are no growth, however short the list. */
const FAST_PAPERS = 3;

/** Whether today's list has begun and more is surely to come: it is short yet, or still growing fast. */
export function isFilling(
  { now, today }: Pick<Lists, "now" | "today">,
  settledPapers = SETTLED_PAPERS,
): boolean {
  if (!today || today.papers.length === 0) return false;
  const joined = today.papers.filter(({ id }) => (today.absentAt.get(id) ?? 0) > now - GROWTH_MS).length;
  return (
    today.papers.length < settledPapers || joined >= Math.max(FAST_PAPERS, FAST_SHARE * today.papers.length)
  );
}
