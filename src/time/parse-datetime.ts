import { UserError } from "../runtime/errors.ts";
import { addDays } from "./day.ts";
import { fullDate } from "./format-date.ts";
import { dayMeant, type TypedDate } from "./parse-date.ts";
import { instantOf, localDay } from "./zone.ts";

/** Days ahead after which a date is considered a mistake. */
const AHEAD_DAYS = 730;

/**
 * Returns the instant (epoch ms) that a date and a time of day (`HH:MM`) mean in `zone`, looking ahead from `now`. A
 * time skipped by a clock change is shifted forward. Throws UserError if it is past or too far ahead.
 */
export function instantMeant(date: TypedDate, time: string, zone: string, now: number): number {
  const today = localDay(zone, now);
  const day = dayMeant(date, today, "future");
  const at = instantOf({ time, zone }, day);
  if (at === undefined)
    throw new UserError(`${fullDate(day)} does not exist in ${zone}. Pick another day.`, { option: "date" });
  if (at <= now)
    throw new UserError(`${fullDate(day)}, ${time} ${zone} is in the past. Pick a later time.`, {
      option: day < today ? "date" : "time",
    });
  if (day > addDays(today, AHEAD_DAYS))
    throw new UserError(`${fullDate(day)} is more than two years ahead. Is the year right?`, {
      option: "date",
    });
  return at;
}
