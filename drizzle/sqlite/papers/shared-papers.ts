import { and, asc, desc, eq, gte, isNull, lt, max, sql } from "drizzle-orm";
import type { SharedPaperStore } from "../../../src/sharing/store.ts";
import { teamOf } from "../../../src/teams/team-id.ts";
import { givenChannel, inChannel } from "../channel-columns.ts";
import type { Database } from "../connection/database.ts";
import { papers, sharedPapers } from "../schema.ts";
import { fromRow } from "./paper-rows.ts";

/** The part of the store that knows which papers people shared. */
export function createSharedPapers({ orm, read, write }: Database): SharedPaperStore {
  const { paper, sharedAt } = sharedPapers;
  const inOne = orm
    .select({ id: paper, at: sharedAt, known: papers })
    .from(sharedPapers)
    .leftJoin(papers, eq(papers.id, paper))
    .where(and(inChannel(sharedPapers, givenChannel), gte(sharedAt, sql.placeholder("since"))))
    .orderBy(desc(sharedAt), asc(paper))
    .limit(sql.placeholder("limit"))
    .prepare();

  return {
    addShared: (channel, shared, at) =>
      write(() => {
        const { platform, workspace, id } = channel;
        const where = { platform, workspace, channel: id, team: teamOf(channel) };
        let added = 0;
        for (const one of shared) {
          const row = { ...where, paper: one, sharedAt: at };
          const { changes } = orm.insert(sharedPapers).values(row).onConflictDoNothing().run();
          added += changes;
          if (changes > 0) continue;
          // Events may arrive out of order.
          const again = and(inChannel(sharedPapers, channel), eq(paper, one), lt(sharedAt, at));
          orm.update(sharedPapers).set({ sharedAt: at }).where(again).run();
        }
        return added;
      }),
    sharedIn: (channels, since, limit) =>
      read(() =>
        channels.map(({ platform, workspace, id: channel }) =>
          inOne
            .all({ platform, workspace, channel, since, limit })
            .map(({ id, at, known }) => ({ id, paper: known ? fromRow(known) : undefined, at })),
        ),
      ),
    unknownShared: (since, limit) =>
      read(() =>
        orm
          .select({ id: paper })
          .from(sharedPapers)
          .leftJoin(papers, eq(papers.id, paper))
          .where(and(gte(sharedAt, since), isNull(papers.id)))
          .groupBy(paper)
          .orderBy(desc(max(sharedAt)), asc(paper))
          .limit(limit)
          .all()
          .map(({ id }) => id),
      ),
    forgetShared: (before) => write(() => orm.delete(sharedPapers).where(lt(sharedAt, before)).run().changes),
  };
}
