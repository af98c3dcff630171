import { and, eq, lt } from "drizzle-orm";
import type { EventLog } from "../../src/chat/connection/event-log.ts";
import type { Database } from "./connection/database.ts";
import { takenEvents } from "./schema.ts";

/** Events that were taken: that part of the store. */
export function createEventLog({ orm, read, write, grouped }: Database): EventLog {
  const { platform: of, id: named, at } = takenEvents;
  return {
    takeEvent: (platform, id, now) =>
      grouped(
        () =>
          orm.insert(takenEvents).values({ platform, id, at: now }).onConflictDoNothing().run().changes > 0,
      ),
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
