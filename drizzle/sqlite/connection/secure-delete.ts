import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { oneAtATime } from "../../../src/runtime/one-at-a-time.ts";
import { startWorker } from "../../shared/worker.ts";
import type { Database } from "./database.ts";

/** Deletes for good. */
export interface Eraser {
  /**
   * Runs `work` in a transaction and, where it `deleted` something, resolves once that is in no free page and no log any
   * more. Requests that come together share the work on the file.
   */
  erase<T>(work: () => T, deleted: (result: T) => boolean): Promise<T>;
}

/** Between two rewrites there is so many times the duration of the last one, so that nobody can keep the file busy. */
const REST = 9;

/** An eraser for `database`, which rewrites its file on a thread of its own. */
export function createEraser(
  database: Pick<Database, "client" | "write" | "pause">,
  {
    clock,
    log,
    rewrite = rewriteOnThread,
  }: {
    readonly clock: Pick<Clock, "monotonic" | "sleep">;
    readonly log: Pick<Log, "warn">;
    /** False where a reader kept the log from being emptied. */
    readonly rewrite?: (file: string) => Promise<boolean>;
  },
): Eraser {
  const { client } = database;
  let restsUntil = 0;
  /** Something deleted is still in the file: the last rewrite failed. */
  let pending = false;

  const clean = oneAtATime(async () => {
    await clock.sleep(Math.max(0, restsUntil - clock.monotonic()));
    const begun = clock.monotonic();
    // A write of ours would wait for the thread anyhow, and might then empty its long log on this one.
    const emptied = await database.pause(() => rewrite(client.name));
    const ended = clock.monotonic();
    restsUntil = ended + REST * (ended - begun);
    pending = !emptied;
    if (pending) log.warn("deleted rows remain in the write-ahead log while a reader holds it");
  });

  return {
    async erase(work, deleted) {
      const result = await database.write(() => {
        // Overwritten where it stood, at the cost of more writes.
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
