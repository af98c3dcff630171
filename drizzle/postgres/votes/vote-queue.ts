import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { PaperId } from "../../../src/papers/paper.ts";
import type { Database, Session } from "../connection/database.ts";
import { LOCK_SPACE } from "../connection/locks.ts";

/** Maximum works in one transaction, so that other processes get their turn with the papers. */
const GROUP_AT_MOST = 200;
const LOCK = {
  name: "lock_papers",
  text: "select pg_advisory_xact_lock($1, paper) from unnest($2::int[]) as locks (paper)",
};

/** This process's work, done in the order it was requested. */
export interface VoteQueue<Work> {
  add(work: Work): Promise<unknown>;
}

/**
 * A queue in front of `carryOut`, which receives works in order, within a transaction, and returns each result. It does
 * not wait for a group to form: whatever arrives during a commit becomes the next group. If a group fails, each of its
 * works is retried separately.
 */
export function createVoteQueue<Work>(
  { write }: Database,
  carryOut: (session: Session, works: readonly Work[]) => Promise<readonly unknown[]>,
): VoteQueue<Work> {
  interface Entry {
    readonly work: Work;
    readonly resolve: (value: unknown) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Entry[] = [];
  let working = false;

  async function commit(entries: readonly Entry[]): Promise<void> {
    try {
      const values = await write(
        (session) =>
          carryOut(
            session,
            entries.map(({ work }) => work),
          ),
        "voting",
      );
      for (const [n, { resolve }] of entries.entries()) resolve(values[n]);
    } catch (error) {
      if (entries.length === 1) for (const { reject } of entries) reject(error);
      else for (const entry of entries) await commit([entry]);
    }
  }

  async function drain(): Promise<void> {
    working = true;
    await nextTurn();
    while (waiting.length > 0) await commit(waiting.splice(0, GROUP_AT_MOST));
    working = false;
  }

  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        if (!working) void drain();
      }),
  };
}

/**
 * Locks these papers against other processes until the commit, which makes their changes sequential. All processes lock
 * in the same order.
 */
export async function lockPapers(session: Session, papers: readonly PaperId[]): Promise<void> {
  const keys = [...new Set(papers.map(lockOf))].sort((a, b) => a - b);
  if (keys.length > 0) await session.run(LOCK, [LOCK_SPACE, keys]);
}

/** A negative key; on a collision, two papers merely wait for each other needlessly. */
function lockOf(paper: PaperId): number {
  return createHash("sha256").update(paper).digest().readInt32BE() | (1 << 31);
}
