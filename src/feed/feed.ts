import type { Paper, PaperId } from "../papers/paper.ts";
import type { Day } from "../time/day.ts";

/** One or more rows that could not become papers, and the reason, as one line for the log. */
export interface SkippedRow {
  /** Its position: `row 3`, possibly with the file; `page 2` if a whole page is missing. */
  readonly where: string;
  readonly reason: string;
}

/** A source's list for one day. Papers and skipped rows together make up the whole list. */
export interface FeedDay {
  readonly papers: readonly Paper[];
  readonly skipped: readonly SkippedRow[];
}

/** A source of daily paper lists. */
export interface PaperFeed {
  /** For people: `Hugging Face Daily Papers`, `saved days in ./days`. */
  readonly name: string;
  /**
   * Returns the list of a UTC day, in the source's order. Empty on days without a list (weekends, holidays, the
   * future). Throws FeedError if the source is unreachable, or its response is entirely unreadable.
   */
  papersOn(day: Day, signal?: AbortSignal): Promise<FeedDay>;
}

/** A source that can look up single papers. */
export interface PaperLookup {
  readonly name: string;
  /** Returns the paper, or undefined if the source does not have it. Throws FeedError as PaperFeed does. */
  paper(id: PaperId, signal?: AbortSignal): Promise<Paper | undefined>;
}
