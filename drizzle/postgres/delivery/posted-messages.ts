import type { Message } from "../../../src/chat/message.ts";
import type { MessageRef } from "../../../src/chat/refs.ts";
import type { PostedMessageStore } from "../../../src/votes/store.ts";
import { type PostedMessageRow, postedMessageOf } from "../../shared/rows/delivery.ts";
import type { Database, Session, Value } from "../connection/database.ts";
import { inTeam } from "../teams/team-scope.ts";

/** Without the content, which is large and needed only for drawing. */
const COLUMNS =
  'p.platform, p.workspace, p.channel, p.message, p.team, p.key, p.papers, p.posted_at as "postedAt", p.gone';
const FROM = "from posted_messages p";
const THIS = "p.platform = $1 and p.workspace = $2 and p.channel = $3 and p.message = $4";

const ADD = {
  name: "add_posted",
  text: `insert into posted_messages (platform, workspace, channel, message, team, key, papers, posted_at, content)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
};
const ONE = { name: "open_message", text: `select ${COLUMNS} ${FROM} where ${THIS}` };
const MANY = {
  name: "open_messages",
  text: `select ${COLUMNS} ${FROM}
    where p.posted_at >= $1 and not p.gone
      and ($2::text is null or p.platform = $2) and ($3::text[] is null or p.workspace = any($3))
      and ($5::text[] is null or p.papers && $5)
      and ($4::text is null or ${inTeam("p.team", "$4")})
    order by p.posted_at desc`,
};
const OF_TEAM = {
  name: "open_messages_of_team",
  text: `select ${COLUMNS} ${FROM}
    where p.posted_at >= $1 and ${inTeam("p.team", "$2")} and p.papers && $3::text[] and not p.gone
    order by p.posted_at desc`,
};
/** For a digest that has not been redrawn since, the delivery holds the content. Old messages have none. */
const DRAWING = {
  name: "drawing",
  text: `select coalesce(p.content::text, c.content) as content, p.counts ${FROM}
    left join deliveries d on d.key = p.key left join contents c on c.hash = d.message where ${THIS}`,
};
const SAVE_DRAWN = {
  name: "save_drawn",
  text: `update posted_messages p set counts = $5, content = coalesce($6::json, p.content) where ${THIS}`,
};
const SET_GONE = { name: "set_gone", text: `update posted_messages p set gone = $5 where ${THIS}` };
const THIN = {
  name: "thin_posted",
  text: "update posted_messages set content = null where content is not null and posted_at < $1",
};
const FORGET = { name: "forget_posted", text: "delete from posted_messages where posted_at < $1" };

/** The posted messages' part of the store. */
export function createPosted({ ask }: Database): PostedMessageStore {
  return {
    addPosted: ({ message, team, key, papers, postedAt }, content) =>
      ask(async (session) => {
        const values = [...columns(message), team, key, papers, postedAt, JSON.stringify(content)];
        await session.run(ADD, values);
      }),
    openMessage: (message) =>
      ask(async (session) => {
        const [row] = await session.run<PostedMessageRow>(ONE, columns(message));
        return row && postedMessageOf(row);
      }),
    openMessages: ({ platform, workspaces, about }, since) =>
      ask(async (session) => {
        const rows =
          about?.papers && !platform && !workspaces
            ? await session.run<PostedMessageRow>(OF_TEAM, [since, about.team, about.papers])
            : await session.run<PostedMessageRow>(MANY, [
                since,
                platform ?? null,
                workspaces ?? null,
                about?.team ?? null,
                about?.papers ?? null,
              ]);
        return rows.map(postedMessageOf);
      }),
    drawing: (message) =>
      ask(async (session) => {
        const [row] = await session.run<{ content: string | null; counts: string }>(
          DRAWING,
          columns(message),
        );
        if (!row?.content) return undefined;
        const content: Message = JSON.parse(row.content);
        return { content, counts: row.counts };
      }),
    saveDrawn: (message, counts, drawn) =>
      ask(async (session) => {
        const values = [...columns(message), counts, drawn ? JSON.stringify(drawn) : null];
        await session.run(SAVE_DRAWN, values);
      }),
    setGone: (message, gone) =>
      ask(async (session) => void (await session.run(SET_GONE, [...columns(message), gone]))),
  };
}

/** Deletes the redrawn content of messages posted before `before`. */
export async function thinPosted(session: Session, before: number): Promise<void> {
  await session.run(THIN, [before]);
}

/** Deletes messages posted before `before`. */
export async function forgetPosted(session: Session, before: number): Promise<void> {
  await session.run(FORGET, [before]);
}

function columns({ channel: { platform, workspace, id }, id: message }: MessageRef): readonly Value[] {
  return [platform, workspace, id, message];
}
