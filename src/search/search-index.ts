import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Day } from "../time/day.ts";

/** What to look for: text as a person typed it. */
export interface SearchQuery {
  /** Any text at all; never an error. */
  readonly text: string;
  /** At most this many hits. */
  readonly limit: number;
  readonly minUpvotes?: number;
  /** Listed (or else published) on or after this UTC day. */
  readonly since?: Day;
}

/** A paper's id and title, for completion while typing. */
export interface TitleMatch {
  readonly id: PaperId;
  readonly title: string;
}

/** What was found, best first, without the papers themselves: whoever shows a page of it reads only that. */
export interface Ranking {
  readonly found: readonly { readonly id: PaperId; readonly score: number }[];
  /** Stems whose words are to be marked in extracts. */
  readonly stems: readonly string[];
}

export interface Hit {
  readonly paper: KnownPaper;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** Why it matched: an extract of title or abstract, cut at matched words. */
  readonly snippet: readonly { readonly text: string; readonly matched: boolean }[];
}

/** What finds papers by words. It holds its own copy of what it searches, fed as papers are saved. */
export interface SearchIndex {
  search(query: SearchQuery): Promise<Ranking>;
  /** The papers of a ranking, or of a part of one, in its order, each with why it matched. */
  hits(ranking: Ranking): Promise<readonly Hit[]>;
  /** Papers like this one, best first, without itself and its near-duplicates. Empty where it is unknown. */
  similar(id: PaperId, limit: number): Promise<readonly Hit[]>;
  /** Up to `limit` (at most 25) papers whose title begins with or holds what was typed so far. */
  titles(typed: string, limit: number): Promise<readonly TitleMatch[]>;
  /** Builds the search index anew; `onProgress` is told papers done and in all. Safe to interrupt. */
  reindex(onProgress?: (done: number, total: number) => void): Promise<void>;
}
