import { UserError } from "../runtime/errors.ts";
import { typedValue } from "../text/typed-text.ts";
import { foldName, hourWords, type Language, meanings } from "./languages.ts";

/** Named times of day. */
const NAMED: Readonly<Record<string, string>> = {
  noon: "12:00",
  "12 noon": "12:00",
  midday: "12:00",
  midnight: "00:00",
  "12 midnight": "00:00",
};

/**
 * Matches a word, an hour, minutes after a sign or a word such as `Uhr`, and a word: `9:30 am`, `9 Uhr 30`, `午後9:30`.
 */
const CLOCK =
  /^(?<before>[^\d\s]*)\s*(?<hour>\d{1,2})(?:\s*(?<between>[:.]|[^\d\s:.]+)\s*(?<minute>\d{2}))?\s*(?<after>[^\d]*)$/u;
/** Matches `0930`, a time without its colon. */
const DIGITS = /^(\d{1,2})(\d{2})$/;
/** English words that are accepted with a time in any language. */
const ENGLISH: Readonly<Record<string, "am" | "pm" | "hour">> = {
  am: "am",
  "a m": "am",
  pm: "pm",
  "p m": "pm",
  h: "hour",
  hrs: "hour",
  hours: "hour",
  "o'clock": "hour",
  oclock: "hour",
  at: "hour",
};

/**
 * Parses a time of day to `HH:MM`: `9`, `9:30`, `09.30`, `0930`, `9h30`, `9 Uhr`, `9 pm`, `noon`. Throws UserError if
 * it is not a time.
 */
export function readTime(text: string): string {
  const time = parseTime(text);
  if (time === undefined)
    throw new UserError(`“${typedValue(text)}” is not a time of day. Write it like 09:00, 9am or 17:30.`);
  return time;
}

/** Like `readTime`, but returns undefined if it is not a time. */
export function parseTime(text: string): string | undefined {
  const typed = typedValue(text).toLowerCase();
  const named = NAMED[typed];
  if (named !== undefined) return named;
  const [, hours, minutes] = DIGITS.exec(typed) ?? [];
  if (hours !== undefined && minutes !== undefined) return clock(Number(hours), minutes, undefined);
  const parts = CLOCK.exec(typed)?.groups;
  if (!parts) return undefined;
  const words = [parts.before, /[:.]/.test(parts.between ?? ":") ? "" : parts.between, parts.after]
    .map((word) => foldName(word ?? ""))
    .filter((word) => word !== "");
  const [half, ...others] = meanings((language) => halfOf(words, language));
  if (half === undefined || others.length > 0) return undefined;
  return clock(Number(parts.hour), parts.minute ?? "00", half);
}

/** Returns the half of the day that the words mean, or `any` if they mean none; undefined if a word is unknown. */
function halfOf(words: readonly string[], language: Language): "am" | "pm" | "any" | undefined {
  const known = hourWords(language);
  const meant = words.map((word) => ENGLISH[word] ?? known.get(word.replaceAll(" ", "_")));
  if (meant.includes(undefined)) return undefined;
  const halves = meant.filter((word) => word !== "hour");
  return halves.length > 1 ? undefined : (halves[0] ?? "any");
}

function clock(hour: number, minutes: string, half: "am" | "pm" | "any" | undefined): string | undefined {
  const twelve = half === "am" || half === "pm";
  if (Number(minutes) > 59 || hour > (twelve ? 12 : 23) || (twelve && hour === 0)) return undefined;
  const full = twelve ? (hour % 12) + (half === "pm" ? 12 : 0) : hour;
  return `${String(full).padStart(2, "0")}:${minutes}`;
}
