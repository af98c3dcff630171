import type { Paper, PaperId } from "../papers/paper.ts";
import type { Day } from "../time/day.ts";

/** A row, or several, that could not become papers, and why, in one line for the log. */
export interface SkippedRow {
  /** Where it stood: `row 3`, or the file and row; `page 2` where a whole page is missing. */
  readonly where: string;
  readonly reason: string;
}

/** What a source lists for one day. Papers and skipped rows together account for the whole list. */
export interface FeedDay {
  readonly papers: readonly Paper[];
  readonly skipped: readonly SkippedRow[];
}

/** Where the papers of a day come from. */
export interface PaperFeed {
  /** For people: `Hugging Face Daily Papers`, `saved days in ./days`. */
  readonly name: string;
  /**
   * The list of a UTC day, in the source's own order. Empty on days without a list (weekends, holidays, the future).
   * Throws FeedError where the source cannot be reached or its answer cannot be read at all.
   */
  papersOn(day: Day, signal?: AbortSignal): Promise<FeedDay>;
}

/** A source that knows single papers. */
export interface PaperLookup {
  readonly name: string;
  /** The paper, or undefined where the source does not have it. Throws FeedError as PaperFeed does. */
  paper(id: PaperId, signal?: AbortSignal): Promise<Paper | undefined>;
}
