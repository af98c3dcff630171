import { LRUCache } from "lru-cache";
import type { Delivery } from "../../../src/delivery/outbox.ts";
import type { ContentHash } from "../../shared/rows/content.ts";
import { type DeliveryRow, deliveryOf } from "../../shared/rows/delivery.ts";
import type { Session } from "../connection/database.ts";

/** Cached contents: few different digests go out at a time, each to many channels. */
const KEPT = 64;

const READ = { name: "contents", text: "select hash, content from contents where hash = any($1)" };
/**
 * A transaction that references content holds a weaker lock on the table until it commits, so none can be referenced
 * during a sweep.
 */
const LOCK = { name: "lock_contents", text: "lock table contents in share row exclusive mode" };
const SWEEP = {
  name: "sweep_contents",
  text: `delete from contents c
    where not exists (select 1 from deliveries d where d.message = c.hash)
      and not exists (select 1 from deliveries d where d.left_out = c.hash)`,
};

/** The contents of deliveries, stored once however many share them. */
export interface Contents {
  /**
   * Converts outbox rows to deliveries. The same content is the same object while it is cached, so nobody may change
   * it.
   */
  deliveriesOf(session: Session, rows: readonly DeliveryRow[]): Promise<readonly Delivery[]>;
  /** Within a write: deletes content that no delivery references. */
  sweep(session: Session): Promise<void>;
  /** Clears the cache after an irrecoverable deletion. */
  forget(): void;
}

export function createContents(): Contents {
  const remembered = new LRUCache<string, NonNullable<unknown>>({ max: KEPT });

  async function read(session: Session, rows: readonly DeliveryRow[]): Promise<ReadonlyMap<string, unknown>> {
    const hashes = new Set(rows.flatMap(({ message, leftOut }) => [message ?? [], leftOut ?? []].flat()));
    const found = new Map<string, unknown>();
    for (const hash of hashes) {
      const known = remembered.get(hash);
      if (known !== undefined) found.set(hash, known);
    }
    const missing = [...hashes].filter((hash) => !found.has(hash));
    if (missing.length === 0) return found;
    for (const { hash, content } of await session.run<{ hash: string; content: string }>(READ, [missing])) {
      const value: NonNullable<unknown> = JSON.parse(content);
      remembered.set(hash, value);
      found.set(hash, value);
    }
    return found;
  }

  return {
    async deliveriesOf(session, rows) {
      const found = await read(session, rows);
      const reader = { read: <T>(hash: ContentHash<T>) => found.get(hash) as T | undefined };
      return rows.map((row) => deliveryOf(row, reader));
    },
    async sweep(session) {
      await session.run(LOCK);
      await session.run(SWEEP);
    },
    forget: () => remembered.clear(),
  };
}
