import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { SessionLog } from "../../src/chat/connection/session-log.ts";
import type { Database } from "./connection/database.ts";
import { sessions } from "./schema.ts";

export function createSessionLog({ orm, read, write }: Database): SessionLog {
  return {
    addSession: (platform, at, forgetBefore) =>
      write(() => {
        orm
          .delete(sessions)
          .where(and(eq(sessions.platform, platform), lt(sessions.at, forgetBefore)))
          .run();
        orm.insert(sessions).values({ platform, at }).run();
      }),
    sessionsSince: (platform, since) =>
      read(() =>
        orm
          .select({ at: sessions.at })
          .from(sessions)
          .where(and(eq(sessions.platform, platform), gte(sessions.at, since)))
          .orderBy(asc(sessions.at))
          .all()
          .map(({ at }) => at),
      ),
  };
}
