import { findArxivId } from "../papers/arxiv-id.ts";
import type { PaperId } from "../papers/paper.ts";
import { type Day, toDay } from "../time/day.ts";
import { nameWords } from "./document.ts";
import { namesTyped, type VersionedName } from "./language/versioned-names.ts";
import { isStopWord, readWords } from "./language/words.ts";

/** A parsed search query. */
export interface ParsedQuery {
  /** The arXiv id in it, if any. */
  readonly id: PaperId | undefined;
  /** All words outside operators, in order, including stop words and the words of quoted phrases. */
  readonly words: readonly string[];
  /** Joined forms of the words, from `readWords`. */
  readonly joined: readonly string[];
  /** Possible names with a version, longer ones before their prefixes. */
  readonly names: readonly VersionedName[];
  /** Quoted phrases; each must occur verbatim. */
  readonly phrases: readonly (readonly string[])[];
  /** Words that must not occur anywhere. */
  readonly excluded: readonly string[];
  /** Names; for each, one author must have all of its words (`author:`). */
  readonly authors: readonly (readonly string[])[];
  /** All must be in the organization's name (`org:`). */
  readonly organizations: readonly string[];
  readonly since: Day | undefined;
  readonly minUpvotes: number;
}

/** Characters read; a longer query says nothing more. */
const MAX_TEXT = 4000;
/** In a query with more words than this, quotation marks and dashes are punctuation. */
const PROSE = 15;
const QUOTED = /(?<![\p{L}\p{N}])["“”„]([^"“”„]*[\p{L}\p{N}][^"“”„]*)["“”](?![\p{L}\p{N}])/gu;
/** Words before a colon that restrict a search. */
export const OPERATORS = ["author", "org", "after", "min"] as const;
/** Phones insert a space after the colon. */
const OPERATOR = new RegExp(`(?<!\\S)(${OPERATORS.join("|")}):\\s*(?:"([^"]+)"|(\\S+))`, "gi");
const EXCLUDED = /(?<!\S)-([\p{L}][^\s"]*)/gu;

/** Parses operators if well-formed, and treats everything else as words. Never throws. */
export function parseQuery(raw: string): ParsedQuery {
  let text = raw.slice(0, MAX_TEXT);
  const authors: string[][] = [];
  const organizations: string[] = [];
  const excluded: string[] = [];
  const phrases: string[][] = [];
  let since: Day | undefined;
  let minUpvotes = 0;
  text = text.replace(OPERATOR, (whole, name: string, quoted?: string, plain?: string) => {
    const value = quoted ?? plain ?? "";
    switch (name.toLowerCase() as (typeof OPERATORS)[number]) {
      case "author":
        if (nameWords(value).length === 0) return whole;
        authors.push(nameWords(value));
        return " ";
      case "org":
        organizations.push(...nameWords(value));
        return nameWords(value).length > 0 ? " " : whole;
      case "after": {
        const day = toDay(`${value}-01-01`.slice(0, 10));
        since = day ?? since;
        return day ? " " : whole;
      }
      case "min":
        if (!/^\d{1,6}$/.test(value)) return whole;
        minUpvotes = Number(value);
        return " ";
    }
  });
  const prose = text.split(/\s+/).length > PROSE;
  text = text.replace(QUOTED, (whole, inner: string) => {
    if (prose) return whole;
    const words = readWords(inner).words;
    if (words.length > 0) phrases.push([...words]);
    return ` ${inner} `;
  });
  const without = text.replace(EXCLUDED, (whole, word: string) => {
    if (prose) return whole;
    excluded.push(...readWords(word).words.filter((part) => !isStopWord(part)));
    return " ";
  });
  let plain = without;
  let read = readWords(plain);
  if (read.words.length === 0 && authors.length + organizations.length === 0 && excluded.length > 0) {
    excluded.length = 0;
    plain = text;
    read = readWords(plain);
  }
  return {
    id: findArxivId(raw.slice(0, MAX_TEXT)),
    words: read.words,
    joined: read.joined,
    names: namesTyped(plain),
    phrases,
    excluded,
    authors,
    organizations,
    since,
    minUpvotes,
  };
}

/** Whether the query contains operators, quotes or exclusions. */
export function hasOperators(query: ParsedQuery): boolean {
  const { phrases, excluded, authors, organizations, since, minUpvotes } = query;
  const lists = phrases.length + excluded.length + authors.length + organizations.length;
  return lists > 0 || since !== undefined || minUpvotes > 0;
}
