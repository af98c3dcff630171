import type { PaperId } from "../../../src/papers/paper.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Changed, VoteKind } from "../../../src/votes/store.ts";
import type { CastRow } from "../../shared/rows/cast.ts";
import { type KnownCast, setCast, turned, type Voter, voterOf } from "../../shared/rows/voters.ts";
import type { Session } from "../connection/database.ts";

const LOAD = {
  name: "casts_of_voters",
  text: `select c.team, c.paper, c.person, c.kind, c.via, c.mark, c.standing, c.changed_at as "changedAt"
    from unnest($1::text[], $2::text[], $3::text[]) as asked (team, paper, person)
    join casts c using (team, paper, person)`,
};
const PUT = {
  name: "put_casts",
  text: `insert into casts (team, paper, person, kind, via, mark, channel, standing, changed_at, heard_at)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
      $8::boolean[], $9::bigint[], $10::bigint[])
    on conflict (team, paper, person, kind, via, mark) do update set channel = excluded.channel,
      standing = excluded.standing, changed_at = excluded.changed_at, heard_at = excluded.heard_at`,
};

interface LoadedCast {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly person: AccountId;
  readonly kind: VoteKind;
  readonly via: string;
  readonly mark: string;
  readonly standing: boolean;
  readonly changedAt: number;
}

/**
 * Applies vote changes within the caller's transaction, each batch in order, in two round trips however many there are.
 * Returns, for each batch, the papers for which some voter's vote of any kind was added or removed.
 */
export async function setCasts(
  session: Session,
  batches: readonly (readonly CastRow[])[],
): Promise<readonly Changed[]> {
  const known = await load(session, batches.flat());
  const written = new Map<string, CastRow & { readonly changedAt: number }>();
  const changed = batches.map((batch) => {
    const voters = new Map<string, Voter>();
    for (const row of batch) {
      const name = nameOf(row);
      const voter = voters.get(name) ?? voterOf(row, known.get(name) ?? []);
      voters.set(name, voter);
      const changedAt = setCast(voter, row);
      written.set(`${name} ${row.kind} ${row.via} ${row.mark}`, { ...row, changedAt });
    }
    return turned(voters.values());
  });
  await put(session, [...written.values()]);
  return changed;
}

/** The votes of everybody in `rows`, mutable, keyed by voter. */
async function load(session: Session, rows: readonly CastRow[]): Promise<Map<string, KnownCast[]>> {
  const asked = new Map(rows.map((row) => [nameOf(row), row]));
  const known = new Map([...asked.keys()].map((name) => [name, [] as KnownCast[]]));
  if (asked.size === 0) return known;
  const loaded = await session.run<LoadedCast>(LOAD, [
    [...asked.values()].map(({ team }) => team),
    [...asked.values()].map(({ paper }) => paper),
    [...asked.values()].map(({ person }) => person),
  ]);
  for (const row of loaded)
    known.get(nameOf(row))?.push([row.kind, row.via, row.mark, row.standing ? 1 : 0, row.changedAt]);
  return known;
}

async function put(
  session: Session,
  rows: readonly (CastRow & { readonly changedAt: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await session.run(PUT, [
    rows.map(({ team }) => team),
    rows.map(({ paper }) => paper),
    rows.map(({ person }) => person),
    rows.map(({ kind }) => kind),
    rows.map(({ via }) => via),
    rows.map(({ mark }) => mark),
    rows.map(({ channel }) => channel),
    rows.map(({ standing }) => standing),
    rows.map(({ changedAt }) => changedAt),
    rows.map(({ at }) => at),
  ]);
}

function nameOf({ team, paper, person }: Pick<CastRow, "team" | "paper" | "person">): string {
  return `${team} ${paper} ${person}`;
}
