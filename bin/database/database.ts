import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Opening } from "../../drizzle/sqlite/connection/database.ts";
import { openSharedStorage, openStorage, placeOf, type Storage } from "../../drizzle/storage.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Embedder } from "../../src/search/meaning.ts";

/** Where the library is stored unless PAPERBOY_DATABASE or --database names another place. */
export const DEFAULT_DATABASE = "data/paperboy.db";

/** Whether a database is PostgreSQL, which several machines can share. */
export function isShared(file: string): boolean {
  return /^postgres(ql)?:\/\//.test(file);
}

/** A database's display name, without user and password. */
export function shownDatabase(file: string): string {
  return isShared(file) ? `PostgreSQL at ${placeOf(file)}` : file;
}

/** Opens a database and the indexes over its papers; the one by meaning only with an embedder. Throws StoreError. */
export function openDatabase(options: {
  readonly file: string;
  readonly opening?: Opening;
  readonly embedder?: Embedder | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Storage> {
  const { file, opening, embedder, clock, log } = options;
  const vectors = (beside: string) => embedder && { embedder, file: beside };
  if (!isShared(file)) {
    const beside = file === ":memory:" ? file : `${file}.vectors`;
    return openStorage({ file, vectors: vectors(beside), clock, log, ...(opening ? { opening } : {}) });
  }
  // Another database's index would hold other papers.
  const name = createHash("sha256").update(placeOf(file)).digest("hex").slice(0, 12);
  const folder = dirname(process.env.PAPERBOY_DATABASE?.trim() || DEFAULT_DATABASE);
  const indexFile = join(folder, `search-${name}.db`);
  mkdirSync(dirname(indexFile), { recursive: true });
  return openSharedStorage({ url: file, indexFile, vectors: vectors(`${indexFile}.vectors`), clock, log });
}
