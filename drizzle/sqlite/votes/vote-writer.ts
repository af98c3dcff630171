import type SqliteDatabase from "better-sqlite3";
import type { PaperId } from "../../../src/papers/paper.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Changed, VoteKind } from "../../../src/votes/store.ts";

/** A cast as it is to stand from now on. */
export interface Change {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly person: AccountId;
  readonly kind: VoteKind;
  readonly via: string;
  readonly mark: string;
  readonly channel: string;
  readonly standing: boolean;
  readonly at: number;
}

/** A known cast; mutable, since a batch may change it more than once. */
type Known = [kind: VoteKind, via: string, mark: string, standing: 0 | 1, changedAt: number];

/** One person's casts for one paper, as a batch leaves them. */
interface Voter {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly casts: Known[];
  /** The kinds that stood before the batch. */
  readonly before: number;
}

const BIT: Readonly<Record<VoteKind, number>> = { up: 1, down: 2, read: 4 };

/**
 * Writes casts within the caller's transaction. Two statements a change and little around them: a burst of reactions is
 * the one place where this house has thousands of writes a second.
 */
export function createTurns(client: SqliteDatabase.Database): {
  /** Sets each in turn; returns the papers with a voter whose vote of some kind stood before and does not now, or the other way round. */
  set(changes: readonly Change[]): Changed;
} {
  const castsOf = client
    .prepare<[string, string, string], Known>(
      "select kind, via, mark, standing, changed_at from casts where team = ? and paper = ? and person = ?",
    )
    .raw();
  const put = client.prepare(
    `insert into casts (team, paper, person, kind, via, mark, channel, standing, changed_at, heard_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do update set channel = excluded.channel, standing = excluded.standing,
       changed_at = excluded.changed_at, heard_at = excluded.heard_at`,
  );

  function load({ team, paper, person }: Change): Voter {
    const casts = castsOf.all(team, paper, person);
    return { team, paper, casts, before: kindsOf(casts) };
  }

  function write(
    voter: Voter,
    { team, paper, person, kind, via, mark, channel, standing, at }: Change,
  ): void {
    const stands = standing ? 1 : 0;
    const known = voter.casts.find((cast) => cast[0] === kind && cast[1] === via && cast[2] === mark);
    const changedAt = known?.[3] === stands ? known[4] : at;
    if (known) {
      known[3] = stands;
      known[4] = changedAt;
    } else voter.casts.push([kind, via, mark, stands, changedAt]);
    put.run(team, paper, person, kind, via, mark, channel, stands, changedAt, at);
  }

  const turned = ({ casts, before }: Voter) => kindsOf(casts) !== before;

  return {
    set(changes) {
      const [first] = changes;
      if (first === undefined) return [];
      if (changes.length === 1) {
        const voter = load(first);
        write(voter, first);
        return turned(voter) ? [{ team: first.team, paper: first.paper }] : [];
      }
      const voters = new Map<string, Voter>();
      for (const change of changes) {
        const name = `${change.team} ${change.paper} ${change.person}`;
        const voter = voters.get(name) ?? load(change);
        voters.set(name, voter);
        write(voter, change);
      }
      const papers = new Map<string, Changed[number]>();
      for (const voter of voters.values()) {
        const { team, paper } = voter;
        if (turned(voter)) papers.set(`${team} ${paper}`, { team, paper });
      }
      return [...papers.values()];
    },
  };
}

/** The kinds of which a cast stands, a bit each. */
function kindsOf(casts: readonly Known[]): number {
  let kinds = 0;
  for (const [kind, , , standing] of casts) if (standing === 1) kinds |= BIT[kind];
  return kinds;
}
