import type { Day } from "../papers/paper.ts";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `Friday`. */
export function weekdayName(day: Day): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

/** `12 June`: spelled out, because 6/12 and 12/6 are both in use. */
export function dayAndMonth(day: Day): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
}

/** `Friday 12 June 2026`, or as the reader's locale (BCP 47) writes it. */
export function fullDate(day: Day, locale?: string): string {
  const theirs = locale === undefined ? undefined : dateFormat(locale);
  if (theirs) return theirs.format(Date.parse(`${day}T00:00:00Z`));
  return `${weekdayName(day)} ${dayAndMonth(day)} ${day.slice(0, 4)}`;
}

/** `8–12 June 2026`, `29 May – 2 June 2026`, `12 June 2026` where both ends are the same. */
export function dateSpan(from: Day, to: Day): string {
  const year = to.slice(0, 4);
  if (from === to) return `${dayAndMonth(to)} ${year}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${dayAndMonth(to)} ${year}`;
  const start = from.slice(0, 4) === year ? dayAndMonth(from) : `${dayAndMonth(from)} ${from.slice(0, 4)}`;
  return `${start} – ${dayAndMonth(to)} ${year}`;
}

/** A count with thousands apart: `1,234`, or as the reader's locale (BCP 47) writes it. */
export function number(n: number, locale?: string): string {
  const theirs = locale === undefined ? undefined : numberFormat(locale);
  return theirs ? theirs.format(n) : String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

const dateFormat = remembered(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }),
);
const numberFormat = remembered((locale) => new Intl.NumberFormat(locale));

/** Making a format costs 50 µs and there are a few dozen locales. Undefined for what is no locale. */
function remembered<T>(make: (locale: string) => T): (locale: string) => T | undefined {
  const made = new Map<string, T | undefined>();
  return (locale) => {
    if (!made.has(locale)) {
      try {
        made.set(locale, make(locale));
      } catch {
        return undefined;
      }
    }
    return made.get(locale);
  };
}

/** A count in at most four characters and one decimal: `999`, `1.2k`, `12k`, `3.4M`. Rounded down. */
export function compactNumber(n: number): string {
  if (n < 1_000) return String(n);
  const [unit, letter] = n < 1_000_000 ? [1_000, "k"] : [1_000_000, "M"];
  const tenths = Math.floor((n * 10) / unit);
  return `${tenths < 100 ? tenths / 10 : Math.floor(tenths / 10)}${letter}`;
}

/** `1 paper`, `2 papers`; `many` where an s is not enough. */
export function counted(n: number, one: string, many = `${one}s`, locale?: string): string {
  return `${number(n, locale)} ${n === 1 ? one : many}`;
}

/** `“a”, “b” or “c”`, with `last` as the last joint. */
export function quotedList(words: readonly string[], last: "and" | "or"): string {
  const quoted = words.map((word) => `“${word}”`);
  return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter(Boolean).join(` ${last} `);
}

/** `text` cut at a word to at most `max` UTF-16 units, the cut shown by `…`. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  // Never inside a surrogate pair.
  const room = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "");
  const words = /\s/.test(text.charAt(room.length)) ? room : room.replace(/\s+\S*$/, "");
  // A word so long that little would be left before it is cut inside.
  const kept = words.length >= max / 2 ? words : room;
  return brokenOff(kept);
}

/** `text` with `…` after it, and nothing before that would wait for more: a comma, a dash, an open bracket. */
export function brokenOff(text: string): string {
  return `${text.replace(/[\s,;:(–—-]+$/, "")}…`;
}
