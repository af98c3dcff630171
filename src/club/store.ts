import type { ChannelRef, Person } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { TeamId } from "../teams/team-id.ts";

/** A paper nominated for the team to read together. */
export interface Nomination {
  /** The team in which it was nominated. */
  readonly team: TeamId;
  readonly paper: KnownPaper;
  readonly by: Person;
  /** Epoch ms. */
  readonly at: number;
}

/** A presenter, by the name that the platform shows; it mentions nobody. */
export interface Presenter {
  readonly person: Person;
  readonly name: string;
}

/** An appointment to discuss a paper. */
export interface Meeting {
  /** Stable through all changes: 16 characters of `[a-z0-9]`. */
  readonly id: string;
  readonly team: TeamId;
  /** The channel in which it was scheduled and is announced. */
  readonly channel: ChannelRef;
  readonly paper: PaperId;
  readonly presenter: Presenter | undefined;
  /** Epoch ms of its start. */
  readonly at: number;
  readonly minutes: number;
  /** IANA zone in which it was scheduled. */
  readonly zone: string;
  /** Starts at 0 and grows with every change: calendars use the highest. */
  readonly sequence: number;
  /** Undefined after that person was forgotten. */
  readonly scheduledBy: Person | undefined;
  /** Epoch ms of the last change. */
  readonly changedAt: number;
  readonly cancelled: boolean;
}

/** A meeting whose paper the library knows. */
export interface KnownMeeting extends Omit<Meeting, "paper"> {
  readonly paper: KnownPaper;
}

/** A reminder: how long before the meeting, and to whom. */
export type Reminder = `${"day" | "hour"}:${"channel" | "presenter"}`;

/** The journal club's persistence. Linked teams share one club. */
export interface ClubStore {
  /** Returns false if the paper is already nominated. */
  nominate(nomination: {
    readonly team: TeamId;
    readonly paper: PaperId;
    readonly by: Person;
    readonly at: number;
  }): Promise<boolean>;
  /** Withdraws a nomination made in this team, not in a linked one. Returns false if there was none. */
  withdrawNomination(team: TeamId, paper: PaperId): Promise<boolean>;
  /** Returns nominations without a scheduled meeting, oldest first. */
  nominations(team: TeamId): Promise<readonly Nomination[]>;
  /**
   * Creates the meeting (sequence 0), or changes it if its stored sequence is one lower; returns false otherwise.
   * Reminders planned before the change and not yet being posted are dropped.
   */
  saveMeeting(meeting: Meeting): Promise<boolean>;
  /**
   * Returns the team's meetings that start at or after `from` and before `to` and are not cancelled, earliest first.
   */
  meetings(team: TeamId, from: number, to: number): Promise<readonly KnownMeeting[]>;
  /** Returns the same for all teams, with the reminders sent since each meeting's last change. */
  meetingsToRemind(
    from: number,
    to: number,
  ): Promise<readonly { readonly meeting: KnownMeeting; readonly told: readonly Reminder[] }[]>;
  /** Records that the reminder was sent, if the meeting has not changed meanwhile. */
  markTold(meeting: Pick<Meeting, "id" | "sequence">, what: Reminder): Promise<void>;
}
