import type { Person } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";

/** A paper on somebody's reading list. */
export interface SavedPaper {
  readonly paper: KnownPaper;
  /** Epoch ms. */
  readonly savedAt: number;
  /** Epoch ms; undefined while it is still to be read. */
  readonly doneAt: number | undefined;
}

/** The part of a reading list that is asked for. */
export type Reading = "open" | "done" | "all";

/**
 * The reading lists' part of the store. A list belongs to a person with all their accounts, whatever server they ask from,
 * and nobody else sees it.
 */
export interface ReadingListStore {
  /** Puts the paper on the list as still to be read. `before`: how it stood there already. */
  saveForLater(
    person: Person,
    paper: PaperId,
    at: number,
  ): Promise<{ readonly before: "open" | "done" | undefined }>;
  /** Marks it as read at `doneAt`, or as still to be read where undefined; puts it on the list where it was not. */
  setDone(person: Person, paper: PaperId, doneAt: number | undefined, at: number): Promise<void>;
  /** Takes it off the list. False where it was not on it. */
  takeOff(person: Person, paper: PaperId): Promise<boolean>;
  /** To be read: last saved first; done: last done first; all: what is to be read, then what is done. */
  readingList(person: Person, which: Reading, limit: number): Promise<readonly SavedPaper[]>;
  /** How many papers are on the list, of those that the library knows. */
  readingCounts(person: Person): Promise<{ readonly open: number; readonly done: number }>;
}
