import { UserError } from "../runtime/errors.ts";
import { typedValue } from "../text/typed-text.ts";
import type { Weekday } from "./day.ts";
import { findName, type Language, listWords, meanings, splitNames, weekdayNames } from "./languages.ts";

/** Each weekday's short name and full name, Monday first. */
export const WEEKDAYS = [
  { short: "mon", name: "Monday" },
  { short: "tue", name: "Tuesday" },
  { short: "wed", name: "Wednesday" },
  { short: "thu", name: "Thursday" },
  { short: "fri", name: "Friday" },
  { short: "sat", name: "Saturday" },
  { short: "sun", name: "Sunday" },
] as const;

const GROUPS: readonly (readonly [RegExp, readonly Weekday[]])[] = [
  [/^(?:daily|all|all days|every ?day)$/, [1, 2, 3, 4, 5, 6, 7]],
  [/^(?:every |on )?(?:week|work|working )days?$/, [1, 2, 3, 4, 5]],
  [/^(?:every |on )?weekends?$/, [6, 7]],
];

/** Range separators. Intl knows each language's signs for ranges, but not the words. */
const RANGE_SIGN = /-*>+|-+|[~〜～]+|→|\.{2,}|…/g;
const RANGE = /^(?:-|to|till?|until|through|thru|bis|tot|a|au|al|ate|hasta|до|по|至|到|から|부터)$/;
/** Words before or after a day that can be ignored. */
const FILLER = /^(?:on|every|each|from|von|am|du|le|de|da|del|desde|los|dal|van|с|まて|까지)$/;

/**
 * Parses days of the week, in order: `mon-fri`, `mon,wed,fri`, `weekdays`, `daily`; full or short names, all in one of
 * the languages that `meanings` knows. Throws UserError if it is not a list of days, or is ambiguous.
 */
export function readWeekdays(text: string): readonly Weekday[] {
  const typed = typedValue(text);
  if (!/[\p{L}\p{N}]/u.test(typed))
    throw new UserError(
      "Name at least one day, like mon-fri. To stop the papers, use “/papers unsubscribe”.",
    );
  const [days, ...others] = meanings((language) => daysIn(typed, language));
  if (days === undefined)
    throw new UserError(
      `“${typed}” is not a list of days. Write days like mon-fri, or mon,wed,fri, or daily.`,
    );
  if (days === "unclear")
    throw new UserError(
      `“${typed}” could be two days or all from one to the other. Write mon,fri or mon-fri.`,
    );
  if (others.length > 0)
    throw new UserError(
      `“${typed}” means different days in different languages. Write them in English, like mon-fri.`,
    );
  return days;
}

/** Parses one day of the week. Throws UserError if there is none or several. */
export function readWeekday(text: string): Weekday {
  const [day, ...more] = readWeekdays(text);
  if (day === undefined || more.length > 0)
    throw new UserError(`“${typedValue(text)}” is more than one day. Name one, like friday.`);
  return day;
}

function daysIn(typed: string, language: Language): readonly Weekday[] | "unclear" | undefined {
  const list = listIn(typed.replaceAll("/", ","), language);
  if (typed.split("/").length !== 2) return list;
  // A single slash may mean a list or a range.
  const range = listIn(typed.replace("/", "-"), language);
  return list && range && list.join() !== range.join() ? "unclear" : list;
}

function listIn(typed: string, language: Language): readonly Weekday[] | undefined {
  const names = weekdayNames(language);
  // Signs first, because folding removes full stops.
  const text = splitNames(typed.replace(RANGE_SIGN, "-"), names).replaceAll("-", " - ");
  const group = language === "en" ? GROUPS.find(([words]) => words.test(text)) : undefined;
  if (group) return group[1];
  const days = new Set<Weekday>();
  let before: Weekday | undefined;
  let from: Weekday | undefined;
  for (const word of text.split(/[\s,;+&|、，・]+/).filter(Boolean)) {
    const day = dayIn(word, names, language);
    if (day !== undefined) {
      for (const one of from === undefined ? [day] : span(from, day)) days.add(one);
      // `mon-wed-fri` is not a valid range.
      before = from === undefined ? day : undefined;
      from = undefined;
    } else if (RANGE.test(word) && before !== undefined) {
      from = before;
      before = undefined;
    } else if (from !== undefined || !(FILLER.test(word) || listWords(language).has(word))) return undefined;
  }
  return days.size === 0 || from !== undefined ? undefined : [...days].sort();
}

function dayIn(
  word: string,
  names: ReturnType<typeof weekdayNames>,
  language: Language,
): Weekday | undefined {
  const singular = language === "en" ? word.replace(/s$/, "") : word;
  return findName(word, names, language) ?? findName(singular, names, language);
}

function span(from: Weekday, to: Weekday): readonly Weekday[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (((from - 1 + index) % 7) + 1) as Weekday);
}
