import { LRUCache } from "lru-cache";
import type { Delivery } from "../../../src/delivery/outbox.ts";
import type { ContentHash } from "../../shared/rows/content.ts";
import { type DeliveryRow, deliveryOf } from "../../shared/rows/delivery.ts";
import type { Session } from "../connection/database.ts";

/** Read ones kept: the digests that go out at one time are few, and many channels get each. */
const KEPT = 64;

const READ = { name: "contents", text: "select hash, content from contents where hash = any($1)" };
/** Whoever names a content holds a weaker lock on the table until the commit, so none can be named while it is swept. */
const LOCK = { name: "lock_contents", text: "lock table contents in share row exclusive mode" };
const SWEEP = {
  name: "sweep_contents",
  text: `delete from contents c
    where not exists (select 1 from deliveries d where d.message = c.hash)
      and not exists (select 1 from deliveries d where d.left_out = c.hash)`,
};

/** What deliveries say, kept once however many say it. */
export interface Contents {
  /** Rows of the outbox as deliveries. The same content is the same object for as long as it is remembered: nobody may change it. */
  deliveriesOf(session: Session, rows: readonly DeliveryRow[]): Promise<readonly Delivery[]>;
  /** Within a write: deletes what no delivery names any more. */
  sweep(session: Session): Promise<void>;
  /** Empties the memory, after something was deleted for good. */
  forget(): void;
}

/** Reads and sweeps `contents`. */
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
