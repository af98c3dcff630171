import type { Changed, VoteKind } from "../../../src/votes/store.ts";
import type { CastRow } from "./cast.ts";

/** A known cast; mutable, since a batch may change it more than once. */
export type KnownCast = [kind: VoteKind, via: string, mark: string, standing: 0 | 1, changedAt: number];

/** One person's casts for one paper, as a batch leaves them. */
export interface Voter extends Pick<CastRow, "team" | "paper"> {
  readonly casts: KnownCast[];
  /** The kinds that stood before the batch. */
  readonly before: number;
}

const BIT: Readonly<Record<VoteKind, number>> = { up: 1, down: 2, read: 4 };

/** The person of `row`, whose casts for the paper are these. */
export function voterOf({ team, paper }: Pick<CastRow, "team" | "paper">, casts: KnownCast[]): Voter {
  return { team, paper, casts, before: kindsOf(casts) };
}

/** Sets one of the voter's casts; returns since when it stands as it does. */
export function setCast({ casts }: Voter, { kind, via, mark, standing, at }: CastRow): number {
  const stands = standing ? 1 : 0;
  const known = casts.find((cast) => cast[0] === kind && cast[1] === via && cast[2] === mark);
  const changedAt = known?.[3] === stands ? known[4] : at;
  if (known) {
    known[3] = stands;
    known[4] = changedAt;
  } else casts.push([kind, via, mark, stands, changedAt]);
  return changedAt;
}

/** The papers with a voter whose vote of some kind stood before and does not now, or the other way round. */
export function turned(voters: Iterable<Voter>): Changed {
  const papers = new Map<string, Changed[number]>();
  for (const { team, paper, casts, before } of voters)
    if (kindsOf(casts) !== before) papers.set(`${team} ${paper}`, { team, paper });
  return [...papers.values()];
}

/** The kinds of which a cast stands, a bit each. */
function kindsOf(casts: readonly KnownCast[]): number {
  let kinds = 0;
  for (const [kind, , , standing] of casts) if (standing === 1) kinds |= BIT[kind];
  return kinds;
}
