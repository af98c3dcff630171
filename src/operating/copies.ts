import type { Doubted } from "../votes/reaction-reconciler.ts";
import type { Changed } from "../votes/store.ts";

/**
 * Work that only one of the processes sharing a database does at a time: planning and housekeeping; everything posted,
 * redrawn and recounted on one platform, and its connection; or a part of either, if it has parts.
 */
export type LeaseName = "housekeeping" | `platform:${string}` | `connection:${string}:${number}`;

/** Something another process should act on now rather than at its next tick. */
export type Hint =
  | { readonly kind: "work" }
  /** Papers were saved that each process has to index. */
  | { readonly kind: "papers" }
  /** Vote counts changed that messages may show on a platform whose lease this process does not hold. */
  | { readonly kind: "votes"; readonly changed: Changed }
  /** Reactions may have been missed there, or on one message. */
  | { readonly kind: "doubts"; readonly doubted: Doubted };

/** The processes that share a database. All are alike: each answers requests, and does the work it holds leases for. */
export interface Copies {
  /** Whether there may be other processes. */
  readonly shared: boolean;
  /**
   * Runs `work` each time this process gets the lease, until `stopping` is aborted. `lost` is aborted when the lease ends.
   * The next holder waits until `work` has ended, unless this process has lost the database. Rejects if `work` does.
   */
  keep(name: LeaseName, work: (lost: AbortSignal) => Promise<void>, stopping: AbortSignal): Promise<void>;
  /** How many processes there are, as last seen. */
  count(): number;
  /** Whether this process holds the lease right now. False at once in a process that was suspended for seconds. */
  holds(name: LeaseName): boolean;
  /** Notifies the other processes. A process that gets a lease later is not notified: it checks everything anyway. */
  hint(hint: Hint): void;
  onHint(hear: (hint: Hint) => void): void;
}

/** A process that has its database to itself. */
export const onlyCopy: Copies = {
  shared: false,
  keep: (_, work, stopping) => work(stopping),
  count: () => 1,
  holds: () => true,
  hint() {},
  onHint() {},
};
