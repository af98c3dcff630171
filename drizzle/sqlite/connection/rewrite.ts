import { SqliteDatabase } from "../../shared/driver.ts";

/** A larger file is not rewritten as a whole, during which nobody can write. */
const REWRITTEN_BYTES = 128 * 2 ** 20;
/** Others may be writing, or reading what the log still holds. */
const BUSY_MS = 30_000;
const CHECKPOINTS = 20;
const CHECKPOINT_WAIT_MS = 50;

/**
 * Sees to it that nothing of what was deleted is left in the file, its free pages or its write-ahead log. Within pages
 * SQLite has overwritten what was deleted; a small file is rewritten besides, in a large one the freed pages are cut off.
 * False where a reader kept the log from being emptied. Blocks its thread.
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
    // Writes wait meanwhile, so a reader that holds the log is not waited for long.
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
