import type { Database } from "better-sqlite3";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import { isBusy } from "./errors.ts";

/** A connection's writes, each in its own transaction, in the order requested. */
export interface WriteQueue {
  /**
   * Resolves after the commit; rejects if `work` threw (and was rolled back) or the commit failed. While another
   * connection writes, it waits without blocking the event loop.
   */
  write<T>(work: () => T, how?: Durability): Promise<T>;
  /** Starts no write until `work` has settled, so none of ours can interfere with it. */
  pause<T>(work: () => Promise<T>): Promise<T>;
  /** Commits what can be committed now, and rejects the rest. */
  close(): void;
}

/**
 * - `safe`: survives a power cut.
 * - `grouped`: also survives, but shares one commit with everything else requested in the same turn of the event loop.
 *   With a commit to disk for each, a burst of small writes would wait for the disk.
 * - `loose`: may be lost in a power cut, so not worth waiting for the disk. A later safe write makes it just as safe. A
 *   process crash loses none of them.
 */
type Durability = "safe" | "grouped" | "loose";

/** Maximum writes in one transaction, so that others get their turn with the file. */
const GROUP_AT_MOST = 500;
/**
 * How often to retry while another connection holds the file: often enough to get in between two short writes, and less
 * often once it has been held for long. A single attempt waits at most the connection's time-out.
 */
const RETRY_MS = 15;
const LONG_MS = 1_000;
const RETRY_LATER_MS = 100;
/** Waits longer than this are logged. */
const TELL_MS = 2_000;
/**
 * A connection that holds the file for longer than this is hanging, not writing. Waiting writes then fail instead of
 * piling up.
 */
const PATIENCE_MS = 10 * 60_000;
/** The last attempt, when closing, may block the event loop. */
const CLOSING_MS = 5_000;

interface Entry {
  readonly work: () => unknown;
  readonly how: Durability;
  /** On the monotonic clock. */
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The queue of `client`'s writes. It does not wait for a group to form: whatever arrives during a commit becomes the
 * next group. So groups grow with the load, and a single write is not delayed. `soon` schedules a group; by default
 * after this turn of the event loop.
 */
export function createWriteQueue(options: {
  readonly client: Database;
  readonly clock: Pick<Clock, "monotonic" | "sleep">;
  readonly log: Pick<Log, "warn">;
  readonly schedule?: (commit: () => void) => void;
}): WriteQueue {
  const { client, clock, log, schedule = setImmediate } = options;
  const waiting: Entry[] = [];
  const closing = new AbortController();
  /** Set while another connection holds the file. */
  let blocked: { readonly since: number; readonly error: unknown; told: boolean } | undefined;

  let retrying = false;
  let pauses = 0;
  let begun = false;
  /** Commits all of them or, if one fails, none. */
  const together = client.transaction((entries: readonly Entry[]) => {
    begun = true;
    return entries.map(({ work }) => {
      const value = work();
      if (value instanceof Promise)
        throw new TypeError("A transaction cannot wait: its work must not be async.");
      return value;
    });
  });

  function drain(): void {
    while (waiting.length > 0 && pauses === 0) {
      const left = commit(waiting.splice(0, groupLength()));
      if (left.length === 0) {
        blocked = undefined;
        continue;
      }
      waiting.unshift(...left);
      retrying = true;
      const waited = clock.monotonic() - (blocked?.since ?? clock.monotonic());
      const delay = waited < LONG_MS ? RETRY_MS : RETRY_LATER_MS;
      void clock.sleep(delay, closing.signal).then(retry, () => {});
      return;
    }
  }

  function retry(): void {
    retrying = false;
    const now = clock.monotonic();
    if (blocked && !blocked.told && now - blocked.since >= TELL_MS) {
      blocked.told = true;
      log.warn("database held by another program; writes wait", { writes: waiting.length });
    }
    while (waiting[0] && now - waiting[0].since >= PATIENCE_MS) waiting.shift()?.reject(blocked?.error);
    drain();
  }

  function groupLength(): number {
    const other = waiting.findIndex(({ how }) => how !== "grouped");
    return Math.max(1, Math.min(other === -1 ? waiting.length : other, GROUP_AT_MOST));
  }

  /** Returns those that another connection's lock kept from being written. */
  function commit(entries: readonly Entry[]): readonly Entry[] {
    let values: readonly unknown[];
    begun = false;
    try {
      values = inMode(entries[0]?.how, () => together.immediate(entries));
    } catch (error) {
      if (!begun && isBusy(error)) {
        blocked ??= { since: clock.monotonic(), error, told: false };
        return entries;
      }
      if (begun && entries.length > 1) return commitEach(entries);
      for (const { reject } of entries) reject(error);
      return [];
    }
    for (const [index, { resolve }] of entries.entries()) resolve(values[index]);
    return [];
  }

  /** One of the group failed, which is rare: retry each separately, so that it cannot fail the others. */
  function commitEach(entries: readonly Entry[]): readonly Entry[] {
    const blockedAt = entries.findIndex((entry) => commit([entry]).length > 0);
    return blockedAt === -1 ? [] : entries.slice(blockedAt);
  }

  /**
   * `NORMAL`: only checkpoints wait for the disk, so the last commits may be lost, but never one without those after
   * it.
   */
  function inMode<T>(how: Durability | undefined, work: () => T): T {
    if (how !== "loose") return work();
    client.pragma("synchronous = NORMAL");
    try {
      return work();
    } finally {
      client.pragma("synchronous = FULL");
    }
  }

  return {
    write: (work, how = "safe") =>
      new Promise((resolve, reject) => {
        const entry = { work, how, since: clock.monotonic(), resolve, reject };
        waiting.push(entry as Entry);
        if (retrying) return;
        if (how !== "grouped") drain();
        else if (waiting.length === 1) schedule(() => retrying || drain());
      }),
    async pause(work) {
      pauses += 1;
      try {
        return await work();
      } finally {
        pauses -= 1;
        if (!retrying) drain();
      }
    },
    close() {
      closing.abort();
      pauses = 0;
      if (waiting.length === 0) return;
      client.pragma(`busy_timeout = ${CLOSING_MS}`);
      drain();
      for (const { reject } of waiting.splice(0)) reject(blocked?.error);
    },
  };
}
