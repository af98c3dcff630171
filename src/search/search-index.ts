import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Day } from "../time/day.ts";

/** A search request with the text as typed. */
export interface SearchQuery {
  /** Any text is valid. */
  readonly text: string;
  /** Maximum number of hits. */
  readonly limit: number;
  readonly minUpvotes?: number;
  /** Only papers listed (or else published) on or after this UTC day. */
  readonly since?: Day;
  /** Search for the text as it is, without correction, translation or synonyms. */
  readonly asTyped?: boolean;
}

/** A paper's id and title, for autocompletion. */
export interface TitleMatch {
  readonly id: PaperId;
  readonly title: string;
}

/** The kinds of names that can be suggested. */
export type NameKind = "author" | "organization";

/** The ids of the papers found, best first. The papers are read separately, one page at a time. */
export interface Ranking {
  readonly found: readonly { readonly id: PaperId; readonly score: number }[];
  /** Stems whose words are highlighted in extracts. */
  readonly stems: readonly string[];
  /** The text actually searched for, if unknown words were corrected. */
  readonly corrected?: string;
  /** The English terms actually searched for, if the query was in another language. */
  readonly translated?: string;
  /** The query was a question in plain words, which a search by meaning may understand better. */
  readonly isQuestion?: boolean;
}

export interface Hit {
  readonly paper: KnownPaper;
  /** Higher is better; comparable only within one answer. */
  readonly score: number;
  /** Why it matched: an extract from title or abstract, with matched words marked. */
  readonly snippet: readonly { readonly text: string; readonly matched: boolean }[];
}

/** Full-text search over its own copy of a PaperSource. Failures throw StoreError. */
export interface SearchIndex {
  /** Returns matches, best first. */
  search(query: SearchQuery): Promise<Ranking>;
  /** Returns the papers of a ranking, or of a part of one, in its order, each with why it matched. */
  hits(ranking: Ranking): Promise<readonly Hit[]>;
  /** Returns papers similar to this one, best first, without itself and its near-duplicates. Empty if it is unknown. */
  similar(id: PaperId, limit: number): Promise<readonly Hit[]>;
  /**
   * Returns up to `limit` (at most 25) papers whose title contains the words typed so far; the last may be incomplete.
   */
  titles(typed: string, limit: number): Promise<readonly TitleMatch[]>;
  /**
   * Returns up to `limit` names that contain the words typed so far, as papers write them; the last word may be
   * incomplete.
   */
  names(whose: NameKind, typed: string, limit: number): Promise<readonly string[]>;
  /** Resolves once everything saved before the call can be found. */
  catchUp(): Promise<void>;
  /**
   * Builds a new index from scratch while the old one keeps answering. Safe to interrupt. Calls `onProgress` with the
   * number of papers done and in total. Throws if another process is rebuilding it.
   */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Stops the index's own work. Call this before closing the store it reads from. */
  close(): Promise<void>;
}

/** The latest saved version of a paper, with its change number. */
export interface PaperChange {
  /** Starts at 1 and grows with every commit. */
  readonly change: number;
  readonly paper: KnownPaper;
}

/** The papers saved in one transaction. */
export interface SavedPapers {
  /** The newest change number before these. */
  readonly after: number;
  /** In order of change number; at least one. */
  readonly changes: readonly PaperChange[];
}

/** The papers that a SearchIndex copies, and how it is notified of changes. */
export interface PaperSource {
  /** Returns the number of papers and the newest change number, or 0 if there is none. */
  extent(): Promise<{ readonly papers: number; readonly change: number }>;
  /** Returns the known papers among `ids`, in the order asked. */
  papers(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, KnownPaper>>;
  /** Returns up to `limit` papers last changed after `after`, in order of change, in their current version. */
  changes(after: number, limit: number): Promise<readonly PaperChange[]>;
  /**
   * Registers `hear`, which is called for every transaction that saves papers through this source. It runs inside the
   * transaction if the index can be written in it (then throwing rolls it back), else right after it. Papers saved by
   * other processes are found only by their change numbers.
   */
  onSave(hear: (saved: SavedPapers) => void): void;
}
