import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "../papers/paper.ts";
import type { SubscriptionSettings, Weekday } from "../store.ts";

type LocalTime = Pick<SubscriptionSettings, "time" | "zone">;
type Timetable = Pick<SubscriptionSettings, "time" | "zone" | "weekdays">;

const DAY_MS = 86_400_000;
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

/** The next weekly wrap strictly after `after`; undefined where none is wanted. */
export function nextWrapAt(
  { time, zone, wrap }: Pick<SubscriptionSettings, "time" | "zone" | "wrap">,
  after: number,
): number | undefined {
  return wrap === undefined ? undefined : nextDueAt({ time, zone, weekdays: [wrap] }, after);
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

/** The calendar date in `zone` at an instant in epoch milliseconds. Throws RangeError for an unknown zone. */
export function localDay(zone: string, at: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
}

/** The time of day `HH:MM` in `zone` at an instant in epoch milliseconds. */
export function localTime(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
}

/** The instant (epoch milliseconds) at which the next local date begins: the first that is no longer in `day`. */
export function endOfLocalDay(zone: string, day: Day): number {
  return startOf(zone, addDays(day, 1)).at;
}

/** When the digest of `day` that was due at `due` is given up (epoch milliseconds): at the end of its day, hardly earlier. */
export function deadlineOf(zone: string, day: Day, due: number): number {
  return Math.max(endOfLocalDay(zone, day), due + GRACE_MS);
}

/** ISO weekday of a date: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): Weekday {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as Weekday;
}

/** Whether `text` names a zone of the IANA database, links such as `Asia/Calcutta` included, in any case. */
export function isTimeZone(text: string): boolean {
  return normalizeZone(text) !== undefined;
}

/**
 * The zone in the database's own spelling (`europe/berlin` → `Europe/Berlin`), links kept as they are; undefined where
 * there is no such zone. Bare offsets are refused, because they know no summer time.
 */
export function normalizeZone(text: string): string | undefined {
  const name = text
    .trim()
    .replace(/\s*\/\s*/g, "/")
    .replace(/\s+/g, "_");
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** A time of day as people type it (`9`, `9:00`, `09.00`, `9h30`, `9am`, `21:30`) as `HH:MM`, else undefined. */
export function parseTime(text: string): string | undefined {
  const parts = /^(\d{1,2})(?:[:.h](\d{2})|h)?\s*(?:([ap])\.?m\.?)?$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, hours = "", minutes = "00", half] = parts;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

function instantOf({ time, zone }: LocalTime, day: Day): number | undefined {
  const start = startOf(zone, day);
  if (!start.exists) return undefined;
  const ms = minutesOf(time) * 60_000;
  if (start.regular) return start.at + ms;
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

interface LocalDay {
  /** First instant of the date, or of the next one where the zone skipped it. */
  readonly at: number;
  readonly exists: boolean;
  /** Lasts 24 hours, so no clock changes in it and its times are plain sums. */
  readonly regular: boolean;
}

/** Asking the zone database costs 40 µs, and thousands of channels share a few hundred zones and two dates: 3 × faster. */
const known = new Map<string, LocalDay>();
const KNOWN_LIMIT = 4_000;

function startOf(zone: string, day: Day): LocalDay {
  const key = `${zone} ${day}`;
  const hit = known.get(key);
  if (hit) return hit;
  const start = midnight(zone, day);
  const length = midnight(zone, addDays(day, 1)).epochMilliseconds - start.epochMilliseconds;
  const found: LocalDay = {
    at: start.epochMilliseconds,
    exists: start.toPlainDate().toString() === day,
    regular: length === DAY_MS,
  };
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(key, found);
  return found;
}

function midnight(zone: string, day: Day): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone);
}
