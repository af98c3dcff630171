import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { oneAtATime } from "../../../src/runtime/one-at-a-time.ts";
import { startWorker } from "../../../src/runtime/threads/start-worker.ts";
import type { Database } from "./database.ts";

/** Deletes irrecoverably. */
export interface Eraser {
  /**
   * Runs `work` in a transaction and, if it `deleted` something, resolves once that has been removed from all free
   * pages and logs. Concurrent requests share the work on the file.
   */
  erase<T>(work: () => T, deleted: (result: T) => boolean): Promise<T>;
}

/** The pause between two rewrites, as a multiple of the last one's duration, so that nobody can keep the file busy. */
const REST = 9;

/** An eraser for `database` that rewrites its file on a separate thread. */
export function createEraser(
  database: Pick<Database, "client" | "write" | "pause">,
  {
    clock,
    log,
    rewrite = rewriteOnThread,
  }: {
    readonly clock: Pick<Clock, "monotonic" | "sleep">;
    readonly log: Pick<Log, "warn">;
    /** Returns false if a reader kept the log from being emptied. */
    readonly rewrite?: (file: string) => Promise<boolean>;
  },
): Eraser {
  const { client } = database;
  let restsUntil = 0;
  /** Deleted data is still in the file because the last rewrite failed. */
  let pending = false;

  const clean = oneAtATime(async () => {
    await clock.sleep(Math.max(0, restsUntil - clock.monotonic()));
    const begun = clock.monotonic();
    // Our writes would have to wait for the thread anyway, and might then empty its long log on this one.
    const emptied = await database.pause(() => rewrite(client.name));
    const ended = clock.monotonic();
    restsUntil = ended + REST * (ended - begun);
    pending = !emptied;
    if (pending) log.warn("deleted rows remain in the write-ahead log while a reader holds it");
  });

  return {
    async erase(work, deleted) {
      const result = await database.write(() => {
        // Overwrites data in place, at the cost of more writes.
        client.pragma("secure_delete = ON");
        try {
          return work();
        } finally {
          client.pragma("secure_delete = FAST");
        }
      });
      if (!client.memory && (deleted(result) || pending)) {
        pending = true;
        await clean();
      }
      return result;
    },
  };
}

function rewriteOnThread(file: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    startWorker(new URL("./rewrite-worker.ts", import.meta.url), file)
      .on("message", resolve)
      .on("error", reject)
      .on("exit", () => reject(new Error("The thread that rewrites the database has ended.")));
  });
}
