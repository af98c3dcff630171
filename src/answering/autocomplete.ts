import type { Suggestion } from "../chat/adapter.ts";
import type { Suggested } from "../chat/option.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { Clock } from "../runtime/clock.ts";
import { readWords } from "../search/language/words.ts";
import type { SearchIndex, TitleMatch } from "../search/search-index.ts";
import { readable } from "../text/readable.ts";
import { addDays, utcDay } from "../time/day.ts";
import { fullDate } from "../time/format-date.ts";

/** The most that Discord shows. */
const SHOWN = 25;

/** Longest suggestion that Discord accepts. Longer ones are dropped: half an operator would mean something else. */
const LONGEST = 100;
/** Most names suggested: usually one person or one organization is meant, if any. */
const AUTHORS = 4;
const ORGANIZATIONS = 2;
/** Most titles shown before the names. */
const FIRST_TITLES = 3;
/** Matches a query that ends with a name being typed. */
const NAME_TYPED = /^(|.*\s)(author|org):\s*"?([^"]*)$/i;

/** Suggests completions of the text typed so far, best first, at most 25. */
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
 * Suggests titles, authors and organizations: first the best titles that start with the text, since most people type
 * the start of a title, then names, then other titles. After `author:` or `org:`, only names.
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

/** Suggests searches for all papers by somebody. The label equals the inserted value, so that people can type on. */
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

/** Finds zones whose name contains the text, those with a part starting with it first. Each shows its current time. */
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

/** Finds the latest days that match the text, newest first: `2026-06`, `fri`, `12 June`. */
function days(typed: string, now: number): readonly Suggestion[] {
  const today = utcDay(now);
  const wanted = typed.trim().toLowerCase();
  return Array.from({ length: 400 }, (_, back) => addDays(today, -back))
    .map((day) => ({ label: fullDate(day), value: day }))
    .filter(({ label, value }) => value.startsWith(wanted) || label.toLowerCase().includes(wanted))
    .slice(0, SHOWN);
}
