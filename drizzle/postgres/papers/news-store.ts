import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import type { News } from "../../../src/news/signs.ts";
import type { LikedNews, NewsStore } from "../../../src/news/store.ts";
import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import { accountOf } from "../../../src/teams/account-id.ts";
import { subscriptionOf } from "../../shared/rows/subscription.ts";
import type { Database } from "../connection/database.ts";
import { casts, followedPapers, paperNews, savedPapers, subscriptions } from "../schema.ts";
import { countsFor, joinPerson, ofPerson, personOf } from "../teams/team-scope.ts";

const CHECKED_AT = "case when f.checked_at <= $3 then f.checked_at else 0 end";
const FOLLOWED = {
  name: "followed_papers",
  text: `select p.id, f.signs from papers p left join followed_papers f on f.paper = p.id
    where p.id in (select paper from casts where standing and kind = 'up' union select paper from saved_papers)
      and (p.facts ->> 'firstSeenAt')::bigint >= $1 and ${CHECKED_AT} <= $2
    order by ${CHECKED_AT}, p.id limit $4`,
};
const LIKED_NEWS = {
  name: "liked_news",
  text: `select asked.n, found.* from unnest($1::text[], $2::text[]) with ordinality as asked (team, person, n)
    cross join lateral (
      select p.facts as paper, p.id, n.sign, n.at, n.name, told.likes, told.saved
      from paper_news n join papers p on p.id = n.paper
      cross join lateral (
        select (select count(distinct ${personOf("c")}) from casts c ${joinPerson("c")}
            where ${countsFor("c", "asked.team")} and c.paper = n.paper and c.kind = 'up' and c.standing
              and c.changed_at < n.at) as likes,
          exists (select 1 from saved_papers s
            where s.paper = n.paper and s.saved_at < n.at and ${ofPerson("s.person", "asked.person")}) as saved) told
      where n.at >= $3 and (told.likes > 0 or told.saved)
      order by told.likes desc, n.at desc, n.paper, n.sign limit $4) found
    order by asked.n, found.likes desc, found.at desc, found.id, found.sign`,
};

const afterLikesOf = (paper: PaperId, at: number) =>
  sql<number>`greatest(${at}::bigint,
    (select max(changed_at) + 1 from ${casts} where paper = ${paper} and standing and kind = 'up'),
    (select max(saved_at) + 1 from ${savedPapers} where paper = ${paper}))`;

/** The part of the store that follows papers people liked. */
export function createNews({ ask, write }: Database): NewsStore {
  return {
    followedPapers: ({ seenSince, checkedBefore, now, limit }) =>
      ask(async (session) => {
        type Row = { id: PaperId; signs: News["sign"][] | null };
        const rows = await session.run<Row>(FOLLOWED, [seenSince, checkedBefore, now, limit]);
        return rows.map(({ id, signs }) => ({ id, signs: signs ?? undefined }));
      }),
    saveChecks: (checks, at) =>
      write(async ({ orm }) => {
        for (const { id: paper, signs, news } of checks) {
          const facts = { checkedAt: at, signs: signs ?? null };
          await orm
            .insert(followedPapers)
            .values({ paper, ...facts })
            .onConflictDoUpdate({ target: followedPapers.paper, set: facts });
          if (news.length > 0)
            await orm
              .insert(paperNews)
              .values(news.map((one) => ({ paper, ...one, at: afterLikesOf(paper, one.at) })))
              .onConflictDoNothing();
        }
      }),
    likedNews: (audiences, since, limit) =>
      ask(async (session) => {
        type Row = Omit<LikedNews, "name" | "paper"> & { n: number; paper: KnownPaper; name: string | null };
        const rows = await session.run<Row>(LIKED_NEWS, [
          audiences.map(({ team }) => team),
          audiences.map(({ person }) => (person ? accountOf(person) : "")),
          since,
          limit,
        ]);
        const answers = audiences.map(() => [] as LikedNews[]);
        for (const { n, paper, sign, at, name, likes, saved } of rows)
          answers[n - 1]?.push({ paper, sign, at, name: name ?? undefined, likes, saved });
        return answers;
      }),
    newsOf: (ids) =>
      ask(async ({ orm }) => {
        const found = new Map<PaperId, News[]>();
        const rows = await orm
          .select()
          .from(paperNews)
          .where(inArray(paperNews.paper, [...ids]))
          .orderBy(asc(paperNews.at), asc(paperNews.sign));
        for (const { name, ...row } of rows)
          found.set(row.paper, [...(found.get(row.paper) ?? []), { ...row, name: name ?? undefined }]);
        return found;
      }),
    subscribedToNews: () =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select()
          .from(subscriptions)
          .where(and(isNull(subscriptions.disabledAt), sql`${subscriptions.settings} ->> 'news' = 'at-once'`))
          .orderBy(asc(subscriptions.platform), asc(subscriptions.workspace), asc(subscriptions.channel));
        return rows.map(subscriptionOf);
      }),
  };
}
