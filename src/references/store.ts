import type { PaperId } from "../papers/paper.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { Named } from "./reference-manager.ts";

/** A group's library that a team connected. */
export interface ReferenceLibrary {
  readonly team: TeamId;
  readonly group: Named;
  /** The collection that papers are put in; undefined: none. */
  readonly collection: Named | undefined;
  /** Papers with this many votes are sent automatically; undefined: none are. */
  readonly votes: number | undefined;
  /** Papers whose own message gets this reaction are sent, spelled as in `Mark`; undefined: none are. */
  readonly emoji: string | undefined;
  /** The encrypted API key. */
  readonly sealed: string;
  /** The person whose key it is; it is deleted with their data. */
  readonly owner: AccountId;
  /** Epoch ms; distinguishes successive connections. */
  readonly connectedAt: number;
  /** Why nothing is sent until someone connects it again; undefined: it works. */
  readonly problem: string | undefined;
}

/** A paper to send to the team's library. At most one per paper and team. */
export interface ReferenceSend {
  readonly team: TeamId;
  readonly paper: PaperId;
  /** Who sent it; undefined if it was sent because of its votes, or of a reaction that was found later. */
  readonly by: AccountId | undefined;
  /** Epoch ms. */
  readonly queuedAt: number;
  readonly state: "waiting" | "sent" | "failed";
  readonly attempts: number;
  /** Not retried before then (epoch ms). */
  readonly notBefore: number;
  /** Why the last attempt failed. */
  readonly error: string | undefined;
}

export type ReferenceOutcome = Pick<ReferenceSend, "state" | "notBefore" | "error">;

/** The store of reference libraries. It keeps keys encrypted and cannot decrypt them. */
export interface ReferenceStore {
  /** Replaces the team's library. Waiting papers are kept and go to the new one. */
  saveReferenceLibrary(library: ReferenceLibrary): Promise<void>;
  referenceLibrary(team: TeamId): Promise<ReferenceLibrary | undefined>;
  /** Returns the libraries without a problem. */
  referenceLibraries(): Promise<readonly ReferenceLibrary[]>;
  /** Deletes the library and everything sent or waiting. Returns false if there was none. */
  deleteReferenceLibrary(team: TeamId): Promise<boolean>;
  /** Changes the library unless it was connected again since; returns false then. */
  changeReferenceLibrary(
    library: Pick<ReferenceLibrary, "team" | "connectedAt">,
    change: Partial<Pick<ReferenceLibrary, "sealed" | "problem">>,
  ): Promise<boolean>;
  /**
   * Queues papers that are not waiting already. Sent and failed ones are queued again only if `by` is given. Returns how
   * many were queued.
   */
  queueReferences(
    team: TeamId,
    papers: readonly PaperId[],
    by: AccountId | undefined,
    at: number,
  ): Promise<number>;
  /** Returns the team's papers that can be tried now, oldest first. */
  dueReferences(team: TeamId, now: number, limit: number): Promise<readonly ReferenceSend[]>;
  /** Counts the team's papers by state. */
  referenceCounts(team: TeamId): Promise<Readonly<Record<ReferenceSend["state"], number>>>;
  /** Stores the outcome of an attempt, unless the paper was queued again since. */
  settleReference(
    send: Pick<ReferenceSend, "team" | "paper" | "queuedAt">,
    outcome: ReferenceOutcome,
  ): Promise<void>;
  /** Deletes everything queued before `before`, whatever its state. */
  forgetReferences(before: number): Promise<void>;
}
