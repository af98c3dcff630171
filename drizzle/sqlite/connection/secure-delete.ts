import type SqliteDatabase from "better-sqlite3";

/** A larger file is not rewritten as a whole, which would hold up everything for more than a second. */
const REWRITTEN_BYTES = 128 * 2 ** 20;
const CHECKPOINTS = 20;
const CHECKPOINT_WAIT_MS = 50;

/**
 * Runs `work`, which deletes and must be a transaction of its own, and then sees to it that nothing of what it deleted is
 * left in the file, its free pages or its write-ahead log. Within pages SQLite overwrites what it deletes; a small file
 * is rewritten besides, in a large one the freed pages are cut off. False where a reader kept the log from being emptied;
 * then the next call, or closing the file, does it.
 */
export async function erasing<T>(
  client: SqliteDatabase.Database,
  work: () => T,
  wait: (ms: number) => Promise<void>,
  rewrittenBytes = REWRITTEN_BYTES,
): Promise<{ readonly result: T; readonly clean: boolean }> {
  client.pragma("secure_delete = ON");
  try {
    const result = work();
    const bytes =
      Number(client.pragma("page_count", { simple: true })) *
      Number(client.pragma("page_size", { simple: true }));
    const incremental = client.pragma("auto_vacuum", { simple: true }) === 2;
    if (incremental && bytes > rewrittenBytes) client.pragma("incremental_vacuum");
    else client.exec("vacuum");
    return { result, clean: await emptyLog(client, wait) };
  } finally {
    client.pragma("secure_delete = FAST");
  }
}

async function emptyLog(
  client: SqliteDatabase.Database,
  wait: (ms: number) => Promise<void>,
): Promise<boolean> {
  for (let tries = 1; client.open; tries += 1) {
    const [outcome] = client.pragma("wal_checkpoint(TRUNCATE)") as { readonly busy: number }[];
    if (outcome?.busy === 0) return true;
    if (tries === CHECKPOINTS) return false;
    await wait(CHECKPOINT_WAIT_MS);
  }
  return false;
}
