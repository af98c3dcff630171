import { and, asc, countDistinct, desc, eq, gte, max, sql } from "drizzle-orm";
import { type Mark, markKey } from "../src/chat/mark.ts";
import type { Cast, Changed, LedgerStore, VoteKind, Way } from "../src/ledger.ts";
import type { PaperId } from "../src/paper.ts";
import { type AccountId, accountOf } from "../src/person.ts";
import type { TeamId } from "../src/team.ts";
import { channelKey, messageKey } from "./channel.ts";
import type { Database } from "./database.ts";
import { fromRow, isOneOf } from "./papers.ts";
import { casts, papers } from "./schema.ts";
import { type Change, createTurns } from "./turns.ts";

type VoteMethods = Pick<
  LedgerStore,
  "applyCasts" | "toggle" | "replaceCasts" | "lastHeardAt" | "castsOf" | "tallies" | "favourites"
>;

const BUTTON = "button";

/** The vote ledger's part of the store. */
export function createVotes({ client, orm, read, grouped }: Database): VoteMethods {
  // Written out, so that the partial index of standing casts can serve.
  const stands = sql`${casts.standing} = 1`;
  const turns = createTurns(client);
  const standingWays = orm
    .select({ kind: casts.kind, via: casts.via, mark: casts.mark })
    .from(casts)
    .where(
      and(
        eq(casts.team, sql.placeholder("team")),
        eq(casts.paper, sql.placeholder("paper")),
        eq(casts.person, sql.placeholder("person")),
        stands,
      ),
    )
    .orderBy(asc(casts.via), asc(casts.mark))
    .prepare();
  const waysOf = (team: TeamId, paper: PaperId, person: AccountId) =>
    standingWays.all({ team, paper, person }).map(({ kind, via, mark }) => ({ kind, via: toWay(via, mark) }));

  return {
    applyCasts: (changes) =>
      grouped(() => turns.set(changes.map(({ cast, standing, at }) => ({ ...rowOf(cast), standing, at })))),
    toggle: (cast, at) =>
      grouped(() => {
        const before = waysOf(cast.team, cast.paper, accountOf(cast.person))
          .filter(({ kind }) => kind === cast.kind)
          .map(({ via }) => via);
        const standing = !before.includes(BUTTON);
        return {
          standing,
          before,
          changed: turns.set([{ ...rowOf({ ...cast, via: BUTTON }), standing, at }]),
        };
      }),
    // In line with the events, so that none that arrived before the recount began is applied after it.
    replaceCasts: (team, message, standing, takenAt) =>
      grouped((): Changed => {
        const via = messageKey(message);
        const known = orm
          .select()
          .from(casts)
          .where(and(eq(casts.team, team), eq(casts.via, via)))
          .all();
        const wanted = new Map(
          standing
            .map(rowOf)
            .filter((row) => row.team === team && row.via === via)
            .map((row) => [nameOf(row), row]),
        );
        const changes: Change[] = [];
        for (const row of known) {
          const stays = wanted.delete(nameOf(row));
          if (row.heardAt > takenAt || (!stays && !row.standing)) continue;
          changes.push({ ...row, standing: stays, at: takenAt });
        }
        for (const row of wanted.values()) changes.push({ ...row, standing: true, at: takenAt });
        return turns.set(changes);
      }),
    lastHeardAt: () =>
      read(
        () =>
          orm
            .select({ at: max(casts.heardAt) })
            .from(casts)
            .get()?.at ?? 0,
      ),
    castsOf: (team, paper, person) => read(() => waysOf(team, paper, accountOf(person))),
    tallies: (team, ids, kind = "up") =>
      read(() => {
        const rows = orm
          .select({ paper: casts.paper, votes: countDistinct(casts.person) })
          .from(casts)
          .where(and(eq(casts.team, team), isOneOf(casts.paper, ids), eq(casts.kind, kind), stands))
          .groupBy(casts.paper)
          .all();
        return new Map(rows.map(({ paper, votes }) => [paper, votes]));
      }),
    favourites: (team, since, limit) =>
      read(() => {
        // Counted before the papers are joined, so that no abstract is carried through the counting.
        const counted = orm
          .select({
            paper: casts.paper,
            votes: countDistinct(casts.person).as("votes"),
            newest: max(casts.changedAt).as("newest"),
          })
          .from(casts)
          .where(and(eq(casts.team, team), eq(casts.kind, "up"), stands, gte(casts.changedAt, since)))
          .groupBy(casts.paper)
          .as("counted");
        const rows = orm
          .select({ paper: papers, votes: counted.votes, lastVoteAt: counted.newest })
          .from(counted)
          .innerJoin(papers, eq(papers.id, counted.paper))
          .orderBy(desc(counted.votes), desc(counted.newest), asc(papers.id))
          .limit(limit)
          .all();
        return rows.map(({ paper, votes, lastVoteAt }) => ({
          paper: fromRow(paper),
          votes,
          lastVoteAt: lastVoteAt ?? since,
        }));
      }),
  };
}

function rowOf({ team, paper, person, kind, channel, via }: Cast): Omit<Change, "standing" | "at"> {
  return {
    team,
    paper,
    person: accountOf(person),
    kind,
    via: via === BUTTON ? BUTTON : messageKey({ channel, id: via.message }),
    mark: via === BUTTON ? "" : markKey(via.mark),
    channel: channelKey(channel),
  };
}

function toWay(via: string, mark: string): Way {
  return via === BUTTON ? BUTTON : { message: via.slice(via.lastIndexOf(":") + 1), mark: toMark(mark) };
}

function toMark(key: string): Mark {
  if (/^\d+$/.test(key)) return { kind: "ballot", ballot: Number(key) };
  const [emoji = "", variant = ""] = key.split(" ");
  return { kind: "emoji", emoji, variant };
}

/** Tells the casts on one message apart. */
function nameOf({
  paper,
  person,
  kind,
  mark,
}: Readonly<Record<"paper" | "person" | "mark", string>> & { readonly kind: VoteKind }): string {
  return JSON.stringify([paper, person, kind, mark]);
}
