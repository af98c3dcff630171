import type { Day } from "../time/day.ts";
import type { KnownPaper, Paper, PaperId } from "./paper.ts";

/** A day's list as stored in the library. */
export interface Listing {
  readonly day: Day;
  /** Epoch ms of the last successful sync of this day. */
  readonly syncedAt: number;
  /** In no particular order. */
  readonly papers: readonly KnownPaper[];
  /** For each paper that joined the list between two syncs: epoch ms of the last sync without it. */
  readonly absentAt: ReadonlyMap<PaperId, number>;
}

export interface Saved {
  readonly added: number;
  readonly changed: number;
}

/** The progress of a file's import. */
export interface ImportMark {
  /** The file and its state when read, so that a changed file starts over. */
  readonly source: string;
  /** Lines read. */
  readonly line: number;
  /** Bytes read, of the uncompressed text. */
  readonly offset: number;
}

/** Papers and a time (epoch ms). */
export interface PapersAt {
  readonly papers: readonly PaperId[];
  readonly at: number;
}

/** Upvotes as seen at some time (epoch ms). */
export interface Sighting {
  readonly upvotes: number;
  readonly at: number;
}

/** The library: papers, the days whose lists they were on, and how their upvotes grew. */
export interface PaperStore {
  /**
   * Merges a day's list into the library and records one upvote snapshot per paper. Papers missing from the list are
   * removed from the day, unless rows of the list could not be read (`whole` is false).
   */
  saveListing(day: Day, papers: readonly Paper[], at: number, whole?: boolean): Promise<Saved>;
  /** Merges papers that came without a list (imports, look-ups), atomically with the import's progress `reached`. */
  savePapers(papers: readonly Paper[], at: number, reached?: ImportMark): Promise<Saved>;
  /** Returns how far an unfinished import of this source got. */
  importMark(source: string): Promise<ImportMark | undefined>;
  /** Records that the source was read to its end, by deleting its mark. */
  finishImport(source: string): Promise<void>;
  paper(id: PaperId): Promise<KnownPaper | undefined>;
  /** Returns the known papers among `ids`, in the order asked. */
  papers(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, KnownPaper>>;
  /** Undefined if that day was never synced; an empty list if it was, and had no papers. */
  listing(day: Day): Promise<Listing | undefined>;
  /** Returns the synced days from `from` to `to`, inclusive, oldest first. */
  listings(from: Day, to: Day): Promise<readonly Listing[]>;
  /** Returns each paper's newest snapshot at or before `at`, in the order asked; papers without one are left out. */
  upvotesAt(asked: readonly PapersAt[]): Promise<readonly ReadonlyMap<PaperId, Sighting>[]>;
  /** Returns when any list was last loaded (epoch ms); undefined if none was. */
  lastSyncedAt(): Promise<number | undefined>;
  /** Returns the number of papers in the library, and the newest listed day. */
  librarySize(): Promise<{ readonly papers: number; readonly newestDay: Day | undefined }>;
}
