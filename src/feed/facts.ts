import type { Paper } from "../papers/paper.ts";
import { clip } from "../text/truncate.ts";
import { fold, webUrl } from "./text.ts";

/**
 * The most that any paper is taken to have, several times what was ever measured: what a source sends beyond it is cut
 * or not believed, so that no mistake of its own can fill the database or rank first for ever.
 */
export const BOUNDS = {
  /** Papers in a day's list: some ten times the fullest day. */
  rows: 1_000,
  /** Upvotes, comments, stars. The most starred repository of all has half a million. */
  count: 10_000_000,
  /** Characters; 175 were measured. */
  title: 500,
  /** Characters; 1,923 were measured. */
  abstract: 10_000,
  /** Characters of the one-sentence summary; 1,606 were measured in what was meant to be one. */
  summary: 4_000,
  /** People; the largest collaborations sign with 5,200. */
  authors: 6_000,
  /** Characters of a person's or an organization's name. */
  name: 200,
  /** Keywords, and categories; 44 were measured. */
  keywords: 100,
  /** Characters of one; 73 were measured. */
  keyword: 200,
  /** Characters; browsers take no more. */
  url: 2_000,
  /** Epoch milliseconds: the years 1900 to 2100. */
  earliest: Date.UTC(1900, 0),
  latest: Date.UTC(2100, 0),
} as const;

/** A whole number of things, also as text (`"1,234"`); undefined where it is none or beyond belief. */
export function readCount(value: unknown): number | undefined {
  if (typeof value === "string" && /^\s*[+-]?\d{1,12}(?:,\d{3})*(?:\.\d+)?\s*$/.test(value))
    return readCount(Number(value.replaceAll(",", "")));
  if (typeof value !== "number" || !Number.isFinite(value) || value > BOUNDS.count) return undefined;
  return Math.max(0, Math.trunc(value));
}

/** A moment as epoch milliseconds, from a date in text, seconds or milliseconds; undefined where it is none. */
export function readInstant(value: unknown): number | undefined {
  const at =
    typeof value === "string"
      ? Date.parse(value)
      : typeof value === "number"
        ? milliseconds(value)
        : Number.NaN;
  return at >= BOUNDS.earliest && at <= BOUNDS.latest ? at : undefined;
}

/** Seconds since 1970 stay below this until the year 5138; milliseconds have been above since 1973. */
const LARGEST_SECONDS = 1e11;

function milliseconds(number: number): number {
  return Math.trunc(Math.abs(number) < LARGEST_SECONDS ? number * 1_000 : number);
}

/** The texts among `values`, each on one line, blank ones and repetitions left out. */
export function readTexts(values: readonly unknown[]): string[] {
  const lines = values.map((value) => (typeof value === "string" ? fold(value) : "")).filter(Boolean);
  return [...new Set(lines)];
}

/** An http or https address of a length that is one; undefined where it is none. */
export function readAddress(value: unknown, read: (text: string) => string | undefined = webUrl) {
  const url = typeof value === "string" && value.length <= BOUNDS.url ? read(value) : undefined;
  return url !== undefined && url.length <= BOUNDS.url ? url : undefined;
}

/** The paper, with every text and list that exceeds its bound cut. */
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
