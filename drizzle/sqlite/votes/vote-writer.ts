import type SqliteDatabase from "better-sqlite3";
import type { Changed } from "../../../src/votes/store.ts";
import type { CastRow } from "../../shared/rows/cast.ts";
import { type KnownCast, setCast, turned, type Voter, voterOf } from "../../shared/rows/voters.ts";

/**
 * Writes votes within the caller's transaction. Two statements per change and little overhead: bursts of reactions are
 * the only source of thousands of writes a second.
 */
export function createTurns(client: SqliteDatabase.Database): {
  /** Applies the changes in order; returns the papers for which some voter's vote of any kind was added or removed. */
  set(changes: readonly CastRow[]): Changed;
} {
  const castsOf = client
    .prepare<[string, string, string], KnownCast>(
      "select kind, via, mark, standing, changed_at from casts where team = ? and paper = ? and person = ?",
    )
    .raw();
  const put = client.prepare(
    `insert into casts (team, paper, person, kind, via, mark, channel, standing, changed_at, heard_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do update set channel = excluded.channel, standing = excluded.standing,
       changed_at = excluded.changed_at, heard_at = excluded.heard_at`,
  );

  const load = (row: CastRow): Voter => voterOf(row, castsOf.all(row.team, row.paper, row.person));

  function write(voter: Voter, row: CastRow): void {
    const { team, paper, person, kind, via, mark, channel, standing, at } = row;
    put.run(team, paper, person, kind, via, mark, channel, standing ? 1 : 0, setCast(voter, row), at);
  }

  return {
    set(changes) {
      const [first] = changes;
      if (first === undefined) return [];
      if (changes.length === 1) {
        const voter = load(first);
        write(voter, first);
        return turned([voter]);
      }
      const voters = new Map<string, Voter>();
      for (const change of changes) {
        const name = `${change.team} ${change.paper} ${change.person}`;
        const voter = voters.get(name) ?? load(change);
        voters.set(name, voter);
        write(voter, change);
      }
      return turned(voters.values());
    },
  };
}
