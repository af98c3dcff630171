import { addDays, type Day, weekdayOf } from "../time/day.ts";
import { endOfLocalDay, instantOf, type LocalTime, localDay } from "../time/zone.ts";
import type { Scheduled, SubscriptionSettings } from "./store.ts";

/** On which days, and at what local time. */
export type Timetable = Pick<SubscriptionSettings, "time" | "zone" | "weekdays">;

/** A digest due late in the evening may still go out this long after it was due, though the date has changed. */
const GRACE_MS = 2 * 3_600_000;

/**
 * The first instant strictly after `after` (both epoch milliseconds) at which a digest is due. Throws RangeError for
 * an unknown zone and where no weekday is chosen.
 */
export function nextDueAt(timetable: Timetable, after: number): number {
  // One day back, because a time inside a spring gap may be shifted over midnight; far enough on that a date which
  // a zone skipped (Apia, 30 December 2011) does not hide the same weekday of the next week.
  const first = addDays(localDay(timetable.zone, after), -1);
  for (let ahead = 0; ahead <= 16; ahead++) {
    const at = dueAt(timetable, addDays(first, ahead));
    if (at !== undefined && at > after) return at;
  }
  throw new RangeError("No digest is ever due: choose at least one weekday from 1 (Monday) to 7 (Sunday).");
}

/** The first instant after `after` at which another day than `day` is due: that one may have been served before its time. */
export function nextDayDue(timetable: Timetable, day: Day, after: number): number {
  const next = nextDueAt(timetable, after);
  return dueDay(timetable, next) === day ? nextDueAt(timetable, next) : next;
}

/** When digests, or weekly wraps, are due; undefined where the channel wants none. */
export function timetableOf(
  { time, zone, weekdays, wrap }: Timetable & Pick<SubscriptionSettings, "wrap">,
  kind: Scheduled,
): Timetable | undefined {
  if (kind === "digest") return { time, zone, weekdays };
  return wrap === undefined ? undefined : { time, zone, weekdays: [wrap] };
}

/** The next weekly wrap strictly after `after`; undefined where none is wanted. */
export function nextWrapAt(settings: SubscriptionSettings, after: number): number | undefined {
  const timetable = timetableOf(settings, "wrap");
  return timetable && nextDueAt(timetable, after);
}

/**
 * When the digest of a local date is due, in epoch milliseconds; undefined where that weekday is off or the zone never
 * had that date. A time that a clock change skips is shifted forward by the gap; one that comes twice means the first.
 */
export function dueAt(timetable: Timetable, day: Day): number | undefined {
  return timetable.weekdays.includes(weekdayOf(day)) ? instantOf(timetable, day) : undefined;
}

/** The local date that a due instant belongs to: its own, even where a gap shifted the time over midnight. */
export function dueDay(local: LocalTime, at: number): Day {
  const day = localDay(local.zone, at);
  const before = addDays(day, -1);
  return instantOf(local, before) === at ? before : day;
}

/** When the digest of `day` that was due at `due` is given up (epoch milliseconds): at the end of its day, hardly earlier. */
export function deadlineOf(zone: string, day: Day, due: number): number {
  return Math.max(endOfLocalDay(zone, day), due + GRACE_MS);
}
