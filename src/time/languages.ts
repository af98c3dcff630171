import { plainTyping } from "../text/typed-text.ts";
import type { Weekday } from "./day.ts";

/**
 * Languages, besides English, in which dates and times can be typed: those of Discord's and Slack's apps. The words
 * come from Intl (ICU). They are loaded when somebody first types a word that is not English, because the weekdays of
 * all languages take 60 ms and 14 MB, which most teams never need.
 */
const LANGUAGES = [
  ...["de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "hr"],
  ...["lt", "tr", "el", "bg", "ru", "uk", "id", "vi", "th", "hi", "ja", "ko", "zh"],
] as const;
export type Language = "en" | (typeof LANGUAGES)[number];

/**
 * Returns the meanings of a text: in English, or else in every language that can read all of it. Several if languages
 * disagree: `so` is Sunday in German and Saturday in Czech.
 */
export function meanings<T>(read: (language: Language) => T | undefined): readonly T[] {
  const english = read("en");
  if (english !== undefined) return [english];
  const found = new Map<string, T>();
  for (const language of LANGUAGES) {
    const meaning = read(language);
    if (meaning !== undefined) found.set(JSON.stringify(meaning), meaning);
  }
  return [...found.values()];
}

/** Meanings by name. Names are folded, with `_` for the spaces and hyphens inside them. */
export type Names<T> = ReadonlyMap<string, T>;

/** Folds a name for comparison: lower case, without accents and full stops. */
export function foldName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(".", "")
    .trim();
}

/** Scripts without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Folds `text` and separates the names in it: `segunda-feira` is one, `周一至周五` becomes three. */
export function splitNames(text: string, names: Names<unknown>): string {
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  let split = foldName(text);
  for (const name of longestFirst.filter((one) => one.includes("_")))
    split = split.replaceAll(new RegExp(name.replaceAll("_", "[ -]"), "g"), name);
  const unspaced = longestFirst.filter((name) => UNSPACED.test(name));
  return unspaced.length === 0 ? split : split.replace(new RegExp(unspaced.join("|"), "g"), " $& ");
}

/** Returns the meaning of a name or of an unambiguous prefix (at least two letters in English, three elsewhere). */
export function findName<T>(word: string, names: Names<T>, language: Language): T | undefined {
  const exact = names.get(word);
  if (exact !== undefined || word.length < (language === "en" ? 2 : 3)) return exact;
  const begun = new Set([...names].filter(([name]) => name.startsWith(word)).map(([, meaning]) => meaning));
  return begun.size === 1 ? [...begun][0] : undefined;
}

/** A Monday at noon, from which weekdays are counted. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export const weekdayNames = eachOnce((language): Names<Weekday> => {
  const formats = (["long", "short"] as const).map((weekday) => format(language, { weekday }));
  return collect(
    ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((day) =>
      formats.map((one) => [one.format(MONDAY + (day - 1) * DAY_MS), day]),
    ),
  );
});

/** Months from 1, in the form used in dates. */
export const monthNames = eachOnce((language): Names<number> => {
  const formats = (["long", "short"] as const).map((month) => format(language, { day: "numeric", month }));
  return collect(
    Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
      formats.map((one) => [part(one, Date.UTC(2024, month - 1, 5), "month"), month]),
    ),
  );
});

/** `yesterday`, `today`, `tomorrow`, as days from today. */
export const relativeDays = eachOnce((language): Names<-1 | 0 | 1> => {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return collect(([-1, 0, 1] as const).map((days) => [relative.format(days, "day"), days]));
});

/** Words used with an hour: for the half of the day, or only to mark it as an hour (`Uhr`). */
export const hourWords = eachOnce((language): Names<"am" | "pm" | "hour"> => {
  const halves = format(language, { hour: "numeric", minute: "numeric", hour12: true });
  const hour = format(language, { hour: "numeric", hour12: false }).formatToParts(MONDAY);
  return collect([
    [part(halves, MONDAY - 3 * HOUR_MS, "dayPeriod"), "am"],
    [part(halves, MONDAY + 3 * HOUR_MS, "dayPeriod"), "pm"],
    ...hour.filter(({ type }) => type === "literal").map(({ value }) => [value, "hour"] as const),
  ]);
});

/** Words that join the last two items of a list: `and`. */
export const listWords = eachOnce((language): Names<true> => {
  const parts = new Intl.ListFormat(language).formatToParts(["1", "2"]);
  return collect(parts.filter(({ type }) => type === "literal").map(({ value }) => [value, true] as const));
});

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC", calendar: "gregory" });
}

function part(one: Intl.DateTimeFormat, at: number, wanted: Intl.DateTimeFormatPartTypes): string {
  return one.formatToParts(at).find(({ type }) => type === wanted)?.value ?? "";
}

/** Collects names. Names without letters (months in Japanese) and ambiguous names are left out. */
function collect<T>(named: readonly (readonly [string, T])[]): Names<T> {
  const names = new Map<string, T>();
  const twice = new Set<string>();
  for (const [raw, meaning] of named) {
    const name = foldName(plainTyping(raw)).replace(/[ -]+/g, "_");
    if (!/\p{L}/u.test(name)) continue;
    if ((names.get(name) ?? meaning) !== meaning) twice.add(name);
    names.set(name, meaning);
  }
  for (const name of twice) names.delete(name);
  return names;
}

/** Caches each language's words, since ICU takes milliseconds to load them. */
function eachOnce<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
