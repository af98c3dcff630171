import type { ChannelRef, Person } from "../chat/refs.ts";
import type { PaperId } from "../papers/paper.ts";
import { teamOf } from "../teams/team-id.ts";
import type { VoteKind, VoteStore } from "./store.ts";
import type { Voting } from "./voting.ts";

/** What somebody says of a paper; `none` takes all of it back. */
export const STANCES = ["up", "down", "read", "none"] as const;
export type Stance = (typeof STANCES)[number];

/** What a vote has come to. */
export interface Voted {
  /** People of the team who vote for the paper. */
  readonly votes: number;
  /** What the person's own reactions still say, which only they can take back. */
  readonly left: readonly VoteKind[];
}

/** Sets what a person says of a paper, other than by a reaction. */
export async function castVote(
  { voting, store }: { readonly voting: Pick<Voting, "set">; readonly store: Pick<VoteStore, "tallies"> },
  by: { readonly person: Person; readonly channel: ChannelRef },
  paper: PaperId,
  stance: Stance,
): Promise<Voted> {
  const left: VoteKind[] = [];
  if (stance === "none") {
    for (const kind of ["up", "down", "read"] as const) {
      const ways = await voting.set(by, paper, kind, false);
      if (ways.length > 0) left.push(kind);
    }
  } else await voting.set(by, paper, stance, true);
  const votes = (await store.tallies(teamOf(by.channel), [paper])).get(paper) ?? 0;
  return { votes, left };
}
