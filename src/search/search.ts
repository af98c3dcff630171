import type { Day, KnownPaper, PaperId } from "../paper.ts";

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

export interface Hit {
  readonly paper: KnownPaper;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** Why it matched: an extract of title or abstract, cut at matched words. */
  readonly snippet: readonly { readonly text: string; readonly matched: boolean }[];
}
