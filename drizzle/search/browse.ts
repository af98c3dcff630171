import { namesTyped } from "../../src/search/language/versioned-names.ts";
import { readWords } from "../../src/search/language/words.ts";
import { idfOf } from "../../src/search/ranking/bm25.ts";
import { findBest } from "./postings/block-max.ts";
import { meetAll, metBy } from "./postings/demands.ts";
import { IMPACT_STEP } from "./postings/impacts.ts";
import type { Reranker } from "./rerank.ts";
import type { KnownWord, SearchReader } from "./segments/reader.ts";

/** A paper's number and how well it matches. */
export interface Match {
  readonly paper: number;
  readonly score: number;
}

/** Words that represent a paper when looking for similar ones. */
const SIMILAR_TERMS = 30;
/** Papers that share more of their words than this are duplicates of one work. */
const DUPLICATE = 0.7;
/** Near-duplicates that may be skipped. */
const SPARE = 20;
/** Completions tried for the word being typed. */
const COMPLETIONS = 24;
/** Words of a partial title to look up, one bit of a demand each. */
const MAX_WORDS = 8;
/** Weight of one step of impact relative to upvotes. */
const MATCHED = 1 / 17;
/** Ranks titles that begin with the typed text above all others. */
const BEGINS = 1000;

/** Papers sharing the most distinctive words of this one, best first, excluding itself and its near-duplicates. */
export function findSimilar(
  reader: SearchReader,
  { termCounts }: Reranker,
  id: string,
  limit: number,
): readonly Match[] {
  const own = reader.numberOf(id);
  if (own === undefined) return [];
  const ownTerms = termCounts(own);
  const terms = [...ownTerms]
    .map(([term, times]) => {
      const { lists, holding } = reader.postings(term);
      const weight = (times / (times + 1)) * idfOf(holding, reader.papers()) * IMPACT_STEP;
      return { weight: holding > 1 ? weight : 0, lists, meets: 0, excludes: false };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SIMILAR_TERMS);
  const best = findBest({
    terms,
    firsts: reader.firsts(),
    required: 0,
    count: limit + SPARE,
    accept: (paper) => paper !== own && reader.isLive(paper),
  });
  return Array.from(best.papers, (paper, i) => ({ paper, score: best.scores[i] as number }))
    .filter(({ paper }) => overlapOf(ownTerms, termCounts(paper)) < DUPLICATE)
    .slice(0, limit);
}

/** A word that meets some of a partial title's words, one bit each. */
interface Way {
  readonly word: KnownWord;
  readonly meets: number;
}

/**
 * Papers whose title contains every word of `prefix`, the last of which may be incomplete; those starting with it come
 * first.
 */
export function findTitles(
  reader: SearchReader,
  { titleOf }: Reranker,
  prefix: string,
  limit: number,
  candidates: number,
): readonly Match[] {
  const typed = prefix.slice(0, 300);
  const words = readWords(typed).words.slice(0, MAX_WORDS);
  if (words.length === 0) return [];
  const ways = waysToMeet(reader, words, typed);
  const required = (1 << words.length) - 1;
  const best = findBest({
    terms: ways.map(({ word, meets }) => {
      const { lists, holding } = reader.postings(word.term);
      const weight = (idfOf(holding, reader.papers()) + 0.1) * MATCHED;
      return { weight, lists, meets, excludes: false };
    }),
    firsts: reader.firsts(),
    required,
    count: candidates,
    accept: reader.isLive,
  });
  const met = metBy(ways.map(({ word, meets }) => ({ id: word.id, meets })));
  const start = words.join("");
  return Array.from(best.papers)
    .flatMap((paper, i) => {
      const title = titleOf(paper);
      if (!meetAll([...title.words, ...title.joined], met, required)) return [];
      const begins = beginsWith(reader, title.words, start) ? BEGINS : 0;
      return [
        {
          paper,
          score: begins + Math.log1p(Math.max(0, reader.upvotes(paper))) + (best.scores[i] as number),
        },
      ];
    })
    .sort((a, b) => b.score - a.score || a.paper - b.paper)
    .slice(0, limit);
}

/** The words themselves, the completions of the last one, and the names they may spell, however written. */
function waysToMeet(reader: SearchReader, words: readonly string[], typed: string): readonly Way[] {
  const last = words.length - 1;
  const known = (word: string, isLast: boolean): readonly KnownWord[] => {
    if (isLast) return reader.completions(word, COMPLETIONS);
    const exact = reader.word(word);
    return exact ? [exact] : [];
  };
  const ways = words.flatMap((word, at) =>
    known(word, at === last).map((word) => ({ word, meets: 1 << at })),
  );
  for (const { form, parts } of namesTyped(typed)) {
    const from = words.findIndex((_, at) => parts.every((part, i) => part === words[at + i]));
    if (from < 0) continue;
    const meets = ((1 << parts.length) - 1) << from;
    ways.push(...known(form, from + parts.length - 1 === last).map((word) => ({ word, meets })));
  }
  return ways;
}

/** Whether the title begins with these letters, however they are split into words: `sam2seg` for SAM 2 Segments. */
function beginsWith(reader: SearchReader, title: readonly number[], start: string): boolean {
  let letters = "";
  for (let at = 0; at < title.length && letters.length < start.length; at++) {
    letters += reader.spelt(title[at] as number) ?? "";
    if (!letters.startsWith(start.slice(0, letters.length))) return false;
  }
  return letters.startsWith(start);
}

/** The share of words that two papers have in common (Jaccard, by terms). */
function overlapOf(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let both = 0;
  for (const term of a.keys()) if (b.has(term)) both++;
  return both / Math.max(1, a.size + b.size - both);
}
