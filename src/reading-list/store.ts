import type { Person } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";

/** A paper on a person's reading list. */
export interface SavedPaper {
  readonly paper: KnownPaper;
  /** Epoch ms. */
  readonly savedAt: number;
  /** Epoch ms; undefined while it is unread. */
  readonly doneAt: number | undefined;
}

/** The part of a reading list to show. */
export type Reading = "open" | "done" | "all";

/**
 * Persistence of the reading lists. A list belongs to a person across all linked accounts, whatever server they ask
 * from, and is private.
 */
export interface ReadingListStore {
  /** Saves the paper as unread. `before`: its previous state on the list. */
  saveForLater(
    person: Person,
    paper: PaperId,
    at: number,
  ): Promise<{ readonly before: "open" | "done" | undefined }>;
  /** Marks it as read at `doneAt`, or as unread if undefined; adds it to the list if missing. */
  setDone(person: Person, paper: PaperId, doneAt: number | undefined, at: number): Promise<void>;
  /** Removes it from the list. Returns false if it was not on it. */
  takeOff(person: Person, paper: PaperId): Promise<boolean>;
  /** Order: open by last saved; done by last read; all: open ones, then done ones. */
  readingList(person: Person, which: Reading, limit: number): Promise<readonly SavedPaper[]>;
  /** Counts the papers on the list that the library knows. */
  readingCounts(person: Person): Promise<{ readonly open: number; readonly done: number }>;
}
