import { type Clock, systemClock } from "../src/runtime/clock.ts";
import type { Log } from "../src/runtime/log.ts";
import type { Embedder, MeaningIndex } from "../src/search/meaning.ts";
import type { PaperSource, SearchIndex } from "../src/search/search-index.ts";
import type { Store } from "../src/store.ts";
import { createSearchIndex, openSearchIndex } from "./search/search-index.ts";
import type { Opening } from "./sqlite/connection/database.ts";
import { openStore } from "./sqlite/store.ts";

export { placeOf } from "./shared/place.ts";

/** All of the product's storage: its store, and the index over the store's papers. */
export interface Storage {
  /** Closing it closes the index first. */
  readonly store: Store;
  readonly index: SearchIndex;
  /** Undefined without an embedder. */
  readonly meaning: MeaningIndex | undefined;
  /**
   * Calls `hear` after every transaction of this process that saved papers. Absent if no other process has an index of
   * its own over them.
   */
  readonly onSave?: ((hear: () => void) => void) | undefined;
}

/** The papers' vectors, and where to store them. */
export interface Vectors {
  readonly embedder: Embedder;
  /** `:memory:` for temporary vectors. */
  readonly file: string;
}

/**
 * Opens the shared PostgreSQL database at `url`, and an index over it in a SQLite file private to this process.
 * Processes that use only SQLite load none of this. Throws StoreError.
 */
export async function openSharedStorage(options: {
  readonly url: string;
  readonly indexFile: string;
  readonly vectors?: Vectors | undefined;
  readonly clock?: Clock;
  readonly log: Log;
}): Promise<Storage> {
  const { url, indexFile, vectors, clock = systemClock, log } = options;
  const { openStore: openShared } = await import("./postgres/store.ts");
  const { source, ...store } = await openShared({ url, log });
  try {
    const index = await openSearchIndex({ file: indexFile, source, clock, log });
    return { ...(await joined(store, index, source, vectors, clock)), onSave: source.onSave };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens a SQLite file (`:memory:` for a temporary one) and the index in it. Throws StoreError. */
export async function openStorage(options: {
  readonly file: string;
  readonly opening?: Opening;
  /** Puts the index in a separate file, as with any other store. */
  readonly indexFile?: string;
  readonly vectors?: Vectors | undefined;
  readonly clock?: Clock;
  readonly log: Log;
}): Promise<Storage> {
  const { indexFile, vectors, clock = systemClock, log, ...at } = options;
  const { source, connection, ...store } = await openStore({ ...at, clock, log });
  try {
    const index =
      indexFile === undefined
        ? await createSearchIndex({ connection, source, log })
        : await openSearchIndex({ file: indexFile, source, clock, log });
    return await joined(store, index, source, vectors, clock);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function joined(
  store: Store,
  index: SearchIndex,
  source: PaperSource,
  vectors: Vectors | undefined,
  clock: Clock,
): Promise<Storage> {
  // Loaded only if needed.
  const meaning =
    vectors &&
    (await import("./search/meaning/meaning-index.ts")).openMeaningIndex({ ...vectors, source, clock });
  return {
    store: {
      ...store,
      async close() {
        meaning?.close();
        await index.close();
        await store.close();
      },
    },
    index,
    meaning,
  };
}
