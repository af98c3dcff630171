import { SqliteDatabase } from "../../shared/driver.ts";

/** Larger files are not rewritten as a whole, since nobody can write meanwhile. */
const REWRITTEN_BYTES = 128 * 2 ** 20;
/** Others may be writing, or reading what the log still contains. */
const BUSY_MS = 30_000;
const CHECKPOINTS = 20;
const CHECKPOINT_WAIT_MS = 50;

/**
 * Ensures that no deleted data is left in the file, its free pages or its write-ahead log. SQLite has already
 * overwritten what was deleted within pages. A small file is also rewritten; a large one has its free pages cut off.
 * Returns false if a reader kept the log from being emptied. Blocks its thread.
 */
export function rewrite(file: string, rewrittenBytes = REWRITTEN_BYTES, sleep = block): boolean {
  const client = new SqliteDatabase(file, { timeout: BUSY_MS });
  try {
    const bytes =
      Number(client.pragma("page_count", { simple: true })) *
      Number(client.pragma("page_size", { simple: true }));
    const incremental = client.pragma("auto_vacuum", { simple: true }) === 2;
    if (incremental && bytes > rewrittenBytes) client.pragma("incremental_vacuum");
    else client.exec("vacuum");
    // Writes are blocked meanwhile, so don't wait long for a reader that holds the log.
    client.pragma("busy_timeout = 0");
    for (let tries = 1; ; tries += 1) {
      const [outcome] = client.pragma("wal_checkpoint(TRUNCATE)") as { readonly busy: number }[];
      if (outcome?.busy === 0) return true;
      if (tries === CHECKPOINTS) return false;
      sleep(CHECKPOINT_WAIT_MS);
    }
  } finally {
    client.close();
  }
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
