import { UserError } from "../runtime/errors.ts";
import { addDays, type Day, toDay, weekdayOf } from "./day.ts";
import { fullDate } from "./format-date.ts";
import { parseTime } from "./parse-time.ts";
import { instantOf, localDay } from "./zone.ts";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** Further ahead is a slip of the pen. */
const AHEAD_DAYS = 730;

/**
 * The instant (epoch ms) that a date (`2026-12-03`, `today`, `tomorrow`, `thursday`) and a time of day mean in `zone`. A
 * time that a clock change skips is shifted forward. Throws UserError for what cannot be read or is past.
 */
export function readWhen(date: string, time: string, zone: string, now: number): number {
  const today = localDay(zone, now);
  const day = readDay(date, today);
  const clock = parseTime(time);
  if (!clock) {
    throw new UserError(`“${time}” is no time of day. Write it like 15:00 or 3pm.`, { option: "time" });
  }
  const at = instantOf({ time: clock, zone }, day);
  if (at === undefined) {
    throw new UserError(`There is no ${fullDate(day)} in ${zone}. Name another day.`, { option: "date" });
  }
  if (at <= now) {
    throw new UserError(`${fullDate(day)}, ${clock} ${zone}, is past. Name a time to come.`, {
      option: day < today ? "date" : "time",
    });
  }
  if (day > addDays(today, AHEAD_DAYS)) {
    throw new UserError(`${fullDate(day)} is more than two years ahead. Is the year right?`, {
      option: "date",
    });
  }
  return at;
}

function readDay(text: string, today: Day): Day {
  const words = text.trim().toLowerCase();
  if (words === "today") return today;
  if (words === "tomorrow") return addDays(today, 1);
  const weekday = words.length < 3 ? -1 : WEEKDAYS.findIndex((name) => words.startsWith(name));
  if (weekday >= 0) {
    const ahead = (weekday + 1 - weekdayOf(today) + 7) % 7;
    return addDays(today, ahead || 7);
  }
  const day = toDay(words);
  if (day) return day;
  throw new UserError(`“${text}” is no date. Write it like 2026-12-03, or tomorrow, or thursday.`, {
    option: "date",
  });
}
