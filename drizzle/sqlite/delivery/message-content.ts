import { eq, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { LRUCache } from "lru-cache";
import type { Content, ContentHash } from "../../shared/rows/content.ts";
import type { ContentReader } from "../../shared/rows/delivery.ts";
import { given } from "../connection/typed-placeholder.ts";
import { contents } from "../schema.ts";

/** Cached contents: few different digests go out at a time, each to many channels. */
const KEPT = 64;

/** The contents of deliveries, stored once however many share them. Works within the caller's transaction. */
export interface Contents extends ContentReader {
  /** Stores content that a delivery references. Unreferenced content would never be deleted. */
  keep(content: Content<unknown> | undefined): void;
  /** Returns the same object for the same content while it is cached, so nobody may change it. */
  read<T>(hash: ContentHash<T>): T | undefined;
  /** Clears the cache after an irrecoverable deletion. */
  forget(): void;
}

/** Reads and writes `contents`. Triggers delete its rows together with the last delivery that references them. */
export function createContents(orm: BetterSQLite3Database): Contents {
  const insert = orm
    .insert(contents)
    .values({ hash: given<ContentHash>("hash"), content: given<string>("content") })
    .onConflictDoNothing()
    .prepare();
  const select = orm
    .select({ content: contents.content })
    .from(contents)
    .where(eq(contents.hash, sql.placeholder("hash")))
    .prepare();
  const remembered = new LRUCache<string, NonNullable<unknown>>({ max: KEPT });

  return {
    keep(content) {
      if (content) insert.run({ hash: content.hash, content: content.json });
    },
    read<T>(hash: ContentHash<T>) {
      const known = remembered.get(hash);
      if (known !== undefined) return known as T;
      const row = select.get({ hash });
      if (!row) return undefined;
      const value: T & NonNullable<unknown> = JSON.parse(row.content);
      remembered.set(hash, value);
      return value;
    },
    forget: () => remembered.clear(),
  };
}
