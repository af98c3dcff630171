import { and, asc, countDistinct, desc, eq, gte, max, sql } from "drizzle-orm";
import type { Person } from "../src/chat/adapter.ts";
import type { PaperId } from "../src/paper.ts";
import type { Store, TeamId } from "../src/store.ts";
import type { Database } from "./database.ts";
import { fromRow, isOneOf } from "./papers.ts";
import { casts, papers } from "./schema.ts";

type VoteMethods = Pick<
  Store,
  "applyCasts" | "replaceCasts" | "lastHeardAt" | "castsOf" | "tallies" | "favourites"
>;

interface Voter {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly person: string;
}

interface Change extends Voter {
  readonly via: string;
  readonly standing: boolean;
  readonly at: number;
}

/** The vote ledger's part of the store. */
export function createVotes({ orm, read, write }: Database): VoteMethods {
  // Written out, so that the partial index of standing casts can serve.
  const stands = sql`${casts.standing} = 1`;
  const setCast = orm
    .insert(casts)
    .values({
      team: sql.placeholder("team"),
      paper: sql.placeholder("paper"),
      person: sql.placeholder("person"),
      via: sql.placeholder("via"),
      standing: sql.placeholder("standing"),
      changedAt: sql.placeholder("at"),
      heardAt: sql.placeholder("at"),
    })
    .onConflictDoUpdate({
      target: [casts.team, casts.paper, casts.person, casts.via],
      set: {
        standing: sql`excluded.standing`,
        changedAt: sql`case when standing = excluded.standing then changed_at else excluded.changed_at end`,
        heardAt: sql`excluded.heard_at`,
      },
    })
    .prepare();
  const standingVia = orm
    .select({ via: casts.via })
    .from(casts)
    .where(
      and(
        eq(casts.team, sql.placeholder("team")),
        eq(casts.paper, sql.placeholder("paper")),
        eq(casts.person, sql.placeholder("person")),
        stands,
      ),
    )
    .orderBy(asc(casts.via))
    .prepare();
  const votes = ({ team, paper, person }: Voter) => standingVia.all({ team, paper, person }).length > 0;

  /** Sets each in turn; returns the papers with a voter who voted before and does not now, or the other way round. */
  function set(changes: readonly Change[]): { team: TeamId; paper: PaperId }[] {
    const voters = distinct(changes, ({ team, paper, person }) => [team, paper, person]);
    const before = voters.map(votes);
    for (const change of changes) setCast.run({ ...change });
    const turned = voters.filter((voter, index) => votes(voter) !== before[index]);
    return distinct(turned, ({ team, paper }) => [team, paper]).map(({ team, paper }) => ({ team, paper }));
  }

  return {
    applyCasts: (changes) =>
      write(() =>
        set(
          changes.map(({ cast, standing, at }) => ({
            ...cast,
            person: personKey(cast.person),
            standing,
            at,
          })),
        ),
      ),
    replaceCasts: (team, via, standing, takenAt) =>
      write(() => {
        const known = orm
          .select()
          .from(casts)
          .where(and(eq(casts.team, team), eq(casts.via, via)))
          .all();
        const name = (cast: { paper: PaperId; person: string }) => JSON.stringify([cast.paper, cast.person]);
        const wanted = new Map(
          standing
            .filter((cast) => cast.team === team && cast.via === via)
            .map((cast) => ({ paper: cast.paper, person: personKey(cast.person) }))
            .map((cast) => [name(cast), cast]),
        );
        const changes: Change[] = [];
        for (const cast of known) {
          const stays = wanted.delete(name(cast));
          if (cast.heardAt > takenAt || (!stays && !cast.standing)) continue;
          changes.push({ ...cast, standing: stays, at: takenAt });
        }
        for (const cast of wanted.values()) changes.push({ ...cast, team, via, standing: true, at: takenAt });
        return set(changes);
      }),
    lastHeardAt: () =>
      read(
        () =>
          orm
            .select({ at: max(casts.heardAt) })
            .from(casts)
            .get()?.at ?? 0,
      ),
    castsOf: (team, paper, person) =>
      read(() => standingVia.all({ team, paper, person: personKey(person) }).map(({ via }) => via)),
    tallies: (team, ids) =>
      read(() => {
        const rows = orm
          .select({ paper: casts.paper, votes: countDistinct(casts.person) })
          .from(casts)
          .where(and(eq(casts.team, team), isOneOf(casts.paper, ids), stands))
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
          .where(and(eq(casts.team, team), stands, gte(casts.changedAt, since)))
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

function personKey({ platform, workspace, user }: Person): string {
  return `${platform}:${workspace}:${user}`;
}

/** The first of each that have the same `key`. */
function distinct<T>(items: readonly T[], key: (item: T) => readonly string[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(key(item)), item])).values()];
}
