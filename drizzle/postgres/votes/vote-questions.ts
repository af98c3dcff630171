import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Favourite, Opinion, VoteKind, VoteStore } from "../../../src/votes/store.ts";
import { channelKey } from "../../shared/rows/channel.ts";
import type { Database } from "../connection/database.ts";
import { gather } from "../connection/gather.ts";
import { storableJson } from "../connection/storable.ts";
import { countsFor, joinPerson, personOf } from "../teams/team-scope.ts";

type VoteQuestions = Pick<VoteStore, "lastHeardAt" | "tallies" | "voters" | "favourites" | "opinions">;

/** The votes to count: a team, papers and a kind. */
interface Tallied {
  readonly team: TeamId;
  readonly papers: readonly PaperId[];
  readonly kind: VoteKind;
}

const HEARD = { name: "last_heard", text: "select coalesce(max(heard_at), 0) as at from casts" };
const TALLIES = {
  name: "tallies",
  text: `select asked.n, found.* from json_to_recordset($1::json) as asked (n int, team text, papers text[], kind text)
    cross join lateral (
      select c.paper, count(distinct ${personOf("c")}) as votes from casts c ${joinPerson("c")}
      where ${countsFor("c", "asked.team")} and c.paper = any(asked.papers) and c.kind = asked.kind and c.standing
      group by c.paper) found`,
};
const VOTERS = {
  name: "voters",
  text: `select c.paper, min(c.person) as account from casts c ${joinPerson("c")}
    where ${countsFor("c", "$1")} and c.paper = any($2) and c.kind = 'up' and c.standing
    group by c.paper, ${personOf("c")} order by min(c.changed_at), min(c.person)`,
};
/** Counted before joining the papers, so that no abstract is carried through the aggregation. */
const FAVOURITES = {
  name: "favourites",
  text: `select asked.n, found.* from unnest($1::text[]) with ordinality as asked (team, n)
    cross join lateral (
      select p.facts as paper, counted.votes, counted.newest as "lastVoteAt", counted.paper as id
      from (
        select c.paper, count(distinct ${personOf("c")}) as votes, max(c.changed_at) as newest
        from casts c ${joinPerson("c")}
        where ${countsFor("c", "asked.team")} and c.kind = 'up' and c.standing and c.changed_at >= $2
          and ($3::text is null or c.channel = $3)
        group by c.paper) counted
      join papers p on p.id = counted.paper
      order by counted.votes desc, counted.newest desc, p.id limit $4 offset $5) found
    order by asked.n, found.votes desc, found."lastVoteAt" desc, found.id`,
};
const OPINIONS = {
  name: "opinions",
  text: `select asked.n, found.* from unnest($1::text[]) with ordinality as asked (team, n)
    cross join lateral (
      select c.paper, max(c.changed_at) as newest,
        count(distinct case when c.kind = 'up' then ${personOf("c")} end) as up,
        count(distinct case when c.kind = 'down' then ${personOf("c")} end) as down
      from casts c ${joinPerson("c")}
      where ${countsFor("c", "asked.team")} and c.standing and c.kind in ('up', 'down')
      group by c.paper order by newest desc, c.paper limit $2) found
    order by asked.n, found.newest desc, found.paper`,
};

/** The queries of the vote ledger. */
export function createVoteQuestions({ ask }: Database): VoteQuestions {
  // Every press and every redrawn message asks for its own counts.
  const tallies = gather<Tallied, ReadonlyMap<PaperId, number>>((asked) =>
    ask(async (session) => {
      type Row = { n: number; paper: PaperId; votes: number };
      const questions = storableJson(asked.map((question, n) => ({ n, ...question })));
      const answers = asked.map(() => new Map<PaperId, number>());
      for (const { n, paper, votes } of await session.run<Row>(TALLIES, [questions]))
        answers[n]?.set(paper, votes);
      return answers;
    }),
  );
  return {
    lastHeardAt: () => ask(async (session) => (await session.run<{ at: number }>(HEARD))[0]?.at ?? 0),
    tallies: (team, papers, kind = "up") => tallies({ team, papers, kind }),
    voters: (team, ids) =>
      ask(async (session) => {
        const rows = await session.run<{ paper: PaperId; account: AccountId }>(VOTERS, [team, ids]);
        const voters = new Map<PaperId, AccountId[]>();
        for (const { paper, account } of rows) voters.set(paper, [...(voters.get(paper) ?? []), account]);
        return voters;
      }),
    favourites: (teams, since, limit, { channel, offset = 0 } = {}) =>
      ask(async (session) => {
        type Row = { n: number; paper: KnownPaper; votes: number; lastVoteAt: number };
        const where = channel ? channelKey(channel) : null;
        const rows = await session.run<Row>(FAVOURITES, [teams, since, where, limit, offset]);
        const answers = teams.map(() => [] as Favourite[]);
        for (const { n, paper, votes, lastVoteAt } of rows)
          answers[n - 1]?.push({ paper, votes, lastVoteAt });
        return answers;
      }),
    opinions: (teams, limit) =>
      ask(async (session) => {
        type Row = { n: number; paper: PaperId; up: number; down: number };
        const rows = await session.run<Row>(OPINIONS, [teams, limit]);
        const answers = teams.map(() => [] as Opinion[]);
        for (const { n, paper, up, down } of rows) answers[n - 1]?.push({ paper, up, down });
        return answers;
      }),
  };
}
