import type { Paper } from "../../papers/paper.ts";
import type { FeedDay, SkippedRow } from "../feed.ts";
import { fold, paperIdFromTitle } from "../text.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Matches `Feb 17`, `Aug 1 2`, `Dec 3, 2024 3`: month, day, the year unless it is the current one, comments if any. */
const DATE = /^([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?(?: (\d+))?$/;

/** Lines above the first card, besides the day that the page was opened on. */
const HEADER =
  /^(?:new|Subscribe|Daily Papers|Get trending papers in your email inbox!|by ?AK and the research community)$/;

/** Whether the text looks like a copy of the papers page: a line with a lone middle dot, followed by a date. */
export function isPapersPage(text: string): boolean {
  const lines = visibleLines(text);
  return lines.some((line, index) => line === "·" && DATE.test(lines[index + 1] ?? ""));
}

/**
 * Parses the cards of the papers page copied as text. A card has no id, upvotes or author names. Its id is derived from
 * the title (`paperIdFromTitle`), so a card read twice is one paper, but the same paper from arXiv is another. `now`
 * (epoch ms) determines the year if the page leaves it out: the latest not in the future. The page is a search result,
 * so no day is listed.
 */
export function parsePapersPage(text: string, now: number): FeedDay {
  const lines = visibleLines(text);
  const papers = new Map<string, Paper>();
  const skipped: SkippedRow[] = [];
  let start = 0;
  let card = 0;
  lines.forEach((line, index) => {
    if (line !== "·") return;
    const date = lines[index + 1] ?? "";
    const block = lines.slice(start, index);
    if (card === 0)
      block.splice(0, block.findLastIndex((above) => HEADER.test(above) || DATE.test(above)) + 1);
    card += 1;
    start = index + 2;
    const paper = readCard(block, date, now);
    const where = `card ${card}`;
    if (typeof paper === "string") skipped.push({ where, reason: paper });
    else if (papers.has(paper.id)) skipped.push({ where, reason: "the same title is on this page twice" });
    else papers.set(paper.id, paper);
  });
  const rest = lines.slice(start);
  if (rest.length > 0) skipped.push({ where: `card ${card + 1}`, reason: "ends before its date" });
  return { papers: [...papers.values()], skipped };
}

/** Parses a card's lines: title, abstract in one or more lines, byline. Returns the reason if that fails. */
function readCard(block: readonly string[], date: string, now: number): Paper | string {
  const [title, ...rest] = block;
  const byline = rest.pop();
  if (title === undefined || byline === undefined) return "has no title or no authors";
  const when = readDate(date, now);
  if (when === undefined) return `"${date}" is not a date`;
  const by = organization(byline);
  return {
    id: paperIdFromTitle(title),
    title,
    abstract: rest.join(" "),
    authors: [],
    keywords: [],
    categories: [],
    upvotes: 0,
    withdrawn: false,
    ...when,
    ...(by === undefined ? {} : { organization: by }),
  };
}

/** Parses a card's publication date and number of comments; undefined if the line is not a date. */
function readDate(line: string, now: number): { publishedAt: number; comments: number } | undefined {
  const [, name = "", date, year, comments = 0] = DATE.exec(line) ?? [];
  const month = MONTHS.indexOf(name);
  if (month < 0) return undefined;
  const thisYear = new Date(now).getUTCFullYear();
  const at = (inYear: number) => Date.UTC(inYear, month, Number(date));
  const publishedAt =
    year === undefined ? (at(thisYear) <= now ? at(thisYear) : at(thisYear - 1)) : at(Number(year));
  const exists = new Date(publishedAt).getUTCDate() === Number(date);
  return exists ? { publishedAt, comments: Number(comments) } : undefined;
}

/** Returns the organization in `openbmb OpenBMB` (a picture's alt text and the name); `• 4 authors` names none. */
function organization(byline: string): string | undefined {
  if (/^•? ?[\d,]+ authors?$/.test(byline)) return undefined;
  const text = byline.replace(/^• ?/, "");
  const space = text.indexOf(" ");
  const letters = (part: string) => part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const handle = letters(text.slice(0, Math.max(space, 0)));
  const name = letters(text.slice(space + 1));
  const repeated = name !== "" && handle !== "" && (handle.startsWith(name) || name.startsWith(handle));
  return repeated ? text.slice(space + 1) : text;
}

function visibleLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map(fold)
    .filter(Boolean);
}
