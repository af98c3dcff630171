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

  function commit(group: readonly Waiting[]): void {
    const done: (() => void)[] = [];
    try {
      client
        .transaction(() => {
          for (const { work, resolve, reject } of group) {
            // One that fails takes back its own and nobody else's: a nested transaction is a savepoint.
            try {
              const value = group.length === 1 ? work() : client.transaction(work)();
              done.push(() => resolve(value));
            } catch (error) {
              if (!client.inTransaction || group.length === 1) throw error;
              done.push(() => reject(error));
            }
          }
        })
        .immediate();
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const tell of done) tell();
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
