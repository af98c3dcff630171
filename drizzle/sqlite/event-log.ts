import { and, eq, lt } from "drizzle-orm";
import type { EventLog } from "../../src/chat/connection/event-log.ts";
import type { Platform } from "../../src/chat/refs.ts";
import type { Database } from "./connection/database.ts";
import { given } from "./connection/typed-placeholder.ts";
import { takenEvents } from "./schema.ts";

/** The part of the store that remembers handled events. */
export function createEventLog({ orm, read, write, writeLoosely }: Database): EventLog {
  const { platform: of, id: named, at } = takenEvents;
  const take = orm
    .insert(takenEvents)
    .values({ platform: given<Platform>("platform"), id: given<string>("id"), at: given<number>("at") })
    .onConflictDoNothing()
    .prepare();
  return {
    // Somebody is waiting, so don't wait for the disk: after a power cut, an event might be handled twice.
    takeEvent: (platform, id, now) => writeLoosely(() => take.run({ platform, id, at: now }).changes > 0),
    isTaken: (platform, id) =>
      read(
        () =>
          orm
            .select({ at })
            .from(takenEvents)
            .where(and(eq(of, platform), eq(named, id)))
            .get() !== undefined,
      ),
    forgetEvents: (platform, before) =>
      write(() => {
        orm
          .delete(takenEvents)
          .where(and(eq(of, platform), lt(at, before)))
          .run();
      }),
  };
}
