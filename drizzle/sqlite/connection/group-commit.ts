import type SqliteDatabase from "better-sqlite3";

/** Writes that wait for one commit together. */
export interface Group {
  /** Resolves after the commit; rejects where the work threw (then nothing of it is kept) or the commit failed. */
  add<T>(work: () => T): Promise<T>;
  /** Commits what waits now. */
  flush(): void;
}

/** So many at most in one transaction, so that others get their turn with the file. */
const GROUP_AT_MOST = 500;

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Groups small writes into one transaction, which `soon` begins. There is no waiting for company: what arrives while a
 * commit is on its way to the disk is the next group, so groups grow with the load and a lone write is not held up.
 */
export function createGroup(client: SqliteDatabase.Database, soon: (commit: () => void) => void): Group {
  const waiting: Waiting[] = [];

  function flush(): void {
    while (waiting.length > 0) commit(waiting.splice(0, GROUP_AT_MOST));
  }

  let begun = false;
  /** All of them or, where one fails, nothing. */
  const together = client.transaction((group: readonly Waiting[]) => {
    begun = true;
    return group.map(({ work }) => work());
  });

  function commit(group: readonly Waiting[]): void {
    let values: readonly unknown[];
    begun = false;
    try {
      values = together.immediate(group);
    } catch (error) {
      // One of them fails, which is rare: each is tried for itself, so that it takes nobody else's work along. Where the
      // file could not even be locked they all fail, or each would wait for the lock in turn.
      if (begun && group.length > 1) for (const one of group) commit([one]);
      else for (const { reject } of group) reject(error);
      return;
    }
    for (const [index, { resolve }] of group.entries()) resolve(values[index]);
  }

  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (waiting.length === 1) soon(flush);
      }),
    flush,
  };
}
