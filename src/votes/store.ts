import type { Message } from "../chat/message.ts";
import type { Mark } from "../chat/reaction.ts";
import type { ChannelRef, DeliveryKey, MessageRef, Person, Platform } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";

/** A kind of vote. The kinds are independent of each other and counted separately. */
export type VoteKind = "up" | "down" | "read";

/**
 * One way in which a person's vote for a paper was cast. The vote (team, paper, person, kind) stands while any of its
 * ways does.
 */
export interface Cast {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly person: Person;
  readonly kind: VoteKind;
  /** The channel in which it was cast. */
  readonly channel: ChannelRef;
  readonly via: Way;
}

/**
 * How a vote was cast. The vote button and `/papers vote` are one switch; each reaction, by message and emoji, is
 * separate.
 */
export type Way = "button" | { readonly message: string; readonly mark: Mark };

export interface CastChange {
  readonly cast: Cast;
  readonly standing: boolean;
  /** Epoch ms of arrival. */
  readonly at: number;
}

/** Papers whose votes of any kind have changed. */
export type Changed = readonly { readonly team: TeamId; readonly paper: PaperId }[];

/** One of our messages about papers: reactions on it are votes, and its buttons show vote counts. */
export interface PostedMessage {
  readonly message: MessageRef;
  readonly team: TeamId;
  readonly key: DeliveryKey;
  /** Papers by ballot number: index 0 is ballot 1. If there is only one, emoji vote for it too. */
  readonly papers: readonly PaperId[];
  readonly postedAt: number;
  /** Whether it was found deleted from its channel. */
  readonly gone: boolean;
}

/** What a posted message currently shows. */
export interface Drawing {
  /** Without counts; frozen when posted, or as last redrawn. */
  readonly content: Message;
  /** The counts last drawn, as a string whose format only the writer knows; empty if none were drawn. */
  readonly counts: string;
}

export interface Favourite {
  readonly paper: KnownPaper;
  readonly votes: number;
  /** Epoch ms of the newest of these votes. */
  readonly lastVoteAt: number;
}

/** A team's view of a paper: how many of its people are for and against it. */
export interface Opinion {
  readonly paper: PaperId;
  readonly up: number;
  readonly down: number;
}

/** Our messages about papers, for counting reactions and redrawing counts. */
export interface PostedMessageStore {
  /**
   * Registers a message whose reactions are votes; a repeat changes nothing. Delivered digests need no registration.
   */
  addPosted(posted: Omit<PostedMessage, "gone">, content: Message): Promise<void>;
  /** Returns the posted message with this reference. */
  openMessage(message: MessageRef): Promise<PostedMessage | undefined>;
  /**
   * Returns posted messages from `since` on that are not gone, newest first: of a platform, or of a team, optionally
   * about some papers.
   */
  openMessages(
    which: {
      readonly platform?: Platform;
      readonly workspaces?: readonly string[];
      readonly about?: { readonly team: TeamId; readonly papers?: readonly PaperId[] };
    },
    since: number,
  ): Promise<readonly PostedMessage[]>;
  /** Undefined for unknown messages, and for old ones, whose content was deleted. */
  drawing(message: MessageRef): Promise<Drawing | undefined>;
  /** Records the counts drawn on the message, and its content if that has changed since it was posted. */
  saveDrawn(message: MessageRef, counts: string, content?: Message): Promise<void>;
  /** Records whether the message was deleted from its channel; if so, it is not read again. Its votes stay. */
  setGone(message: MessageRef, gone: boolean): Promise<void>;
}

/** The vote ledger: each person's current votes, set rather than added up. */
export interface VoteStore {
  /**
   * Applies changes in order; each sets a state, so repeats are harmless. Returns the papers whose votes changed, by
   * team.
   */
  applyCasts(changes: readonly CastChange[]): Promise<Changed>;
  /**
   * Sets or toggles the person's switch for that kind. `standing` is its new state, `before` the ways of that kind that
   * stood before.
   */
  setSwitch(
    cast: Omit<Cast, "via">,
    to: boolean | "toggle",
    at: number,
  ): Promise<{ readonly standing: boolean; readonly before: readonly Way[]; readonly changed: Changed }>;
  /**
   * Makes the reactions recorded for `message` equal to `standing` (a recount), except those that changed after
   * `takenAt`. Returns the same as `applyCasts`.
   */
  replaceCasts(
    team: TeamId,
    message: MessageRef,
    standing: readonly Cast[],
    takenAt: number,
  ): Promise<Changed>;
  /** Returns the newest time of any change or recount in the ledger; 0 if there was none. */
  lastHeardAt(): Promise<number>;
  /** Returns the standing casts of one person for one paper. */
  castsOf(
    team: TeamId,
    paper: PaperId,
    person: Person,
  ): Promise<readonly { readonly kind: VoteKind; readonly via: Way }[]>;
  /** Counts the votes (distinct people) for each paper, of kind "up" by default; papers without votes are left out. */
  tallies(team: TeamId, papers: readonly PaperId[], kind?: VoteKind): Promise<ReadonlyMap<PaperId, number>>;
  /** Returns the voters of each paper: one account per person, first voters first. */
  voters(team: TeamId, papers: readonly PaperId[]): Promise<ReadonlyMap<PaperId, readonly AccountId[]>>;
  /**
   * Returns each team's papers by votes cast at or after `since`: most votes first, then newest vote, then id.
   * Optionally of one channel only. In the order asked.
   */
  favourites(
    teams: readonly TeamId[],
    since: number,
    limit: number,
    which?: { readonly channel?: ChannelRef | undefined; readonly offset?: number },
  ): Promise<readonly (readonly Favourite[])[]>;
  /**
   * Returns the papers that anybody in each team is for or against, newest such vote first, then by id. In the order
   * asked.
   */
  opinions(teams: readonly TeamId[], limit: number): Promise<readonly (readonly Opinion[])[]>;
}
