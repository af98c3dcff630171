import { and, eq, lt } from "drizzle-orm";
import type { EventLog } from "../../src/chat/connection/event-log.ts";
import type { Database } from "./connection/database.ts";
import { takenEvents } from "./schema.ts";

/** Events that were taken: that part of the store. */
export function createEventLog({ ask }: Database): EventLog {
  const { platform: of, id: named, at } = takenEvents;
  return {
    takeEvent: (platform, id, now) =>
      ask(async ({ orm }) => {
        const taken = await orm.insert(takenEvents).values({ platform, id, at: now }).onConflictDoNothing();
        return (taken.rowCount ?? 0) > 0;
      }),
    isTaken: (platform, id) =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select({ at })
          .from(takenEvents)
          .where(and(eq(of, platform), eq(named, id)));
        return rows.length > 0;
      }),
    forgetEvents: (platform, before) =>
      ask(async ({ orm }) => {
        await orm.delete(takenEvents).where(and(eq(of, platform), lt(at, before)));
      }),
  };
}
