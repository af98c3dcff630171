import type { Day } from "../time/day.ts";
import type { KnownPaper, Paper, PaperId } from "./paper.ts";

/** A day's list as the library knows it. */
export interface Listing {
  readonly day: Day;
  /** Epoch ms of the last successful sync of this day. */
  readonly syncedAt: number;
  /** In no particular order. */
  readonly papers: readonly KnownPaper[];
  /** Of each paper that joined the list while it was watched: epoch ms of the last sync that did not hold it. */
  readonly absentAt: ReadonlyMap<PaperId, number>;
}

export interface Saved {
  readonly added: number;
  readonly changed: number;
}

/** Up to where a file was imported. */
export interface ImportMark {
  /** The file in the state that was read, so that a changed one begins anew. */
  readonly source: string;
  /** Lines read. */
  readonly line: number;
  /** Bytes read, of the unpacked text. */
  readonly offset: number;
}

/** Papers at a moment (epoch ms). */
export interface PapersAt {
  readonly papers: readonly PaperId[];
  readonly at: number;
}

/** Upvotes as they were seen at a moment (epoch ms). */
export interface Sighting {
  readonly upvotes: number;
  readonly at: number;
}

/** The library: papers, the days on whose lists they stood, and how their upvotes grew. */
export interface PaperStore {
  /**
   * Merges a day's list into the library and records one upvote snapshot per paper. A paper that the list does not hold
   * leaves the day, unless rows of the list are missing (`whole` is false).
   */
  saveListing(day: Day, papers: readonly Paper[], at: number, whole?: boolean): Promise<Saved>;
  /** Merges papers that came without a list (imports, look-ups); `reached` is saved with them, or neither is. */
  savePapers(papers: readonly Paper[], at: number, reached?: ImportMark): Promise<Saved>;
  /** How far an import of this source came that has not been finished. */
  importMark(source: string): Promise<ImportMark | undefined>;
  /** The source was read to its end: its mark is dropped. */
  finishImport(source: string): Promise<void>;
  paper(id: PaperId): Promise<KnownPaper | undefined>;
  /** Those of the papers that the library knows, in the order asked. */
  papers(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, KnownPaper>>;
  /** Undefined where that day was never synced; an empty list where it was and had none. */
  listing(day: Day): Promise<Listing | undefined>;
  /** Synced days from `from` to `to`, both included, oldest first. */
  listings(from: Day, to: Day): Promise<readonly Listing[]>;
  /** Each paper's newest snapshot at or before `at`, in the order asked; papers without a snapshot are left out. */
  upvotesAt(asked: readonly PapersAt[]): Promise<readonly ReadonlyMap<PaperId, Sighting>[]>;
  /** When any list was last loaded (epoch ms); undefined where none ever was. */
  lastSyncedAt(): Promise<number | undefined>;
  /** How many papers the library holds, and the newest listed day. */
  librarySize(): Promise<{ readonly papers: number; readonly newestDay: Day | undefined }>;
}
