import { isStopWord } from "../../src/search/language/words.ts";
import type { ParsedQuery } from "../../src/search/query.ts";
import { hasAuthor } from "./names.ts";
import type { Ranked } from "./postings/heap.ts";
import type { Reranker } from "./rerank.ts";
import type { SearchReader } from "./segments/reader.ts";

/** A quoted phrase as word numbers, without stop words. */
export type Phrase = readonly number[];

/** Papers to read at most in search of what passes. */
export const SIFTED_DEPTH = 3000;

/** The query's quoted phrases; undefined if one contains a word that no paper has. */
export function phrasesOf(reader: SearchReader, parsed: ParsedQuery): readonly Phrase[] | undefined {
  const phrases = parsed.phrases.map((phrase) =>
    phrase.filter((word) => !isStopWord(word)).map((word) => reader.word(word)?.id),
  );
  if (phrases.some((phrase) => phrase.includes(undefined))) return undefined;
  return (phrases as number[][]).filter((phrase) => phrase.length > 0);
}

/** The first `wanted` papers that hold every phrase, and one author for every name. */
export function sift(
  ranked: Ranked,
  phrases: readonly Phrase[],
  names: readonly (readonly string[])[],
  wanted: number,
  reader: SearchReader,
  reranker: Pick<Reranker, "holdsPhrase" | "namesOf">,
): Ranked {
  const kept: number[] = [];
  for (let i = 0; i < ranked.papers.length && kept.length < wanted; i++) {
    const paper = ranked.papers[i] as number;
    if (!phrases.every((phrase) => reranker.holdsPhrase(paper, phrase))) continue;
    if (names.every((name) => hasAuthor(reader, reranker, paper, name))) kept.push(i);
  }
  return {
    papers: Int32Array.from(kept, (i) => ranked.papers[i] as number),
    scores: Float64Array.from(kept, (i) => ranked.scores[i] as number),
  };
}
