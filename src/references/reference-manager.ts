import type { Paper, PaperId } from "../papers/paper.ts";

/** A group's library, and the API key that opens it: a secret of the person who created it. */
export interface LibraryAccess {
  readonly group: string;
  readonly key: string;
}

/** A group or a collection: its id in the reference manager, and its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A paper to add to a library. */
export interface Placing {
  readonly paper: Paper;
  /** The collection's id; undefined: no collection. */
  readonly collection: string | undefined;
  /** 32 characters, the same for every retry, so that the library recognizes a repeated request. */
  readonly token: string;
}

/**
 * Keeps the papers that groups cite. Failing calls throw ChatError with a message that tells people what to do. After
 * `unauthorized`, `forbidden` and `gone`, nothing works until the library is connected again.
 */
export interface ReferenceManager {
  /** Returns the groups whose library the key can change. */
  groups(key: string): Promise<readonly Named[]>;
  collections(access: LibraryAccess): Promise<readonly Named[]>;
  /**
   * Adds the paper unless it is there, and puts it in the collection. Looks the paper up first, so calls can be repeated.
   */
  place(access: LibraryAccess, placing: Placing): Promise<"added" | "there">;
  /** Returns up to `limit` papers with an arXiv id, newest additions first. */
  papers(access: LibraryAccess, limit: number): Promise<readonly PaperId[]>;
}
