import type SqliteDatabase from "better-sqlite3";
import type { Changed, VoteKind } from "../src/ledger.ts";
import type { PaperId } from "../src/paper.ts";
import type { AccountId } from "../src/person.ts";
import type { TeamId } from "../src/team.ts";

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

type Known = [kind: VoteKind, via: string, mark: string, standing: 0 | 1, changedAt: number];
type State = { readonly kind: VoteKind; readonly standing: boolean; readonly changedAt: number };

/** One person's casts for one paper, as a batch leaves them. */
interface Voter {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly casts: Map<string, State>;
  readonly before: string;
}

/**
 * Writes casts within the caller's transaction. Two statements a change, written for the driver: a burst of reactions is
 * the one place where this house has thousands of writes a second.
 */
export function createTurns(client: SqliteDatabase.Database): {
  /** Sets each in turn; returns the papers with a voter whose vote of some kind stood before and does not now, or the other way round. */
  set(changes: readonly Change[]): Changed;
} {
  const casts = client
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
    const known = new Map<string, State>();
    for (const [kind, via, mark, standing, changedAt] of casts.all(team, paper, person)) {
      known.set(`${kind} ${mark} ${via}`, { kind, standing: standing === 1, changedAt });
    }
    return { team, paper, casts: known, before: standingKinds(known) };
  }

  return {
    set(changes) {
      const voters = new Map<string, Voter>();
      for (const change of changes) {
        const { team, paper, person, kind, via, mark, channel, standing, at } = change;
        const name = `${team} ${paper} ${person}`;
        const voter = voters.get(name) ?? load(change);
        voters.set(name, voter);
        const way = `${kind} ${mark} ${via}`;
        const known = voter.casts.get(way);
        const changedAt = known?.standing === standing ? known.changedAt : at;
        voter.casts.set(way, { kind, standing, changedAt });
        put.run(team, paper, person, kind, via, mark, channel, standing ? 1 : 0, changedAt, at);
      }
      const turned = new Map<string, Changed[number]>();
      for (const { team, paper, casts: now, before } of voters.values()) {
        if (standingKinds(now) !== before) turned.set(`${team} ${paper}`, { team, paper });
      }
      return [...turned.values()];
    },
  };
}

function standingKinds(states: ReadonlyMap<string, State>): string {
  const kinds = new Set<VoteKind>();
  for (const { kind, standing } of states.values()) if (standing) kinds.add(kind);
  return [...kinds].sort().join();
}
