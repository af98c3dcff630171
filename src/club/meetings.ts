import { createHash } from "node:crypto";
import type { CommandContext } from "../chat/command.ts";
import type { Somebody } from "../chat/option.ts";
import type { Person } from "../chat/refs.ts";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { Clock } from "../runtime/clock.ts";
import { UserError } from "../runtime/errors.ts";
import type { SubscriptionStore } from "../subscriptions/store.ts";
import { accountOf } from "../teams/account-id.ts";
import { teamOf } from "../teams/team-id.ts";
import type { TypedDate } from "../time/parse-date.ts";
import { instantMeant } from "../time/parse-datetime.ts";
import type { ClubStore, KnownMeeting, Presenter } from "./store.ts";

const MINUTES = 60;
/** A meeting is current until it is over; no meeting is longer than this. */
const LONGEST_MS = 4 * 3_600_000;

interface Needed {
  readonly store: ClubStore & Pick<SubscriptionStore, "subscription">;
  readonly clock: Clock;
}

/** A requested meeting; undefined fields stay as they were. */
export interface Wish {
  readonly date: TypedDate | undefined;
  /** `HH:MM`. */
  readonly time: string | undefined;
  readonly presenter: Somebody | undefined;
  readonly minutes: number | undefined;
}

/** Returns the team's meetings that are not over, earliest first. */
export async function comingMeetings(
  { store, clock }: { readonly store: ClubStore; readonly clock: Clock },
  { channel }: Pick<CommandContext, "channel">,
): Promise<readonly KnownMeeting[]> {
  const now = clock.now();
  const begun = await store.meetings(teamOf(channel), now - LONGEST_MS, Number.MAX_SAFE_INTEGER);
  return begun.filter(({ at, minutes }) => at + minutes * 60_000 > now);
}

/**
 * Schedules a meeting about the paper, or changes the existing one. Throws UserError if the wish is invalid, or if only
 * others may change the meeting.
 */
export async function schedule(
  services: Needed,
  context: CommandContext,
  paper: KnownPaper,
  wish: Wish,
): Promise<{ readonly meeting: KnownMeeting; readonly news: "new" | "changed" }> {
  const { clock } = services;
  const { channel, person } = context;
  const now = clock.now();
  const known = await meetingAbout(services, context, paper.id);
  if (known) requireMayChange(context, known);
  const zone = await zoneOf(services, context);
  if (!wish.date || !wish.time) throw new UserError("Give a date and a time, like 2026-12-03 15:00.");
  const at = instantMeant(wish.date, wish.time, zone, now);
  const meeting: KnownMeeting = {
    id: known?.id ?? meetingId([teamOf(channel), channel.id, paper.id, String(now)]),
    team: known?.team ?? teamOf(channel),
    channel: known?.channel ?? channel,
    paper,
    presenter: wish.presenter === undefined ? known?.presenter : presenterOf(wish.presenter, person),
    at,
    minutes: wish.minutes ?? known?.minutes ?? MINUTES,
    zone,
    sequence: known ? known.sequence + 1 : 0,
    scheduledBy: known?.scheduledBy ?? person,
    changedAt: now,
    cancelled: false,
  };
  await save(services, meeting);
  return { meeting, news: known ? "changed" : "new" };
}

/** Cancels the meeting about the paper. Throws UserError if there is none, or if only others may cancel it. */
export async function cancel(
  services: Needed,
  context: CommandContext,
  paper: KnownPaper,
): Promise<KnownMeeting> {
  const known = await meetingAbout(services, context, paper.id);
  if (!known)
    throw new UserError(
      `“${shownTitle(paper)}” has no meeting to cancel. To see the meetings, run “/papers club”.`,
    );
  requireMayChange(context, known);
  const meeting = {
    ...known,
    sequence: known.sequence + 1,
    changedAt: services.clock.now(),
    cancelled: true,
  };
  await save(services, meeting);
  return meeting;
}

/** Returns the zone in which dates are read: the channel subscription's, else the asker's, else UTC. */
export async function zoneOf(
  { store }: { readonly store: Pick<SubscriptionStore, "subscription"> },
  { channel, timeZone }: CommandContext,
): Promise<string> {
  return (await store.subscription(channel))?.settings.zone ?? timeZone ?? "UTC";
}

async function meetingAbout(
  services: Needed,
  context: CommandContext,
  paper: PaperId,
): Promise<KnownMeeting | undefined> {
  const about = (await comingMeetings(services, context)).filter((meeting) => meeting.paper.id === paper);
  return about.find(({ team }) => team === teamOf(context.channel)) ?? about[0];
}

async function save({ store }: Needed, { paper, ...meeting }: KnownMeeting): Promise<void> {
  if (await store.saveMeeting({ ...meeting, paper: paper.id })) return;
  throw new UserError(
    "Somebody else has just changed that meeting. Check it with “/papers club”, then try again.",
  );
}

/** Channel managers may change meetings of their own team, but not of a linked one. */
function requireMayChange({ person, channel, canManage }: CommandContext, meeting: KnownMeeting): void {
  const account = accountOf(person);
  const here = meeting.team === teamOf(channel);
  const theirs = [meeting.scheduledBy, meeting.presenter?.person];
  if ((canManage && here) || theirs.some((one) => one && accountOf(one) === account)) return;
  throw new UserError(
    `“${shownTitle(meeting.paper)}” is already scheduled. Only the person who scheduled it, the presenter, or somebody who manages ${here ? "this channel" : "a channel where it was scheduled"} can change that.`,
  );
}

function presenterOf({ user, name }: Somebody, asker: Person): Presenter {
  return { person: { ...asker, user }, name };
}

function meetingId(parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return BigInt(`0x${hash}`).toString(36).slice(0, 16);
}
