import type { Suggestion } from "../chat/adapter.ts";
import type { Suggested } from "../chat/option.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { Clock } from "../runtime/clock.ts";
import { readWords } from "../search/language/words.ts";
import type { SearchIndex, TitleMatch } from "../search/search-index.ts";
import { readable } from "../text/readable.ts";
import { addDays, utcDay } from "../time/day.ts";
import { fullDate } from "../time/format-date.ts";

/** What Discord shows at most. */
const SHOWN = 25;

/** What a suggestion may be long at most on Discord; half an operator would mean something else. */
const LONGEST = 100;
/** Names among the suggestions: one person or one house is meant, if any. */
const AUTHORS = 4;
const ORGANIZATIONS = 2;
/** Titles ahead of the names. */
const FIRST_TITLES = 3;
/** A query whose last word is a name being typed. */
const NAME_TYPED = /^(|.*\s)(author|org):\s*"?([^"]*)$/i;

/** What somebody may mean by what is typed so far, best first, at most 25. */
export async function suggest(
  kind: Suggested,
  typed: string,
  {
    index,
    clock,
  }: { readonly index: Pick<SearchIndex, "titles" | "names">; readonly clock: Pick<Clock, "now"> },
): Promise<readonly Suggestion[]> {
  switch (kind) {
    case "query":
      return queries(typed, index);
    case "id":
      return (await index.titles(typed, SHOWN)).map((paper) => ({
        label: shownTitle(paper),
        value: paper.id,
      }));
    case "zone":
      return zones(typed, clock.now());
    case "day":
      return days(typed, clock.now());
    default:
      return kind satisfies never;
  }
}

/**
 * Titles, and among them who has written papers: first the best titles that begin with what was typed, as most people
 * begin a title, then names, then the other titles. Behind `author:` or `org:` names alone.
 */
async function queries(
  typed: string,
  index: Pick<SearchIndex, "titles" | "names">,
): Promise<readonly Suggestion[]> {
  const operator = NAME_TYPED.exec(typed);
  if (operator) {
    const [, before = "", name = "", begun = ""] = operator;
    return named(before, name === "author" ? "author" : "org", begun, SHOWN, index);
  }
  const [titles, authors, organizations] = await Promise.all([
    index.titles(typed, SHOWN),
    named("", "author", typed, AUTHORS, index),
    named("", "org", typed, ORGANIZATIONS, index),
  ]);
  const start = lettersOf(typed);
  const begun = titles.slice(0, FIRST_TITLES).filter(({ title }) => lettersOf(title).startsWith(start));
  const suggested = (papers: readonly TitleMatch[]) =>
    papers.map((paper) => ({ label: shownTitle(paper), value: paper.title }));
  return [
    ...suggested(begun),
    ...authors,
    ...organizations,
    ...suggested(titles.filter((paper) => !begun.includes(paper))),
  ].slice(0, SHOWN);
}

/** Searches for all papers by somebody, shown as they are put in, so that they can be typed on. */
async function named(
  before: string,
  operator: "author" | "org",
  begun: string,
  limit: number,
  index: Pick<SearchIndex, "names">,
): Promise<readonly Suggestion[]> {
  const names = await index.names(operator === "author" ? "author" : "organization", begun, limit);
  return names
    .map((name) => `${before}${operator}:"${readable(name).replaceAll('"', "")}"`)
    .filter((value) => value.length <= LONGEST)
    .map((value) => ({ label: value, value }));
}

function lettersOf(text: string): string {
  return readWords(text).words.join("");
}

/** Zones whose name holds what was typed, those of which a part begins with it first, each with its time of day now. */
function zones(typed: string, now: number): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase().replace(/\s+/g, "_");
  const begins = (zone: string) => zone.split("/").some((part) => part.startsWith(wanted));
  return ["UTC", ...Intl.supportedValuesOf("timeZone")]
    .map((zone) => ({ zone, name: zone.toLowerCase() }))
    .filter(({ name }) => name.includes(wanted))
    .sort((a, b) => Number(begins(b.name)) - Number(begins(a.name)))
    .slice(0, SHOWN)
    .map(({ zone }) => {
      const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
      return { label: `${zone} (${time.format(now)} now)`, value: zone };
    });
}

/** The last days that match what was typed, newest first: `2026-06`, `fri`, `12 June`. */
function days(typed: string, now: number): readonly Suggestion[] {
  const today = utcDay(now);
  const wanted = typed.trim().toLowerCase();
  return Array.from({ length: 400 }, (_, back) => addDays(today, -back))
    .map((day) => ({ label: fullDate(day), value: day }))
    .filter(({ label, value }) => value.startsWith(wanted) || label.toLowerCase().includes(wanted))
    .slice(0, SHOWN);
}
