import { and, desc, eq, gte, isNotNull, lt, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { MessageRef } from "../../../src/chat/adapter.ts";
import type { Delivery, Outcome } from "../../../src/delivery/outbox.ts";
import type { PostedMessage, PostedMessageStore } from "../../../src/votes/store.ts";
import { postedMessageOf } from "../../shared/rows/delivery.ts";
import { givenChannel, inChannel } from "../channel-columns.ts";
import type { Database } from "../connection/database.ts";
import { contents, deliveries, posted } from "../schema.ts";
import { inTeam } from "../teams/team-scope.ts";

/** Without the content, which is large and needed only for drawing. */
const columns = {
  platform: posted.platform,
  workspace: posted.workspace,
  channel: posted.channel,
  message: posted.message,
  team: posted.team,
  key: posted.key,
  papers: posted.papers,
  postedAt: posted.postedAt,
  gone: posted.gone,
};

/** For a digest that has not been redrawn since, the delivery holds the content. Old messages have none. */
const content = sql<string | null>`coalesce(${posted.content}, ${contents.content})`;

/** The posted messages' part of the store. */
export function createPosted({ orm, read, write }: Database): PostedMessageStore {
  const asked = and(inChannel(posted, givenChannel), eq(posted.message, sql.placeholder("id")));
  // Runs on every reaction.
  const byMessage = orm.select(columns).from(posted).where(asked).prepare();
  // Runs on every vote, for each message that shows the paper.
  const toDraw = orm
    .select({ content, counts: posted.counts })
    .from(posted)
    .leftJoin(deliveries, eq(deliveries.key, posted.key))
    .leftJoin(contents, eq(contents.hash, deliveries.message))
    .where(asked)
    .prepare();
  const showing = orm
    .select(columns)
    .from(posted)
    .where(
      and(
        gte(posted.postedAt, sql.placeholder("since")),
        inTeam(posted.team, sql.placeholder("team")),
        holdsOneOf(sql.placeholder("papers")),
        eq(posted.gone, false),
      ),
    )
    .orderBy(desc(posted.postedAt))
    .prepare();
  const change = (message: MessageRef, what: Partial<typeof posted.$inferInsert>) =>
    write(() => void orm.update(posted).set(what).where(isMessage(message)).run());

  return {
    addPosted: (message, shown) => write(() => insert(orm, message, shown)),
    openMessage: ({ channel: { platform, workspace, id: channel }, id }) =>
      read(() => {
        const row = byMessage.get({ platform, workspace, channel, id });
        return row && postedMessageOf(row);
      }),
    openMessages: ({ platform, workspaces, about }, since) =>
      read(() => {
        if (about?.papers && !platform && !workspaces)
          return showing
            .all({ since, team: about.team, papers: JSON.stringify(about.papers) })
            .map(postedMessageOf);
        return orm
          .select(columns)
          .from(posted)
          .where(
            and(
              gte(posted.postedAt, since),
              platform === undefined ? undefined : eq(posted.platform, platform),
              workspaces && isOneOf(posted.workspace, workspaces),
              about &&
                and(
                  inTeam(posted.team, about.team),
                  about.papers && holdsOneOf(JSON.stringify(about.papers)),
                ),
              eq(posted.gone, false),
            ),
          )
          .orderBy(desc(posted.postedAt))
          .all()
          .map(postedMessageOf);
      }),
    drawing: ({ channel: { platform, workspace, id: channel }, id }) =>
      read(() => {
        const row = toDraw.get({ platform, workspace, channel, id });
        return row?.content ? { content: JSON.parse(row.content), counts: row.counts } : undefined;
      }),
    saveDrawn: (message, counts, drawn) => change(message, { counts, ...(drawn ? { content: drawn } : {}) }),
    setGone: (message, gone) => change(message, { gone }),
  };
}

/** Records a delivered digest as a posted message; part of settling it. */
export function addDigest(
  orm: BetterSQLite3Database,
  { team, key, papers }: Delivery,
  { posted: message, at: postedAt }: Extract<Outcome, { state: "sent" }>,
): void {
  insert(orm, { message, team, key, papers, postedAt }, undefined);
}

/** Deletes the redrawn content of messages posted before `before`. */
export function thinPosted(orm: BetterSQLite3Database, before: number): void {
  orm
    .update(posted)
    .set({ content: null })
    .where(and(isNotNull(posted.content), lt(posted.postedAt, before)))
    .run();
}

/** Deletes messages posted before `before`. */
export function forgetPosted(orm: BetterSQLite3Database, before: number): void {
  orm.delete(posted).where(lt(posted.postedAt, before)).run();
}

function insert(
  orm: BetterSQLite3Database,
  { message: { channel, id }, team, key, papers, postedAt }: Omit<PostedMessage, "gone">,
  shown: typeof posted.$inferInsert.content | undefined,
): void {
  const { platform, workspace, id: where } = channel;
  orm
    .insert(posted)
    .values({
      platform,
      workspace,
      channel: where,
      message: id,
      team,
      key,
      papers,
      postedAt,
      content: shown ?? null,
    })
    .onConflictDoNothing()
    .run();
}

function isMessage({ channel, id }: MessageRef): SQL | undefined {
  return and(inChannel(posted, channel), eq(posted.message, id));
}

/** `papers`: a JSON array of ids. */
function holdsOneOf(papers: string | Placeholder): SQL {
  return sql`exists (select 1 from json_each(${posted.papers}) where value in (select value from json_each(${papers})))`;
}

/** One placeholder, however many there are: a shard may serve 2,500 servers. */
function isOneOf(column: typeof posted.workspace, values: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}
