import type { Database } from "better-sqlite3";
import type { Clock } from "../../src/runtime/clock.ts";
import { StoreError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { PaperSource, SearchIndex } from "../../src/search/search-index.ts";
import type { Connection } from "../shared/connection.ts";
import { SqliteDatabase } from "../shared/driver.ts";
import { toStoreError } from "../shared/errors.ts";
import { createWriteQueue } from "../shared/write-queue.ts";
import { createIndexer } from "./indexer.ts";
import { createSearcher } from "./searcher.ts";

/** How often an index in its own file checks for changes made elsewhere. */
const POLL_MS = 5_000;
/** Time-outs for another process using the file: while opening, and for each statement. */
const OPENING_MS = 5_000;
const BUSY_MS = 20;

/**
 * A search index in tables on the connection that saves the source's papers: what a transaction saves is searchable
 * once it commits.
 */
export async function createSearchIndex(options: {
  readonly connection: Connection;
  readonly source: PaperSource;
  readonly log: Log;
}): Promise<SearchIndex> {
  const { index, take } = await build(options);
  options.source.onSave(take);
  return index;
}

/**
 * A search index in its own file, for papers stored anywhere. It follows the source by change number: at once for
 * changes in this process, and within seconds for others. A lost file is filled again. Throws StoreError.
 */
export async function openSearchIndex(options: {
  /** `:memory:` for a temporary one. */
  readonly file: string;
  readonly source: PaperSource;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<SearchIndex> {
  const { file, source, clock, log } = options;
  const client = open(file);
  const queue = createWriteQueue({ client, clock, log });
  const { index } = await build({ connection: { client, write: queue.write }, source, log });
  const closing = new AbortController();

  /** Logs a failure once; the next save or poll retries. */
  function follow(): Promise<void> {
    return index.catchUp().catch((error: unknown) => {
      if (!closing.signal.aborted) log.warn("search index fell behind; retrying", { error });
    });
  }

  async function poll(): Promise<void> {
    while (!closing.signal.aborted) {
      await follow();
      await clock.sleep(POLL_MS, closing.signal).catch(() => {});
    }
  }

  // Called before the commit, so read the changes in a later turn.
  source.onSave(() => setImmediate(() => closing.signal.aborted || follow()));
  const polling = poll();
  return {
    ...index,
    async close() {
      closing.abort();
      await polling;
      await index.close();
      queue.close();
      client.close();
    },
  };
}

function open(file: string): Database {
  let db: Database | undefined;
  try {
    db = new SqliteDatabase(file, { timeout: OPENING_MS });
    db.pragma("journal_mode = WAL");
    // The last commits may be lost: they can be read from the source again.
    db.pragma("synchronous = NORMAL");
    db.pragma(`busy_timeout = ${BUSY_MS}`);
    return db;
  } catch (error) {
    db?.close();
    throw toStoreError(error, file);
  }
}

async function build({
  connection: { client, write },
  source,
  log,
}: {
  readonly connection: Connection;
  readonly source: PaperSource;
  readonly log: Log;
}) {
  let closed = false;
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new StoreError("other", "The search index is closed.");
    try {
      return await work();
    } catch (error) {
      throw toStoreError(error, client.name);
    }
  };
  const searcher = createSearcher(client, source);
  const indexer = await createIndexer({
    db: client,
    write,
    source,
    onWrite: searcher.changed,
    onError: (error) => log.warn("search index not updated", { error }),
  });
  const index: SearchIndex = {
    search: (query) => guarded(() => searcher.search(query)),
    hits: (ranking) => guarded(() => searcher.hits(ranking)),
    similar: (id, limit) => guarded(() => searcher.similar(id, limit)),
    titles: (typed, limit) => guarded(() => searcher.titles(typed, limit)),
    names: (whose, typed, limit) => guarded(() => searcher.names(whose, typed, limit)),
    catchUp: () => guarded(indexer.catchUp),
    rebuild: (onProgress) => guarded(() => indexer.rebuild(onProgress)),
    async close() {
      closed = true;
      await searcher.close();
      await indexer.close();
    },
  };
  return { index, take: indexer.take };
}
