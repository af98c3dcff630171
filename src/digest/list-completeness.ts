import type { Lists } from "./candidate-lists.ts";

const HOUR = 3_600_000;

/**
 * Today's list counts as incomplete below this size, unless PAPERBOY_SETTLED_PAPERS is set. In 502 captured days, only
 * lists of holidays were shorter than 8.
 */
const SETTLED_PAPERS = 8;
/**
 * The papers that joined the list within this time show how fast it grows. Longer than the hour between two syncs, so
 * that the last sync always counts. Papers that joined during a longer silence say nothing about the present.
 */
const GROWTH_MS = 1.5 * HOUR;
/** A list grows fast if it gained this share of its papers in that time. A complete one gains 1 of 30 in an hour. */
const FAST_SHARE = 0.2;
/** One or two late papers are not growth, however short the list. */
const FAST_PAPERS = 3;

/** Whether today's list has begun and more papers will surely follow: it is still short or growing fast. */
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
