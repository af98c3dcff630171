import { UserError } from "../runtime/errors.ts";
import { typedValue } from "../text/typed-text.ts";
import { addDays, type Day, toDay, type Weekday, weekdayOf } from "./day.ts";
import { fullDate } from "./format-date.ts";
import {
  findName,
  foldName,
  type Language,
  meanings,
  monthNames,
  relativeDays,
  weekdayNames,
} from "./languages.ts";

/** A date as typed, which may depend on today. `weekday` is set if it was also named. */
export type TypedDate =
  | { readonly kind: "day"; readonly day: Day; readonly weekday?: Weekday }
  | {
      readonly kind: "yearless";
      readonly month: number;
      readonly date: number;
      readonly weekday?: Weekday;
    }
  | { readonly kind: "weekday"; readonly weekday: Weekday }
  | { readonly kind: "relative"; readonly days: -1 | 0 | 1 };

const YEAR_FIRST = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const MONTH_DAY_SIGNS = /^(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?$/;
/** `3rd`, `1er`, `3º`. */
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|e|o|a|º|ª)?$/;
/** Words to ignore: `3 de junio`, `the 3rd of June`, `on Friday`. */
const FILLER = /^(?:the|of|on|de|del|d|am|den|le)$/;

/** A year that has every possible date. */
const LEAP_YEAR = 2024;

/**
 * Parses `2026-06-12`, `12 June 2026`, `12 June`, `June 12`, `friday`, `yesterday`, `12.6.2026`, with names in any
 * language that `meanings` knows. Throws UserError if it is not a date, and for 6/12/2026, which is ambiguous.
 */
export function readDate(text: string): TypedDate {
  const typed = typedValue(text);
  const [date, ...others] = numericDate(typed) ?? meanings((language) => namedDate(typed, language));
  if (date !== undefined && others.length === 0) return date;
  throw new UserError(
    date === undefined
      ? `“${typed}” is not a date. Write it like 2026-06-12, 12 June, friday or yesterday.`
      : `“${typed}” could be more than one date. Write it like 2026-06-12.`,
  );
}

/**
 * Returns the day meant by somebody looking back (`past`, including today) or ahead. Throws UserError if there is none.
 */
export function dayMeant(date: TypedDate, today: Day, toward: "past" | "future"): Day {
  switch (date.kind) {
    case "relative":
      return addDays(today, date.days);
    case "weekday": {
      const ahead = (date.weekday - weekdayOf(today) + 7) % 7;
      return addDays(today, toward === "future" ? ahead || 7 : ahead && ahead - 7);
    }
    case "day":
      return withWeekday(date.day, date.weekday);
    case "yearless": {
      const year = Number(today.slice(0, 4));
      const days = [year - 1, year, year + 1].flatMap((each) => dayOf(each, date.month, date.date) ?? []);
      const day =
        toward === "past" ? days.findLast((each) => each <= today) : days.find((each) => each >= today);
      if (day === undefined)
        throw new UserError(
          `${date.date}/${date.month} is not a date of this year. Write it like 2026-06-12.`,
        );
      return withWeekday(day, date.weekday);
    }
    default:
      return date satisfies never;
  }
}

/** Checks that `Monday 12 June` really is a Monday; otherwise one of the two is a mistake. */
function withWeekday(day: Day, weekday: Weekday | undefined): Day {
  if (weekday === undefined || weekday === weekdayOf(day)) return day;
  throw new UserError(`That date is a ${fullDate(day)}. Which of the two do you mean? Write it like ${day}.`);
}

function numericDate(typed: string): readonly TypedDate[] | undefined {
  const [, year, month, date] = YEAR_FIRST.exec(typed) ?? COMPACT.exec(typed) ?? [];
  if (year) return days([Number(year), Number(month), Number(date)]);
  const [, first, sign, second, last] = YEAR_LAST.exec(typed) ?? [];
  if (last) {
    const [a, b] = [Number(first), Number(second)];
    // Dates with dots always put the day first; with slashes and dashes both orders are in use.
    const dayFirst = days([Number(last), b, a]);
    return sign === "." || a === b ? dayFirst : [...dayFirst, ...days([Number(last), a, b])];
  }
  const [, monthAlone, dateAlone] = MONTH_DAY_SIGNS.exec(typed) ?? [];
  return monthAlone ? yearless(Number(monthAlone), Number(dateAlone)) : undefined;
}

function yearless(month: number, date: number, weekday?: Weekday): readonly TypedDate[] {
  const exists = dayOf(LEAP_YEAR, month, date) !== undefined;
  return exists ? [{ kind: "yearless", month, date, ...(weekday === undefined ? {} : { weekday }) }] : [];
}

function days(date: readonly [year: number, month: number, date: number]): readonly TypedDate[] {
  const day = dayOf(...date);
  return day === undefined ? [] : [{ kind: "day", day }];
}

function namedDate(typed: string, language: Language): TypedDate | undefined {
  const relative = relativeDays(language).get(foldName(typed).replaceAll(" ", "_"));
  if (relative !== undefined) return { kind: "relative", days: relative };
  let weekday: Weekday | undefined;
  let month: number | undefined;
  let date: number | undefined;
  let year: number | undefined;
  for (const word of typed
    .split(/[\s,.]+/)
    .map(foldName)
    .filter(Boolean)) {
    const number = ORDINAL.exec(word)?.[1];
    const named = number === undefined ? undefined : Number(number);
    if (named !== undefined && date === undefined) date = named;
    else if (/^\d{4}$/.test(word) && year === undefined) year = Number(word);
    else {
      const asMonth = month === undefined ? findName(word, monthNames(language), language) : undefined;
      const asWeekday = weekday === undefined ? findName(word, weekdayNames(language), language) : undefined;
      // `mar` means March in a date, but Tuesday on its own.
      if (asMonth !== undefined && (asWeekday === undefined || /\d/.test(typed))) month = asMonth;
      else if (asWeekday !== undefined) weekday = asWeekday;
      else if (!FILLER.test(word)) return undefined;
    }
  }
  if (month === undefined || date === undefined) {
    const alone = month === undefined && date === undefined && year === undefined;
    return alone && weekday !== undefined ? { kind: "weekday", weekday } : undefined;
  }
  if (year === undefined) return yearless(month, date, weekday)[0];
  const day = dayOf(year, month, date);
  return day && { kind: "day", day, ...(weekday === undefined ? {} : { weekday }) };
}

function dayOf(year: number, month: number, date: number): Day | undefined {
  return toDay(`${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
}
