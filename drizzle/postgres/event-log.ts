import { and, eq, lt } from "drizzle-orm";
import type { EventLog } from "../../src/chat/connection/event-log.ts";
import type { Database, Statement } from "./connection/database.ts";
import { takenEvents } from "./schema.ts";

/** Somebody is waiting, so don't wait for the disk: after a power cut, an event might be handled twice. */
const TAKE: Statement = {
  name: "take_event",
  text: `insert into taken_events (platform, id, at)
    select $1, $2, $3 from set_config('synchronous_commit', 'off', true) on conflict do nothing returning id`,
};

/** The part of the store that remembers handled events. */
export function createEventLog({ ask }: Database): EventLog {
  const { platform: of, id: named, at } = takenEvents;
  return {
    takeEvent: (platform, id, now) =>
      ask(async (session) => (await session.run(TAKE, [platform, id, now])).length > 0),
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
