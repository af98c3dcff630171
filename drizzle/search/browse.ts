import { idfOf } from "../../src/search/bm25.ts";
import { readWords } from "../../src/search/words.ts";
import { findBest } from "./postings/block-max.ts";
import { IMPACT_STEP } from "./postings/impacts.ts";
import type { Reranker } from "./rerank.ts";
import type { KnownWord, SearchReader } from "./segments/reader.ts";

/** A paper's number and how well it fits. */
export interface Match {
  readonly paper: number;
  readonly score: number;
}

/** Words of a paper that stand for it when looking for similar ones. */
const SIMILAR_TERMS = 30;
/** Papers that share more of their words than this are the same work twice. */
const DUPLICATE = 0.7;
/** Near-duplicates that may be passed over. */
const SPARE = 20;
/** Endings tried for the word being typed. */
const COMPLETIONS = 24;
/** Words of an unfinished title that are looked for, one bit of a demand each. */
const MAX_WORDS = 8;
/** What a step of impact counts beside upvotes. */
const MATCHED = 1 / 17;
/** Puts titles that begin with what was typed before all others. */
const BEGINS = 1000;

/** Papers that share the most telling words of this one, best first, without itself and its near-duplicates. */
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

/** Papers whose title holds every word of `prefix`, the last one perhaps unfinished; those that begin so first. */
export function findTitles(
  reader: SearchReader,
  { titleOf }: Reranker,
  prefix: string,
  limit: number,
  candidates: number,
): readonly Match[] {
  const words = readWords(prefix.slice(0, 300)).words.slice(0, MAX_WORDS);
  const last = words.at(-1);
  if (last === undefined) return [];
  const wanted: (readonly KnownWord[])[] = words.slice(0, -1).map((word) => {
    const known = reader.word(word);
    return known ? [known] : [];
  });
  wanted.push(reader.completions(last, COMPLETIONS));
  const terms = wanted.flatMap((ways, bit) =>
    ways.map(({ term }) => {
      const { lists, holding } = reader.postings(term);
      const weight = (idfOf(holding, reader.papers()) + 0.1) * MATCHED;
      return { weight, lists, meets: 1 << bit, excludes: false };
    }),
  );
  const best = findBest({
    terms,
    firsts: reader.firsts(),
    required: (1 << wanted.length) - 1,
    count: candidates,
    accept: reader.isLive,
  });
  const numbers = wanted.map((ways) => new Set(ways.map(({ id }) => id)));
  return Array.from(best.papers)
    .flatMap((paper, i) => {
      const title = titleOf(paper);
      if (!numbers.every((ways) => title.some((word) => ways.has(word)))) return [];
      const begins = numbers.every((ways, at) => ways.has(title[at] ?? 0)) ? BEGINS : 0;
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

/** The share of the words of two papers that both hold (Jaccard, by terms). */
function overlapOf(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let both = 0;
  for (const term of a.keys()) if (b.has(term)) both++;
  return both / Math.max(1, a.size + b.size - both);
}
