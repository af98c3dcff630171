import type { Paper } from "../papers/paper.ts";

/** A paper to export, with its votes or reading-list times. */
export interface ExportItem {
  readonly paper: Paper;
  /** The team's votes; absent if not requested. */
  readonly votes?: number;
  /** Epoch ms; only for a reading list. */
  readonly savedAt?: number;
  readonly doneAt?: number;
}

/** Returns `2026-06-12T08:00:00.000Z`; undefined without a time. */
export function isoTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
