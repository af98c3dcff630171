import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { SessionLog } from "../../src/chat/connection/session-log.ts";
import type { Database } from "./connection/database.ts";
import { sessions } from "./schema.ts";

export function createSessionLog({ ask, write }: Database): SessionLog {
  return {
    addSession: (platform, at, forgetBefore) =>
      write(async ({ orm }) => {
        await orm.delete(sessions).where(and(eq(sessions.platform, platform), lt(sessions.at, forgetBefore)));
        await orm.insert(sessions).values({ platform, at });
      }),
    sessionsSince: (platform, since) =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select({ at: sessions.at })
          .from(sessions)
          .where(and(eq(sessions.platform, platform), gte(sessions.at, since)))
          .orderBy(asc(sessions.at));
        return rows.map(({ at }) => at);
      }),
  };
}
