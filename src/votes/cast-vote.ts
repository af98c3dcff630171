import type { ChannelRef, Person } from "../chat/refs.ts";
import type { PaperId } from "../papers/paper.ts";
import { teamOf } from "../teams/team-id.ts";
import type { VoteKind, VoteStore } from "./store.ts";
import type { Voting } from "./voting.ts";

/** A person's stance on a paper; `none` clears it. */
export const STANCES = ["up", "down", "read", "none"] as const;
export type Stance = (typeof STANCES)[number];

/** The result of a vote. */
export interface Voted {
  /** How many people of the team vote for the paper. */
  readonly votes: number;
  /** Kinds still held by the person's own reactions, which only they can remove. */
  readonly left: readonly VoteKind[];
  /** Whether the person's stance was the same before. */
  readonly before: boolean;
}

type Services = {
  readonly voting: Pick<Voting, "set">;
  readonly store: Pick<VoteStore, "tallies" | "castsOf">;
};
type Voter = { readonly person: Person; readonly channel: ChannelRef };

const KINDS: readonly VoteKind[] = ["up", "down", "read"];

/** Records a person's stance on a paper when it does not come from a reaction. */
export async function castVote(
  services: Services,
  by: Voter,
  paper: PaperId,
  stance: Stance,
): Promise<Voted> {
  if (stance === "none") return takeBack(services, by, paper, KINDS);
  const { voting, store } = services;
  const casts = await store.castsOf(teamOf(by.channel), paper, by.person);
  await voting.set(by, paper, stance, true);
  const before = casts.some(({ kind }) => kind === stance);
  return { votes: await votesOf(services, by, paper), left: [], before };
}

/** Clears a person's votes of these kinds for a paper. */
export async function takeBack(
  services: Services,
  by: Voter,
  paper: PaperId,
  kinds: readonly VoteKind[],
): Promise<Voted> {
  const left: VoteKind[] = [];
  for (const kind of kinds) {
    const ways = await services.voting.set(by, paper, kind, false);
    if (ways.length > 0) left.push(kind);
  }
  return { votes: await votesOf(services, by, paper), left, before: false };
}

async function votesOf({ store }: Services, { channel }: Voter, paper: PaperId): Promise<number> {
  return (await store.tallies(teamOf(channel), [paper])).get(paper) ?? 0;
}
