import { LRUCache } from "lru-cache";
import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "./day.ts";

const DAY_MS = 86_400_000;

/** A time of day `HH:MM` in an IANA zone. */
export interface LocalTime {
  readonly time: string;
  readonly zone: string;
}

/** Returns the date in `zone` at an instant in epoch ms. Throws RangeError if the zone is unknown. */
export function localDay(zone: string, at: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
}

/** Returns the time of day `HH:MM` in `zone` at an instant in epoch ms. */
export function localTime(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
}

/** Returns the instant (epoch ms) at which the next local date begins, the first that is not in `day`. */
export function endOfLocalDay(zone: string, day: Day): number {
  return startOf(zone, addDays(day, 1)).at;
}

/** Whether `text` names an IANA zone, in any case, including links such as `Asia/Calcutta`. */
export function isTimeZone(text: string): boolean {
  return normalizeZone(text) !== undefined;
}

/**
 * Returns the zone in its official spelling (`europe/berlin` → `Europe/Berlin`), without resolving links; undefined if
 * there is none. Rejects bare offsets, because they have no summer time.
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

/**
 * Returns the instant (epoch ms) of a time of day on a local date; undefined if the zone never had that date. A time
 * skipped by a clock change is shifted forward by the gap; of a repeated time, the first counts.
 */
export function instantOf({ time, zone }: LocalTime, day: Day): number | undefined {
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
  /** First instant of the date, or of the next one if the zone skipped it. */
  readonly at: number;
  readonly exists: boolean;
  /** Whether it lasts 24 hours, so that times are simple sums. */
  readonly regular: boolean;
}

/**
 * A look-up in the zone database takes 40 µs, and thousands of channels share a few hundred zones and two dates. The
 * cache makes this 3 times faster.
 */
const known = new LRUCache<string, LocalDay>({ max: 4_000 });

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
  known.set(key, found);
  return found;
}

function midnight(zone: string, day: Day): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone);
}
