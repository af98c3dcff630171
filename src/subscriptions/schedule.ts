import { addDays, type Day, weekdayOf } from "../time/day.ts";
import { endOfLocalDay, instantOf, type LocalTime, localDay } from "../time/zone.ts";
import type { Scheduled, SubscriptionSettings } from "./store.ts";

/** The weekdays and local time of digests or recaps. */
export type Timetable = Pick<SubscriptionSettings, "time" | "zone" | "weekdays">;

/** A digest due late in the evening may still go out this long after its due time, even on the next date. */
const GRACE_MS = 2 * 3_600_000;

/**
 * Returns the first instant strictly after `after` (both in epoch ms) at which a digest is due. Throws RangeError if
 * the zone is unknown or no weekday is chosen.
 */
export function nextDueAt(timetable: Timetable, after: number): number {
  // Starts one day back, because a time in a spring gap may be shifted past midnight. Goes far enough ahead that a date
  // skipped by a zone (Apia, 30 December 2011) does not hide the same weekday of the next week.
  const first = addDays(localDay(timetable.zone, after), -1);
  for (let ahead = 0; ahead <= 16; ahead++) {
    const at = dueAt(timetable, addDays(first, ahead));
    if (at !== undefined && at > after) return at;
  }
  throw new RangeError("No digest is ever due: choose at least one weekday from 1 (Monday) to 7 (Sunday).");
}

/** Returns the first instant after `after` that is due for another day than `day`, which may have been served early. */
export function nextDayDue(timetable: Timetable, day: Day, after: number): number {
  const next = nextDueAt(timetable, after);
  return dueDay(timetable, next) === day ? nextDueAt(timetable, next) : next;
}

/** Returns when digests or weekly recaps are due; undefined if the channel does not want them. */
export function timetableOf(
  { time, zone, weekdays, wrap }: Timetable & Pick<SubscriptionSettings, "wrap">,
  kind: Scheduled,
): Timetable | undefined {
  if (kind === "digest") return { time, zone, weekdays };
  return wrap === undefined ? undefined : { time, zone, weekdays: [wrap] };
}

/** Returns the next weekly recap strictly after `after`; undefined if none is wanted. */
export function nextWrapAt(settings: SubscriptionSettings, after: number): number | undefined {
  const timetable = timetableOf(settings, "wrap");
  return timetable && nextDueAt(timetable, after);
}

/**
 * Returns when the digest of a local date is due, in epoch ms; undefined if that weekday is off, or the zone never had
 * that date. A time skipped by a clock change is shifted forward by the gap; of a repeated time, the first counts.
 */
export function dueAt(timetable: Timetable, day: Day): number | undefined {
  return timetable.weekdays.includes(weekdayOf(day)) ? instantOf(timetable, day) : undefined;
}

/** Returns the local date that a due instant belongs to, even if a gap shifted the time past midnight. */
export function dueDay(local: LocalTime, at: number): Day {
  const day = localDay(local.zone, at);
  const before = addDays(day, -1);
  return instantOf(local, before) === at ? before : day;
}

/**
 * Returns when the digest of `day`, due at `due`, is given up, in epoch ms: at the end of its day, or GRACE_MS after
 * `due` if that is later.
 */
export function deadlineOf(zone: string, day: Day, due: number): number {
  return Math.max(endOfLocalDay(zone, day), due + GRACE_MS);
}
