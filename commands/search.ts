import { firstOf, paperList } from "../src/cards/paper-list.ts";
import { defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Action, Text } from "../src/chat/message.ts";
import { choice, integer, text } from "../src/chat/option.ts";
import type { Paper } from "../src/papers/paper.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import { OPERATORS } from "../src/search/query.ts";
import type { Hit } from "../src/search/search-index.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { addDays, utcDay } from "../src/time/day.ts";

const SHOWN = 8;
/** Six pages: people who have not found it by then rephrase. */
const FOUND = 48;
const DAYS = { week: 7, month: 30, year: 365 } as const;

export const search = defineCommand({
  name: "search",
  description: "Find papers by topic, title, author, organization, arXiv id or link",
  options: {
    query: text("What to look for", {
      required: true,
      takes: "rest",
      keepsQuotes: true,
      prefixes: OPERATORS,
      suggest: "query",
    }),
    period: choice("Only papers of the last week, month or year", ["week", "month", "year", "all"]),
    "min-upvotes": integer("Leave out papers with fewer upvotes", { min: 0, max: 10_000 }),
    page: integer("Which page", { min: 1, max: 100, hidden: true }),
    share: choice("Show it to everybody here", ["yes"], { hidden: true }),
    exact: choice("Correct nothing", ["yes"], { hidden: true }),
  },
  reply: "private",
  anywhere: true,
  async run({ store, search: find, clock }: Services, { channel }, args) {
    const { query, period, page = 1 } = args;
    const minUpvotes = args["min-upvotes"];
    const since = period && period !== "all" ? addDays(utcDay(clock.now()), -DAYS[period]) : undefined;
    const { total, corrected, translated, read } = await find({
      text: query,
      limit: FOUND + 1,
      ...(since ? { since } : {}),
      ...(minUpvotes ? { minUpvotes } : {}),
      ...(args.exact ? { asTyped: true } : {}),
    });
    const found = Math.min(total, FOUND);
    const hits = await read(firstOf({ page, size: SHOWN }, found), SHOWN);
    const votes = await store.tallies(
      teamOf(channel),
      hits.map(({ paper }) => paper.id),
    );
    const narrowed = since !== undefined || (minUpvotes ?? 0) > 0;
    const options = { query, period, "min-upvotes": minUpvotes?.toString(), exact: args.exact };
    const items = hits.map(({ paper, snippet }) => ({ paper, extract: extractOf(paper, snippet) }));
    const list = paperList(headingOf(corrected ?? query), items, {
      votes,
      empty: emptyOf({ query, translated, narrowed }),
      pages: { command: "search", options, page, size: SHOWN, total: found, fixed: args.share === "yes" },
      lead: readAs(query, corrected, translated),
      capped: total > FOUND,
      actions: args.share
        ? []
        : [
            ...(corrected === undefined && translated === undefined
              ? []
              : actionOf("Search as typed", { ...options, exact: "yes" }, true)),
            ...(found === 0
              ? []
              : actionOf("Share to channel", { ...options, page: String(page), share: "yes" })),
          ],
    });
    return { kind: "message", message: list, private: args.share !== "yes" };
  },
});

/** Matches a search for all papers by one author or organization, as suggested while typing. */
const BY_NAME = /^(author|org):\s*"([^"]+)"$/i;

function headingOf(query: string): string {
  const [, operator, name] = BY_NAME.exec(query) ?? [];
  if (name === undefined) return `Papers on “${query}”`;
  return `Papers ${operator?.toLowerCase() === "author" ? "by" : "from"} ${name}`;
}

/** Letters of scripts in which English is not written. */
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}\p{Script=Greek}]/u;

function emptyOf({
  query,
  translated,
  narrowed,
}: {
  readonly query: string;
  readonly translated: string | undefined;
  readonly narrowed: boolean;
}): string {
  if (narrowed)
    return "Nothing was found. Try it without the period or the upvotes, or with fewer or other words.";
  if (translated !== undefined) return "Nothing was found for these English words. Try fewer or others.";
  if (OTHER_SCRIPT.test(query)) return "Nothing was found. Papers are mostly in English: try English words.";
  return "Nothing was found. Try fewer or other words, an author's name, or an arXiv id.";
}

/** Returns the matching passage with matches in bold; undefined if it only repeats the title above it. */
function extractOf(paper: Paper, snippet: Hit["snippet"]): Text | undefined {
  const whole = snippet.map(({ text }) => text).join("");
  if (!snippet.some(({ matched }) => matched) || shownTitle(paper).includes(whole.replaceAll("…", "")))
    return undefined;
  return snippet.map(({ text, matched }) => (matched ? { kind: "strong", text } : text));
}

/** Says what was searched instead of the text typed; a button next to it searches for the original. */
function readAs(
  typed: string,
  corrected: string | undefined,
  translated: string | undefined,
): Text | undefined {
  if (translated !== undefined) return ["Searched in English: ", { kind: "em", text: translated }];
  if (corrected === undefined) return undefined;
  return ["Showing ", { kind: "em", text: corrected }, "; search ", { kind: "em", text: typed }, " instead?"];
}

/** Returns a button that searches again, or none if the query is too long for it. */
function actionOf(
  label: string,
  options: Readonly<Record<string, string | undefined>>,
  update = false,
): readonly Action[] {
  const action = runAction(label, "search", options, update);
  return action ? [action] : [];
}
