import type { Day, KnownPaper, PaperId } from "../papers/paper.ts";

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
