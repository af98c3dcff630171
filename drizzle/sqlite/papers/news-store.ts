import { and, asc, countDistinct, desc, eq, gte, isNull, lt, sql } from "drizzle-orm";
import type { News } from "../../../src/news/signs.ts";
import type { LikedNews, NewsStore } from "../../../src/news/store.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { accountOf } from "../../../src/teams/account-id.ts";
import { subscriptionOf } from "../../shared/rows/subscription.ts";
import type { Database } from "../connection/database.ts";
import { casts, followedPapers, paperNews, papers, savedPapers, subscriptions } from "../schema.ts";
import { countsFor, ofPerson, personOf } from "../teams/team-scope.ts";
import { fromRow, isOneOf } from "./paper-rows.ts";

/** The part of the store that follows papers people liked. */
export function createNews({ orm, read, write }: Database): NewsStore {
  // The literal condition lets SQLite use the partial index of liked papers.
  const liked = sql`${papers.id} in (select ${casts.paper} from ${casts} where standing = 1 and kind = 'up'
    union select ${savedPapers.paper} from ${savedPapers})`;
  const checkedUntil = (now: number) =>
    sql`iif(${followedPapers.checkedAt} <= ${now}, ${followedPapers.checkedAt}, 0)`;
  const afterLikesOf = (paper: PaperId, at: number) =>
    sql<number>`max(${at},
      coalesce((select max(changed_at) + 1 from ${casts} where paper = ${paper} and standing = 1 and kind = 'up'), 0),
      coalesce((select max(saved_at) + 1 from ${savedPapers} where paper = ${paper}), 0))`;
  const likes = orm
    .select({
      paper: paperNews.paper,
      sign: paperNews.sign,
      likes: countDistinct(personOf(casts.person)).as("likes"),
    })
    .from(paperNews)
    .innerJoin(casts, eq(casts.paper, paperNews.paper))
    .where(
      and(
        gte(paperNews.at, sql.placeholder("since")),
        countsFor(sql.placeholder("team")),
        eq(casts.kind, "up"),
        sql`${casts.standing} = 1`,
        lt(casts.changedAt, paperNews.at),
      ),
    )
    .groupBy(paperNews.paper, paperNews.sign)
    .as("likes");
  const saved = sql<number>`exists (select 1 from ${savedPapers} where ${savedPapers.paper} = ${paperNews.paper}
    and ${savedPapers.savedAt} < ${paperNews.at} and ${ofPerson(savedPapers.person, sql.placeholder("person"))})`;
  const votes = sql<number>`coalesce(${likes.likes}, 0)`;
  const newsFor = orm
    .select({
      paper: papers,
      sign: paperNews.sign,
      at: paperNews.at,
      name: paperNews.name,
      likes: votes,
      saved,
    })
    .from(paperNews)
    .innerJoin(papers, eq(papers.id, paperNews.paper))
    .leftJoin(likes, and(eq(likes.paper, paperNews.paper), eq(likes.sign, paperNews.sign)))
    .where(and(gte(paperNews.at, sql.placeholder("since")), sql`(${votes} > 0 or ${saved})`))
    .orderBy(desc(votes), desc(paperNews.at), asc(paperNews.paper), asc(paperNews.sign))
    .limit(sql.placeholder("limit"))
    .prepare();

  return {
    followedPapers: ({ seenSince, checkedBefore, now, limit }) =>
      read(() => {
        const checkedAt = checkedUntil(now);
        return orm
          .select({ id: papers.id, signs: followedPapers.signs })
          .from(papers)
          .leftJoin(followedPapers, eq(followedPapers.paper, papers.id))
          .where(and(liked, gte(papers.firstSeenAt, seenSince), sql`${checkedAt} <= ${checkedBefore}`))
          .orderBy(asc(checkedAt), asc(papers.id))
          .limit(limit)
          .all()
          .map(({ id, signs }) => ({ id, signs: signs ?? undefined }));
      }),
    saveChecks: (checks, at) =>
      write(() => {
        for (const { id: paper, signs, news } of checks) {
          const facts = { checkedAt: at, signs: signs ?? null };
          orm
            .insert(followedPapers)
            .values({ paper, ...facts })
            .onConflictDoUpdate({ target: followedPapers.paper, set: facts })
            .run();
          for (const one of news)
            orm
              .insert(paperNews)
              .values({ paper, ...one, at: afterLikesOf(paper, one.at) })
              .onConflictDoNothing()
              .run();
        }
      }),
    likedNews: (audiences, since, limit) =>
      read(() =>
        audiences.map(({ team, person }) =>
          newsFor.all({ team, person: person ? accountOf(person) : "", since, limit }).map(
            ({ paper, name, saved, ...one }): LikedNews => ({
              ...one,
              paper: fromRow(paper),
              name: name ?? undefined,
              saved: saved === 1,
            }),
          ),
        ),
      ),
    newsOf: (ids) =>
      read(() => {
        const found = new Map<PaperId, News[]>();
        const rows = orm
          .select()
          .from(paperNews)
          .where(isOneOf(paperNews.paper, ids))
          .orderBy(asc(paperNews.at), asc(paperNews.sign))
          .all();
        for (const { name, ...row } of rows)
          found.set(row.paper, [...(found.get(row.paper) ?? []), { ...row, name: name ?? undefined }]);
        return found;
      }),
    subscribedToNews: () =>
      read(() =>
        orm
          .select()
          .from(subscriptions)
          .where(
            and(
              isNull(subscriptions.disabledAt),
              sql`json_extract(${subscriptions.settings}, '$.news') = 'at-once'`,
            ),
          )
          .orderBy(asc(subscriptions.platform), asc(subscriptions.workspace), asc(subscriptions.channel))
          .all()
          .map(subscriptionOf),
      ),
  };
}
