import { eq, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { LRUCache } from "lru-cache";
import type { Content, ContentHash } from "../../shared/rows/content.ts";
import type { ContentReader } from "../../shared/rows/delivery.ts";
import { given } from "../connection/typed-placeholder.ts";
import { contents } from "../schema.ts";

/** Read ones kept: the digests that go out at one time are few, and many channels get each. */
const KEPT = 64;

/** What deliveries say, kept once however many say it. Within the caller's transaction. */
export interface Contents extends ContentReader {
  /** Keeps what a delivery now names. Without one, nothing would ever delete it. */
  keep(content: Content<unknown> | undefined): void;
  /** The same object for the same content for as long as it is remembered: nobody may change it. */
  read<T>(hash: ContentHash<T>): T | undefined;
  /** Empties the memory, after something was deleted for good. */
  forget(): void;
}

/** Reads and writes `contents`. Its rows go by themselves, with the last delivery that names them. */
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
