import { briefTitle } from "../papers/brief-title.ts";
import type { Sighting } from "../papers/store.ts";
import { papersOn } from "../taste/reason.ts";
import type { Fit } from "../taste/taste.ts";
import { counted, number } from "../text/format.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { dayAndMonth, weekdayName } from "../time/format-date.ts";
import type { Listed } from "./listed.ts";

const HOUR = 3_600_000;
/** Upvotes of this age are called yesterday's, in any reader's time zone. */
const YESTERDAY_MS = { least: 20 * HOUR, most: 30 * HOUR } as const;

/** Fewer upvotes more, or a smaller share, are no climb worth telling: 63 → 64. */
const CLIMB = { least: 2, share: 0.1 } as const;

/** Whether it is on the list of the current UTC day, and has not been known for more than a day. */
export function isYoung({ paper, day }: Listed, now: number): boolean {
  return day === utcDay(now) && now - paper.firstSeenAt < 24 * HOUR;
}

/** Returns its upvotes, `96 ▲`, or how they have climbed since `before`. */
export function upvotesTold(listed: Listed, now: number, before: Sighting | undefined): string {
  const { upvotes } = listed.paper;
  if (isYoung(listed, now) || before === undefined || !hasClimbed(before.upvotes, upvotes))
    return `${number(upvotes)} ▲`;
  return `climbed ${number(before.upvotes)} → ${number(upvotes)} since ${dayOf(before, now)}`;
}

function hasClimbed(from: number, to: number): boolean {
  return to - from >= Math.max(CLIMB.least, from * CLIMB.share);
}

/** Returns its origin: `new today`. */
export function originTold(listed: Listed, now: number): string {
  const today = utcDay(now);
  if (isYoung(listed, now)) return "new today";
  return listed.day === today ? "listed again today" : `from the list of ${dateNear(listed.day, today)}`;
}

/** Returns its origin for a list that spans several days: `listed Tuesday`. */
export function listedTold(day: Day, today: Day): string {
  return day === today ? "new today" : `listed ${dateNear(day, today)}`;
}

/** Says why a paper fits the team's taste; undefined if it does not. */
export function likedTold({ because }: Fit): string | undefined {
  if (!because) return undefined;
  switch (because.kind) {
    case "topic":
      return `your team liked ${papersOn(because.topic, because.papers)}`;
    case "author":
      return `your team liked ${counted(because.papers, "paper")} by ${because.name}`;
    case "organization":
      return `your team liked ${counted(because.papers, "paper")} from ${because.name}`;
    case "itself":
      return `${someOfYou(because.votes)} liked it`;
    case "paper":
      return `close to “${briefTitle(because.title)}”, which ${someOfYou(because.votes)} liked`;
    default:
      return because satisfies never;
  }
}

function someOfYou(votes: number): string {
  return votes === 1 ? "one of you" : `${number(votes)} of you`;
}

function dayOf({ at }: Sighting, now: number): string {
  const age = now - at;
  return age >= YESTERDAY_MS.least && age <= YESTERDAY_MS.most
    ? "yesterday"
    : dateNear(utcDay(at), utcDay(now));
}

/**
 * Returns the weekday if that is unambiguous, else the date. A list's day is UTC, so "yesterday" might not be the
 * reader's.
 */
export function dateNear(day: Day, today: Day): string {
  return day > addDays(today, -7) && day <= today ? weekdayName(day) : dayAndMonth(day);
}
