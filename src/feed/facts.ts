import type { Paper } from "../papers/paper.ts";
import { clip } from "../text/truncate.ts";
import { fold, webUrl } from "./text.ts";

/**
 * Upper bounds on a paper's fields, several times the largest values ever measured. Larger values from a source are cut
 * or ignored, so that a source's mistake can neither fill the database nor rank first for ever.
 */
export const BOUNDS = {
  /** Papers in a day's list: some ten times the longest list. */
  rows: 1_000,
  /** Upvotes, comments, stars. The most starred repository of all has half a million stars. */
  count: 10_000_000,
  /** Characters; at most 175 measured. */
  title: 500,
  /** Characters; at most 1,923 measured. */
  abstract: 10_000,
  /** Characters of the one-sentence summary; at most 1,606 measured, although one sentence was intended. */
  summary: 4_000,
  /** People; the largest collaborations sign with 5,200. */
  authors: 6_000,
  /** Characters of a person's or an organization's name. */
  name: 200,
  /** Keywords or categories per paper; at most 44 measured. */
  keywords: 100,
  /** Characters per keyword; at most 73 measured. */
  keyword: 200,
  /** Characters; browsers accept no more. */
  url: 2_000,
  /** Epoch milliseconds: the years 1900 to 2100. */
  earliest: Date.UTC(1900, 0),
  latest: Date.UTC(2100, 0),
} as const;

/** Parses a count, from a number or text (`"1,234"`); undefined if it is invalid or implausible. */
export function readCount(value: unknown): number | undefined {
  if (typeof value === "string" && /^\s*[+-]?\d{1,12}(?:,\d{3})*(?:\.\d+)?\s*$/.test(value))
    return readCount(Number(value.replaceAll(",", "")));
  if (typeof value !== "number" || !Number.isFinite(value) || value > BOUNDS.count) return undefined;
  return Math.max(0, Math.trunc(value));
}

/** Parses a time in epoch milliseconds from a date string, seconds or milliseconds; undefined if it is invalid. */
export function readInstant(value: unknown): number | undefined {
  const at =
    typeof value === "string"
      ? Date.parse(value)
      : typeof value === "number"
        ? milliseconds(value)
        : Number.NaN;
  return at >= BOUNDS.earliest && at <= BOUNDS.latest ? at : undefined;
}

/** Seconds since 1970 stay below this until the year 5138; milliseconds have exceeded it since 1973. */
const LARGEST_SECONDS = 1e11;

function milliseconds(number: number): number {
  return Math.trunc(Math.abs(number) < LARGEST_SECONDS ? number * 1_000 : number);
}

/** Returns the texts among `values`, each on one line, without blank ones and duplicates. */
export function readTexts(values: readonly unknown[]): string[] {
  const lines = values.map((value) => (typeof value === "string" ? fold(value) : "")).filter(Boolean);
  return [...new Set(lines)];
}

/** Parses an http or https URL of acceptable length; undefined if it isn't one. */
export function readAddress(value: unknown, read: (text: string) => string | undefined = webUrl) {
  const url = typeof value === "string" && value.length <= BOUNDS.url ? read(value) : undefined;
  return url !== undefined && url.length <= BOUNDS.url ? url : undefined;
}

/** Cuts every text and list of the paper to its bound. */
export function withinBounds(paper: Paper): Paper {
  const { organization, summary } = paper;
  return {
    ...paper,
    title: clip(paper.title, BOUNDS.title),
    abstract: clip(paper.abstract, BOUNDS.abstract),
    authors: shortened(paper.authors, BOUNDS.authors, BOUNDS.name),
    keywords: shortened(paper.keywords, BOUNDS.keywords, BOUNDS.keyword),
    categories: shortened(paper.categories, BOUNDS.keywords, BOUNDS.keyword),
    ...(organization === undefined ? {} : { organization: clip(organization, BOUNDS.name) }),
    ...(summary === undefined ? {} : { summary: clip(summary, BOUNDS.summary) }),
  };
}

function shortened(texts: readonly string[], most: number, characters: number): readonly string[] {
  return texts.slice(0, most).map((text) => clip(text, characters));
}
