import { and, asc, countDistinct, eq, gt, gte, inArray, lte, max, min, sql } from "drizzle-orm";
import type { PaperId } from "../../../src/papers/paper.ts";
import { type AccountId, accountOf } from "../../../src/teams/account-id.ts";
import type { Cast, Changed, VoteKind, VoteStore } from "../../../src/votes/store.ts";
import { BUTTON, castRow, recounted, switched, wayOf } from "../../shared/rows/cast.ts";
import { channelKey, messageKey } from "../../shared/rows/channel.ts";
import { answersTo, asked, askedFor, nth } from "../connection/asked.ts";
import type { Database } from "../connection/database.ts";
import { fromRow, isOneOf } from "../papers/paper-rows.ts";
import { casts, papers } from "../schema.ts";
import { countsFor, ofPerson, personOf } from "../teams/team-scope.ts";
import type { Tombstones } from "../teams/tombstones.ts";
import { createTurns } from "./vote-writer.ts";

type VoteMethods = Pick<
  VoteStore,
  | "applyCasts"
  | "setSwitch"
  | "replaceCasts"
  | "lastHeardAt"
  | "castsOf"
  | "tallies"
  | "voters"
  | "favourites"
  | "opinions"
>;

/** The vote ledger's part of the store. */
export function createVotes(
  { client, orm, read, grouped }: Database,
  tombstones: Pick<Tombstones, "forbid">,
): VoteMethods {
  // The literal condition lets SQLite use the partial index of standing votes.
  const stands = sql`${casts.standing} = 1`;
  const turns = createTurns(client);
  const standingWays = orm
    .select({
      team: casts.team,
      person: casts.person,
      kind: casts.kind,
      via: casts.via,
      mark: casts.mark,
    })
    .from(casts)
    .where(
      and(
        countsFor(sql.placeholder("team")),
        eq(casts.paper, sql.placeholder("paper")),
        ofPerson(casts.person, sql.placeholder("person")),
        stands,
      ),
    )
    .orderBy(asc(casts.via), asc(casts.mark))
    .prepare();
  /** Votes of a kind on given papers, looked up by paper: the index of standing votes would read all of the team's. */
  const onPapers = and(
    countsFor(sql.placeholder("team")),
    isOneOf(casts.paper, sql.placeholder("papers")),
    eq(casts.kind, sql.placeholder("kind")),
    sql`+${casts.standing} = 1`,
  );
  const tally = orm
    .select({ paper: casts.paper, votes: countDistinct(personOf(casts.person)) })
    .from(casts)
    .where(onPapers)
    .groupBy(casts.paper)
    .prepare();
  const votersOf = orm
    .select({ paper: casts.paper, account: min(casts.person), since: min(casts.changedAt).as("since") })
    .from(casts)
    .where(onPapers)
    .groupBy(casts.paper, personOf(casts.person))
    .orderBy(asc(sql`since`), asc(min(casts.person)))
    .prepare();
  const persons = (kind: VoteKind) =>
    sql<number>`count(distinct case when ${casts.kind} = ${kind} then ${personOf(casts.person)} end)`;
  const opinions = orm
    .select({
      n: nth,
      paper: casts.paper,
      up: persons("up").as("up"),
      down: persons("down").as("down"),
      place: sql<number>`row_number() over (
        partition by asked.key order by max(${casts.changedAt}) desc, ${casts.paper})`.as("place"),
    })
    .from(asked)
    .crossJoin(casts)
    .where(and(countsFor(askedFor()), stands, inArray(casts.kind, ["up", "down"])))
    .groupBy(sql`asked.key`, casts.paper)
    .as("opinions");
  const latestOpinions = orm
    .select({ n: opinions.n, paper: opinions.paper, up: opinions.up, down: opinions.down })
    .from(opinions)
    .where(lte(opinions.place, sql.placeholder("limit")))
    .orderBy(asc(opinions.n), asc(opinions.place))
    .prepare();
  const castOn = orm
    .select()
    .from(casts)
    .where(and(eq(casts.team, sql.placeholder("team")), eq(casts.via, sql.placeholder("via"))))
    .prepare();
  const standing = ({ team, paper, person }: Pick<Cast, "team" | "paper" | "person">) =>
    standingWays.all({ team, paper, person: accountOf(person) });
  /** Reactions from before a person was forgotten are ignored: a recount or late event would bring them back. */
  const taken = ({ person, channel, via }: Cast) =>
    via === BUTTON || !tombstones.forbid(accountOf(person), { channel, id: via.message });

  // Counted before joining the papers, so that no abstract is carried through the aggregation.
  const counted = orm
    .select({
      n: nth,
      paper: casts.paper,
      votes: countDistinct(personOf(casts.person)).as("votes"),
      newest: max(casts.changedAt).as("newest"),
    })
    .from(asked)
    .crossJoin(casts)
    .where(
      and(
        countsFor(askedFor()),
        eq(casts.kind, "up"),
        stands,
        gte(casts.changedAt, sql.placeholder("since")),
        sql`(${sql.placeholder("channel")} is null or ${casts.channel} = ${sql.placeholder("channel")})`,
      ),
    )
    .groupBy(sql`asked.key`, casts.paper)
    .as("counted");
  const ranked = orm
    .select({
      n: counted.n,
      best: sql<PaperId>`${papers.id}`.as("best"),
      votes: counted.votes,
      newest: counted.newest,
      place: sql<number>`row_number() over (
        partition by ${counted.n} order by ${counted.votes} desc, ${counted.newest} desc, ${papers.id})`.as(
        "place",
      ),
    })
    .from(counted)
    // The library may lack a paper, which is then skipped.
    .innerJoin(papers, eq(papers.id, counted.paper))
    .as("ranked");
  const mostVoted = orm
    .select({ n: ranked.n, paper: papers, votes: ranked.votes, lastVoteAt: ranked.newest })
    .from(ranked)
    .innerJoin(papers, eq(papers.id, ranked.best))
    .where(and(gt(ranked.place, sql.placeholder("offset")), lte(ranked.place, sql.placeholder("end"))))
    .orderBy(asc(ranked.n), asc(ranked.place))
    .prepare();

  return {
    applyCasts: (changes) =>
      grouped(() =>
        turns.set(
          changes
            .filter(({ cast }) => taken(cast))
            .map(({ cast, standing, at }) => castRow(cast, standing, at)),
        ),
      ),
    setSwitch: (cast, to, at) =>
      grouped(() => {
        const before = standing(cast).filter(({ kind }) => kind === cast.kind);
        const on = before.filter(({ via }) => via === BUTTON);
        const stands = to === "toggle" ? on.length === 0 : to;
        const own = castRow({ ...cast, via: BUTTON }, stands, at);
        const changed = turns.set(switched(own, on));
        return { standing: stands, before: before.map(({ via, mark }) => wayOf(via, mark)), changed };
      }),
    // Queued with the events, so that no event from before the recount is applied after it.
    replaceCasts: (team, message, shown, takenAt) =>
      grouped((): Changed => {
        const via = messageKey(message);
        const rows = shown
          .filter(taken)
          .map((cast) => castRow(cast, true, takenAt))
          .filter((row) => row.team === team && row.via === via);
        return turns.set(recounted(castOn.all({ team, via }), rows, takenAt));
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
      read(() =>
        standing({ team, paper, person }).map(({ kind, via, mark }) => ({ kind, via: wayOf(via, mark) })),
      ),
    tallies: (team, ids, kind = "up") =>
      read(() => {
        const rows = tally.all({ team, papers: JSON.stringify(ids), kind });
        return new Map(rows.map(({ paper, votes }) => [paper, votes]));
      }),
    voters: (team, ids) =>
      read(() => {
        const rows = votersOf.all({ team, papers: JSON.stringify(ids), kind: "up" });
        const voters = new Map<PaperId, AccountId[]>();
        for (const { paper, account } of rows) {
          if (account !== null) voters.set(paper, [...(voters.get(paper) ?? []), account]);
        }
        return voters;
      }),
    favourites: (teams, since, limit, { channel, offset = 0 } = {}) =>
      read(() => {
        const where = channel ? channelKey(channel) : null;
        const asked = JSON.stringify(teams);
        const rows = mostVoted.all({ asked, since, channel: where, offset, end: offset + limit });
        return answersTo(teams, rows, ({ paper, votes, lastVoteAt }) => ({
          paper: fromRow(paper),
          votes,
          lastVoteAt: lastVoteAt ?? since,
        }));
      }),
    opinions: (teams, limit) =>
      read(() => {
        const rows = latestOpinions.all({ asked: JSON.stringify(teams), limit });
        return answersTo(teams, rows, ({ n: _, ...opinion }) => opinion);
      }),
  };
}
