import type { ChannelRef, Person } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { TeamId } from "../teams/team-id.ts";

/** A paper that somebody would like the team to read together. */
export interface Nomination {
  /** Where it was nominated. */
  readonly team: TeamId;
  readonly paper: KnownPaper;
  readonly by: Person;
  /** Epoch ms. */
  readonly at: number;
}

/** Who presents, as the platform names them to people; the name is shown and mentions nobody. */
export interface Presenter {
  readonly person: Person;
  readonly name: string;
}

/** A paper to be read together at a time. */
export interface Meeting {
  /** The same through all changes: 16 characters of `[a-z0-9]`. */
  readonly id: string;
  readonly team: TeamId;
  /** Where it was scheduled, and is reminded of. */
  readonly channel: ChannelRef;
  readonly paper: PaperId;
  readonly presenter: Presenter | undefined;
  /** Epoch ms of its beginning. */
  readonly at: number;
  readonly minutes: number;
  /** IANA zone in which it was set. */
  readonly zone: string;
  /** From 0, rises with every change: calendars take the highest. */
  readonly sequence: number;
  /** Undefined where they asked to be forgotten. */
  readonly scheduledBy: Person | undefined;
  /** Epoch ms of the last change. */
  readonly changedAt: number;
  readonly cancelled: boolean;
}

/** A meeting whose paper the library knows. */
export interface KnownMeeting extends Omit<Meeting, "paper"> {
  readonly paper: KnownPaper;
}

/** What is told before a meeting: to whom, and how long before. */
export type Reminder = `${"day" | "hour"}:${"channel" | "presenter"}`;

/** The journal club's part of the store. Linked teams have one club. */
export interface ClubStore {
  /** False where the paper is nominated already. */
  nominate(nomination: {
    readonly team: TeamId;
    readonly paper: PaperId;
    readonly by: Person;
    readonly at: number;
  }): Promise<boolean>;
  /** Takes back what was nominated in this very team, not what is in a linked one. False where there was nothing. */
  withdrawNomination(team: TeamId, paper: PaperId): Promise<boolean>;
  /** What is nominated and has no meeting that stands, oldest first. */
  nominations(team: TeamId): Promise<readonly Nomination[]>;
  /**
   * Creates the meeting (sequence 0) or changes it, where it stands at the sequence just before; false where it does not.
   * What was to be told of it before the change and is not on its way yet is no longer told.
   */
  saveMeeting(meeting: Meeting): Promise<boolean>;
  /** Meetings of the team that begin at or after `from` and before `to`, not cancelled, earliest first. */
  meetings(team: TeamId, from: number, to: number): Promise<readonly KnownMeeting[]>;
  /** Meetings of all teams that begin in that time, not cancelled, with what was told of them since their last change. */
  meetingsToRemind(
    from: number,
    to: number,
  ): Promise<readonly { readonly meeting: KnownMeeting; readonly told: readonly Reminder[] }[]>;
  /** Remembers that it was told, where the meeting has not changed meanwhile. */
  markTold(meeting: Pick<Meeting, "id" | "sequence">, what: Reminder): Promise<void>;
}
