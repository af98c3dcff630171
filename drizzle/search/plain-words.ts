import { fieldTerms } from "../../src/search/language/glossary.ts";
import { stem } from "../../src/search/language/stem.ts";
import { isStopWord } from "../../src/search/language/words.ts";
import { hasOperators, type ParsedQuery } from "../../src/search/query.ts";
import { idfOf } from "../../src/search/ranking/bm25.ts";
import type { Tuning } from "../../src/search/ranking/tuning.ts";
import { MAX_TERMS, type QueryTerm, type QueryTerms } from "./query-terms.ts";
import type { SearchReader } from "./segments/reader.ts";

/** Minimum and maximum number of words in a question; longer texts use the field's terms themselves. */
const FEWEST = 3;
const MOST = 15;

/**
 * Whether the query is a sentence or phrase in ordinary words, rather than keywords, a name, a number or an operator.
 */
export function isQuestion(query: ParsedQuery): boolean {
  const { words } = query;
  return (
    words.length >= FEWEST &&
    words.length <= MOST &&
    words.some(isStopWord) &&
    !words.some((word) => /\d/.test(word)) &&
    !hasOperators(query)
  );
}

/** The query plus the field's terms for its plain words, which then count less; unchanged if there are none. */
export function inFieldTerms(
  { words }: ParsedQuery,
  looked: QueryTerms,
  reader: SearchReader,
  tuning: Tuning,
): QueryTerms {
  const found = fieldTerms(words);
  const meant = new Set(found.flatMap((each) => each.words).map(stem));
  // A word that also occurs in the terms belongs to the field, wherever it was typed.
  const typedPlain = found.flatMap(({ from, to }) => words.slice(from, to + 1)).map(stem);
  const plain = new Set(typedPlain.filter((each) => !meant.has(each)));
  const terms: QueryTerm[] = looked.terms.map((term) =>
    plain.has(stem(term.typed)) ? { ...term, idf: term.idf * tuning.plainWord } : term,
  );
  const present = new Set(looked.terms.map(({ typed }) => stem(typed)));
  for (const typed of new Set(found.flatMap((each) => each.words))) {
    const word = reader.word(typed);
    const holding = word ? reader.postings(word.term).holding : 0;
    if (!word || holding === 0 || present.has(stem(typed))) continue;
    present.add(stem(typed));
    const idf = idfOf(holding, reader.papers()) * tuning.fieldTerm;
    terms.push({ ways: [{ word, weight: 1 }], idf, typed, times: 1 });
  }
  return found.length === 0 ? looked : { ...looked, terms: terms.slice(0, MAX_TERMS) };
}
