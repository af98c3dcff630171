import type { Changed, VoteKind } from "../../../src/votes/store.ts";
import type { CastRow } from "./cast.ts";

/** A known vote; mutable, since a batch may change it more than once. */
export type KnownCast = [kind: VoteKind, via: string, mark: string, standing: 0 | 1, changedAt: number];

/** One person's votes for one paper, after a batch. */
export interface Voter extends Pick<CastRow, "team" | "paper"> {
  readonly casts: KnownCast[];
  /** The kinds that were set before the batch. */
  readonly before: number;
}

const BIT: Readonly<Record<VoteKind, number>> = { up: 1, down: 2, read: 4 };

/** The person of `row`, with their votes for the paper. */
export function voterOf({ team, paper }: Pick<CastRow, "team" | "paper">, casts: KnownCast[]): Voter {
  return { team, paper, casts, before: kindsOf(casts) };
}

/** Sets one of the voter's casts; returns since when it has had its current state. */
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

/** Papers for which some voter's vote of any kind was added or removed by the batch. */
export function turned(voters: Iterable<Voter>): Changed {
  const papers = new Map<string, Changed[number]>();
  for (const { team, paper, casts, before } of voters)
    if (kindsOf(casts) !== before) papers.set(`${team} ${paper}`, { team, paper });
  return [...papers.values()];
}

/** The kinds with a standing vote, one bit each. */
function kindsOf(casts: readonly KnownCast[]): number {
  let kinds = 0;
  for (const [kind, , , standing] of casts) if (standing === 1) kinds |= BIT[kind];
  return kinds;
}
