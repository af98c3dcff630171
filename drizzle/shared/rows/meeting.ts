import type { Person, Platform } from "../../../src/chat/refs.ts";
import type { KnownMeeting, Meeting, Reminder } from "../../../src/club/store.ts";
import type { KnownPaper } from "../../../src/papers/paper.ts";
import { channelOf } from "./channel.ts";

/** A row of the journal club's meetings. */
export interface MeetingRow extends Omit<Meeting, "channel" | "presenter" | "scheduledBy"> {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly presenter: Person | null;
  readonly presenterName: string | null;
  readonly scheduledBy: Person | null;
  /** Reminders sent since it last changed. */
  readonly told: readonly Reminder[];
}

/** Converts a meeting to a row, with no reminders sent yet. */
export function meetingRow({ channel, presenter, scheduledBy, ...meeting }: Meeting): MeetingRow {
  return {
    ...meeting,
    platform: channel.platform,
    workspace: channel.workspace,
    channel: channel.id,
    presenter: presenter?.person ?? null,
    presenterName: presenter?.name ?? null,
    scheduledBy: scheduledBy ?? null,
    told: [],
  };
}

/** Converts a row to a meeting. */
export function meetingOf(row: Omit<MeetingRow, "paper">, paper: KnownPaper): KnownMeeting {
  const { id, team, at, minutes, zone, sequence, changedAt, cancelled, presenter, scheduledBy } = row;
  return {
    id,
    team,
    channel: channelOf(row),
    paper,
    presenter: presenter ? { person: presenter, name: row.presenterName ?? "" } : undefined,
    at,
    minutes,
    zone,
    sequence,
    scheduledBy: scheduledBy ?? undefined,
    changedAt,
    cancelled,
  };
}
