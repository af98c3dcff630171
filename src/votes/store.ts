import type { Message } from "../chat/message.ts";
import type { Mark } from "../chat/reaction.ts";
import type { ChannelRef, DeliveryKey, MessageRef, Person, Platform } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";

/** What a person says of a paper. The kinds are counted apart and do not touch each other. */
export type VoteKind = "up" | "down" | "read";

/**
 * A way in which one person's vote for one paper came in. The vote (team, paper, person, kind) stands while any of its
 * ways does.
 */
export interface Cast {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly person: Person;
  readonly kind: VoteKind;
  /** Where it was cast. */
  readonly channel: ChannelRef;
  readonly via: Way;
}

/**
 * The vote button and `/papers vote` are one switch; each reaction with an emoji on a message in the channel is a way of
 * its own.
 */
export type Way = "button" | { readonly message: string; readonly mark: Mark };

export interface CastChange {
  readonly cast: Cast;
  readonly standing: boolean;
  /** Epoch ms of arrival. */
  readonly at: number;
}

/** Papers whose votes of any kind are no longer what they were. */
export type Changed = readonly { readonly team: TeamId; readonly paper: PaperId }[];

/** One of our messages about papers: reactions on it are votes, and its buttons show their counts. */
export interface PostedMessage {
  readonly message: MessageRef;
  readonly team: TeamId;
  readonly key: DeliveryKey;
  /** Papers by ballot number: index 0 is ballot 1. Where there is one alone, emoji vote for it as well. */
  readonly papers: readonly PaperId[];
  readonly postedAt: number;
  /** Whether it was found gone from its channel. */
  readonly gone: boolean;
}

/** How a posted message stands there. */
export interface Drawing {
  /** Without counts; as frozen when posted, or as drawn since. */
  readonly content: Message;
  /** The counts it was last drawn with, in the words of whoever drew it; empty where it never was. */
  readonly counts: string;
}

export interface Favourite {
  readonly paper: KnownPaper;
  readonly votes: number;
  /** Epoch ms of the newest of these votes. */
  readonly lastVoteAt: number;
}

/** What a team thinks of a paper: how many of its people stand for and against it. */
export interface Opinion {
  readonly paper: PaperId;
  readonly up: number;
  readonly down: number;
}

/** Our messages about papers: which reactions are votes, and which counts they show. */
export interface PostedMessageStore {
  /** Makes a message known whose reactions are votes; again changes nothing. Delivered digests are known by themselves. */
  addPosted(posted: Omit<PostedMessage, "gone">, content: Message): Promise<void>;
  /** The posted message with this reference. */
  openMessage(message: MessageRef): Promise<PostedMessage | undefined>;
  /** Posted messages from `since` on that are not gone, newest first: those of a platform, or a team's, about some papers where given. */
  openMessages(
    which: {
      readonly platform?: Platform;
      readonly workspaces?: readonly string[];
      readonly about?: { readonly team: TeamId; readonly papers?: readonly PaperId[] };
    },
    since: number,
  ): Promise<readonly PostedMessage[]>;
  drawing(message: MessageRef): Promise<Drawing | undefined>;
  /** Remembers with which counts the message was drawn, and its content where that has changed since it was posted. */
  saveDrawn(message: MessageRef, counts: string, content?: Message): Promise<void>;
  /** Whether the message is gone from its channel: then nothing is asked about it any more. Votes that came by it stay. */
  setGone(message: MessageRef, gone: boolean): Promise<void>;
}

/** The vote ledger: what each person of a team stands for, set rather than added up. */
export interface VoteStore {
  /** Applies changes in order, each set rather than added; returns the papers whose standing votes changed, by team. */
  applyCasts(changes: readonly CastChange[]): Promise<Changed>;
  /**
   * Turns the person's switch of that kind on, off, or over; `standing` is how it stands now, `before` what of that kind
   * stood before.
   */
  setSwitch(
    cast: Omit<Cast, "via">,
    to: boolean | "toggle",
    at: number,
  ): Promise<{ readonly standing: boolean; readonly before: readonly Way[]; readonly changed: Changed }>;
  /**
   * Makes the standing reactions on `message` equal to `standing` (a recount), but leaves alone those that changed after
   * `takenAt`. Returns as `applyCasts` does.
   */
  replaceCasts(
    team: TeamId,
    message: MessageRef,
    standing: readonly Cast[],
    takenAt: number,
  ): Promise<Changed>;
  /** The newest time of any change or recount in the ledger; 0 where there was none. */
  lastHeardAt(): Promise<number>;
  /** The standing casts of one person for one paper. */
  castsOf(
    team: TeamId,
    paper: PaperId,
    person: Person,
  ): Promise<readonly { readonly kind: VoteKind; readonly via: Way }[]>;
  /** Votes (distinct persons) for each of the papers, "up" unless told; papers without any are left out. */
  tallies(team: TeamId, papers: readonly PaperId[], kind?: VoteKind): Promise<ReadonlyMap<PaperId, number>>;
  /** Who votes for each of the papers: one account a person, first voters first. */
  voters(team: TeamId, papers: readonly PaperId[]): Promise<ReadonlyMap<PaperId, readonly AccountId[]>>;
  /**
   * Each team's papers by votes cast at or after `since`, most first, then newest vote, then id; of one channel alone
   * where given. In the order asked.
   */
  favourites(
    teams: readonly TeamId[],
    since: number,
    limit: number,
    which?: { readonly channel?: ChannelRef | undefined; readonly offset?: number },
  ): Promise<readonly (readonly Favourite[])[]>;
  /**
   * The papers that anybody in each team stands for or against, those with the newest such vote first, then by id. In the
   * order asked.
   */
  opinions(teams: readonly TeamId[], limit: number): Promise<readonly (readonly Opinion[])[]>;
}
