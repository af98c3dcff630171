import type { SkippedRow } from "../feed/feed.ts";
import type { Log } from "../runtime/log.ts";
import type { Day } from "../time/day.ts";

/** Distinct reasons shown in one log line. */
const REASONS_SHOWN = 3;

/** Logs the rows of a source that could not become papers, if any, on one line. */
export function logSkipped(
  log: Log,
  from: { readonly day?: Day; readonly source: string },
  skipped: readonly SkippedRow[],
): void {
  if (skipped.length === 0) return;
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  log.warn("rows skipped", {
    ...from,
    skipped: skipped.length,
    first: skipped[0]?.where,
    reasons: reasons.slice(0, REASONS_SHOWN),
    furtherReasons: Math.max(0, reasons.length - REASONS_SHOWN),
  });
}
