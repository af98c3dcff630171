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
  /** Nothing is corrected, translated or put in other words. */
  readonly asTyped?: boolean;
}

/** A paper's id and title, for completion while typing. */
export interface TitleMatch {
  readonly id: PaperId;
  readonly title: string;
}

/** Whose name it is. */
export type NameKind = "author" | "organization";

/** What was found, best first, without the papers themselves: whoever shows a page of it reads only that. */
export interface Ranking {
  readonly found: readonly { readonly id: PaperId; readonly score: number }[];
  /** Stems whose words are to be marked in extracts. */
  readonly stems: readonly string[];
  /** The text that was looked for, where words that nobody wrote were corrected. */
  readonly corrected?: string;
  /** The field's terms in English that were looked for, where the query was in another language. */
  readonly translated?: string;
  /** It was asked in plain words, which a search by meaning may understand better. */
  readonly isQuestion?: boolean;
}

export interface Hit {
  readonly paper: KnownPaper;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** Why it matched: an extract of title or abstract, cut at matched words. */
  readonly snippet: readonly { readonly text: string; readonly matched: boolean }[];
}

/** Finds papers by words, in its own copy of what a PaperSource holds. Failures throw StoreError. */
export interface SearchIndex {
  /** Best first. */
  search(query: SearchQuery): Promise<Ranking>;
  /** The papers of a ranking, or of a part of one, in its order, each with why it matched. */
  hits(ranking: Ranking): Promise<readonly Hit[]>;
  /** Papers like this one, best first, without itself and its near-duplicates. Empty where it is unknown. */
  similar(id: PaperId, limit: number): Promise<readonly Hit[]>;
  /** Up to `limit` (at most 25) papers whose title holds the words typed so far, the last one perhaps unfinished. */
  titles(typed: string, limit: number): Promise<readonly TitleMatch[]>;
  /** Up to `limit` names that hold the words typed so far, the last one perhaps unfinished, as papers write them. */
  names(whose: NameKind, typed: string, limit: number): Promise<readonly string[]>;
  /** Resolves once everything saved before the call can be found. */
  catchUp(): Promise<void>;
  /**
   * Builds the index from scratch beside the old one, which answers until the new one is complete. Safe to interrupt.
   * `onProgress` is told papers done and in all. Throws where another process is rebuilding it.
   */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Ends the index's own work. Close it before the store that it reads. */
  close(): Promise<void>;
}

/** A paper as it was last saved, and the number of that change. */
export interface PaperChange {
  /** From 1; higher for each change than for all that were committed before it. */
  readonly change: number;
  readonly paper: KnownPaper;
}

/** What one transaction saves. */
export interface SavedPapers {
  /** The newest change before these. */
  readonly after: number;
  /** In order of change, at least one. */
  readonly changes: readonly PaperChange[];
}

/** The papers that a SearchIndex copies, and how it learns of changes. */
export interface PaperSource {
  /** How many papers there are, and the newest change; 0 where there is none. */
  extent(): Promise<{ readonly papers: number; readonly change: number }>;
  /** Those of the papers that there are, in the order asked. */
  papers(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, KnownPaper>>;
  /** Up to `limit` papers last changed after `after`, in order of change, each as it is now. */
  changes(after: number, limit: number): Promise<readonly PaperChange[]>;
  /**
   * Calls `hear` for every transaction that saves papers through this source: inside it where the index may be written in
   * the same one (if it throws, nothing is saved), else right after it. What others save is found by its change number
   * alone.
   */
  onSave(hear: (saved: SavedPapers) => void): void;
}
