import type { KnownPaper } from "../papers/paper.ts";
import { utcDay } from "../time/day.ts";
import { namesWritten } from "./language/versioned-names.ts";
import { isStopWord, readWords } from "./language/words.ts";

/**
 * The searchable words of a paper. Names are prefixed: `@` (an author's surname), `~` (other names), `#`
 * (organization). Each author's words begin with the surname.
 */
export interface SearchDocument {
  readonly title: readonly string[];
  readonly titleJoined: readonly string[];
  readonly body: readonly string[];
  readonly bodyJoined: readonly string[];
  readonly names: readonly string[];
}

/** Splits a paper into words: the title; then abstract, plain summary and keywords; then authors and organization. */
export function readDocument(paper: KnownPaper): SearchDocument {
  const title = readWords(paper.title);
  const more = [paper.summary ?? "", ...paper.keywords].filter((text) => text !== "").join(" ; ");
  const text = more === "" ? paper.abstract : `${paper.abstract} ; ${more}`;
  const body = readWords(text);
  return {
    title: title.words,
    titleJoined: withNames(title.joined, paper.title),
    body: body.words.filter((word) => !isStopWord(word)),
    bodyJoined: withNames(body.joined, text),
    names: [
      ...paper.authors.flatMap(authorWords),
      ...nameWords(paper.organization ?? "").map((word) => `#${word}`),
    ],
  };
}

/** Returns the joined forms of a text, plus the versioned names in it. */
function withNames(joined: readonly string[], text: string): readonly string[] {
  const names = namesWritten(text).filter((name) => !joined.includes(name));
  return names.length === 0 ? joined : [...joined, ...names];
}

/** Returns the words of a name; hyphenated parts also as one word: Jean-Luc matches jean, luc and jeanluc. */
export function nameWords(name: string): string[] {
  const { words, joined } = readWords(name);
  return joined.length === 0 ? [...words] : [...words, ...joined];
}

/** Returns an author's words with prefixes. The surname is the last word, or the last before a comma. */
function authorWords(name: string): string[] {
  const comma = name.indexOf(",");
  const isReversed = comma >= 0 && nameWords(name.slice(0, comma)).length > 0;
  const { words, joined } = readWords(isReversed ? `${name.slice(comma + 1)} ${name.slice(0, comma)}` : name);
  return [
    ...words.slice(-1).map((word) => `@${word}`),
    ...[...words.slice(0, -1), ...joined].map((word) => `~${word}`),
  ];
}

/** Whether `name` contains every word of `wanted`. */
export function holdsName(name: string, wanted: string): boolean {
  const words = new Set(nameWords(name));
  const asked = nameWords(wanted);
  return asked.length > 0 && asked.every((word) => words.has(word));
}

/** Returns the UTC day that determines the paper's age: listed, else published, else first seen. */
export function dayOf(paper: KnownPaper): string {
  return paper.listedOn ?? utcDay(paper.publishedAt ?? paper.firstSeenAt);
}
