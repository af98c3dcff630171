import type { Paper, PaperId } from "../papers/paper.ts";
import { authorName } from "./author-name.ts";
import { publishedOn } from "./published.ts";
import { asciiLetters } from "./tex.ts";

/** Words that say nothing about a title. */
const SMALL = new Set([
  "a",
  "an",
  "and",
  "are",
  "at",
  "by",
  "do",
  "for",
  "from",
  "how",
  "in",
  "is",
  "of",
  "on",
  "the",
  "to",
  "with",
]);

/**
 * Returns a unique key for each paper: the first author's family name, year and first significant title word
 * (`vaswani2017attention`). If papers share a key, the id is appended to all of them. So a key never changes its
 * meaning, and the order of the papers does not matter.
 */
export function citeKeys(papers: readonly Paper[]): ReadonlyMap<PaperId, string> {
  const plain = new Map(papers.map((paper) => [paper.id, plainKey(paper)]));
  const times = new Map<string, number>();
  for (const key of plain.values()) times.set(key, (times.get(key) ?? 0) + 1);
  return new Map([...plain].map(([id, key]) => [id, times.get(key) === 1 ? key : `${key}-${idPart(id)}`]));
}

function plainKey(paper: Paper): string {
  const first = authorName(paper.authors[0] ?? "");
  const who = asciiLetters(first.kind === "whole" ? first.name : first.family) || "anon";
  const words = paper.title
    .replace(/\$[^$]*\$|\\[A-Za-z]+/g, " ")
    .split(/[\s\-–—/:;,.]+/)
    .map((word) => asciiLetters(word).toLowerCase());
  const word = words.find((one) => one !== "" && !SMALL.has(one)) ?? "";
  return `${who.toLowerCase()}${publishedOn(paper)?.year ?? ""}${word}`;
}

/** Encodes the id in characters that every BibTeX accepts in a key; different ids stay different. */
function idPart(id: string): string {
  return id.replace(/[^a-z0-9.]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}
