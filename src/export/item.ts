import type { Paper } from "../papers/paper.ts";

/** A paper to take away, with what the team or the person has to do with it. */
export interface ExportItem {
  readonly paper: Paper;
  /** The team's votes; absent where no votes were asked for. */
  readonly votes?: number;
  /** Epoch ms; on a reading list only. */
  readonly savedAt?: number;
  readonly doneAt?: number;
}

/** `2026-06-12T08:00:00.000Z`; undefined where there is no time. */
export function isoTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
