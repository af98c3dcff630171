import { isShort, mayMean } from "../../src/search/language/correction.ts";
import { stem } from "../../src/search/language/stem.ts";
import { isStopWord } from "../../src/search/language/words.ts";
import type { ParsedQuery } from "../../src/search/query.ts";
import { idfOf } from "../../src/search/ranking/bm25.ts";
import type { Tuning } from "../../src/search/ranking/tuning.ts";
import type { KnownWord, SearchReader } from "./segments/reader.ts";

/** A distinct word of a query, as the index knows it. */
export interface QueryTerm {
  /** The words to look for and their weights; the first is the word itself, or the closest one. */
  readonly ways: readonly { readonly word: KnownWord; readonly weight: number }[];
  idf: number;
  readonly typed: string;
  /** The word searched for instead, if no paper has the typed one. */
  readonly corrected?: string | undefined;
  /** How often it was typed. */
  times: number;
  /** For a name: indices of the words it was typed as. A paper with the name counts as having them. */
  readonly parts?: readonly number[];
}

/** A query's distinct words, and their typed order as indices. */
export interface QueryTerms {
  readonly terms: readonly QueryTerm[];
  readonly sequence: readonly number[];
}

/** Distinct words of a query that count; the most distinctive ones if there are more. */
export const MAX_TERMS = 100;
/**
 * Maximum words to look up in a query, and maximum unknown ones to correct: each correction scans the whole vocabulary.
 */
const MAX_WORDS = 300;
const MAX_GUESSES = 8;
/** In queries of at most this many words, a stop word at either end may be a name. */
const SHORT = 5;
/** Up to this many neighbouring words are also tried as one ("data set"). */
const MAX_JOINED = 30;

/**
 * Looks up the query's words. Unknown words are dropped or, with `correct`, corrected from the index's own vocabulary.
 */
export function lookUp(
  parsed: ParsedQuery,
  reader: SearchReader,
  tuning: Tuning,
  correct: boolean,
): QueryTerms {
  const content = parsed.words.filter((word) => !isStopWord(word));
  const terms: QueryTerm[] = [];
  const places = new Map<string, number>();
  const sequence: number[] = [];
  const papers = Math.max(1, reader.papers());
  let guesses = correct ? MAX_GUESSES : 0;
  const add = (typed: string, share: number): number | undefined => {
    const key = stem(typed);
    const there = places.get(key);
    const before = there === undefined ? undefined : terms[there];
    if (before) {
      if (share === 1) before.times++;
      return there;
    }
    const known = waysOf(typed, reader, tuning);
    const isGuess = known.ways.length === 0 && guesses-- > 0;
    const { ways, holding, corrected } = isGuess ? corrections(typed, reader, tuning) : known;
    if (ways.length === 0) return undefined;
    places.set(key, terms.length);
    const sure = isGuess && isShort(typed) ? tuning.shortGuess : 1;
    return terms.push({ ways, idf: idfOf(holding, papers) * share * sure, typed, corrected, times: 1 }) - 1;
  };
  // Stop words are indexed only in titles; search for them only if there are no other words.
  for (const word of (content.length > 0 ? content : parsed.words).slice(0, MAX_WORDS)) {
    const place = add(word, 1);
    if (place !== undefined) sequence.push(place);
  }
  // He, Do and So are also surnames: "he residual learning".
  if (content.length > 0 && parsed.words.length <= SHORT) {
    for (const word of [parsed.words[0] ?? "", parsed.words.at(-1) ?? ""]) {
      const name = isStopWord(word) ? reader.word(`@${word}`) : undefined;
      const holding = name ? reader.postings(name.term).holding : 0;
      if (!name || holding === 0 || places.has(word)) continue;
      places.set(word, terms.length);
      terms.push({ ways: [{ word: name, weight: 1 }], idf: idfOf(holding, papers), typed: word, times: 1 });
    }
  }
  addNames(parsed, terms, places, reader, tuning);
  for (const word of parsed.joined) if (reader.word(word)) add(word, tuning.joined);
  for (let i = 0; i + 1 < parsed.words.length && i < MAX_JOINED; i++) {
    const joined = `${parsed.words[i]}${parsed.words[i + 1]}`;
    if (joined.length > 5 && joined.length < 30 && reader.word(joined)) add(joined, tuning.joined);
  }
  if (terms.length <= MAX_TERMS) return { terms, sequence };
  const kept = Array.from(terms.keys())
    .sort((a, b) => (terms[b]?.idf ?? 0) - (terms[a]?.idf ?? 0))
    .slice(0, MAX_TERMS);
  const newPlace = new Map(kept.map((from, to) => [from, to]));
  return {
    terms: kept.flatMap((i) => {
      const term = terms[i];
      if (!term) return [];
      return {
        ...term,
        ...(term.parts && { parts: term.parts.flatMap((place) => newPlace.get(place) ?? []) }),
      };
    }),
    sequence: sequence.flatMap((i) => newPlace.get(i) ?? []),
  };
}

/**
 * Adds the names in the query that the index knows. A name weighs as much as its idf allows, but no more than its
 * parts. It takes most of that weight from them, so `qwen 3` means Qwen3 rather than a paper with both words.
 */
function addNames(
  { names }: ParsedQuery,
  terms: QueryTerm[],
  places: Map<string, number>,
  reader: SearchReader,
  { versioned }: Tuning,
): void {
  for (const { form, parts } of names) {
    const word = reader.word(form);
    const holding = word ? reader.postings(word.term).holding : 0;
    if (!word || holding === 0 || places.has(form)) continue;
    const held = [...new Set(parts.flatMap((part) => places.get(stem(part)) ?? []))];
    const told = held.reduce((sum, place) => sum + (terms[place]?.idf ?? 0), 0);
    const idf = Math.min(told, idfOf(holding, reader.papers()));
    if (idf === 0) continue;
    for (const term of held.flatMap((place) => terms[place] ?? [])) {
      term.idf *= ((1 - versioned) * idf) / told;
    }
    places.set(form, terms.length);
    terms.push({ ways: [{ word, weight: 1 }], idf: versioned * idf, typed: form, times: 1, parts: held });
  }
}

interface Ways {
  readonly ways: QueryTerm["ways"];
  /** Number of papers with the word, for its idf. */
  readonly holding: number;
  readonly corrected?: string | undefined;
}

/** The word itself (or its stem), and the same word as a surname. */
function waysOf(typed: string, reader: SearchReader, tuning: Tuning): Ways {
  const exact = reader.word(typed);
  const direct = exact ?? reader.word(stem(typed));
  const ways: { word: KnownWord; weight: number }[] = [];
  let holding = 0;
  const add = (word: KnownWord, weight: number) => {
    const held = reader.postings(word.term).holding;
    if (held === 0) return;
    ways.push({ word, weight });
    // A word common in abstracts says little even as a name, and vice versa.
    holding = Math.max(holding, held);
  };
  if (direct) add(exact ?? { id: 0, term: direct.term }, 1);
  for (const [mark, weight] of [
    ["@", 1],
    ["~", tuning.givenName],
    ["#", 1],
  ] as const) {
    const name = reader.word(mark + typed);
    if (name) add(name, weight);
  }
  return { ways, holding };
}

/** Similar spellings of a word that no paper has, or the letters of a name whose version no paper has. */
function corrections(typed: string, reader: SearchReader, tuning: Tuning): Ways {
  const spelt = (id: number) => reader.spelt(id)?.replace(/^[@~#]/, "") ?? "";
  const near = reader
    .spelling()
    .suggest(typed, tuning.suggestions * 4)
    .filter(({ id }) => mayMean(typed, spelt(id)));
  const least = near[0]?.distance ?? 0;
  const rated = near.flatMap(({ id, distance, firstLetterKept }) => {
    const term = reader.terms()[id] as number;
    const { holding } = reader.postings(term);
    if (holding === 0) return [];
    const rate =
      Math.log(1 + holding) * tuning.spellingFrequency -
      (distance - least) * tuning.spellingDistance -
      (firstLetterKept ? 0 : tuning.spellingFirstLetter);
    return [{ word: { id, term }, rate, holding }];
  });
  rated.sort((a, b) => b.rate - a.rate);
  const best = rated[0];
  if (best === undefined) return withoutVersion(typed, reader, tuning);
  const top = best.rate;
  return {
    ways: rated
      .slice(0, tuning.suggestions)
      .map(({ word, rate }) => ({ word, weight: Math.exp(rate - top) })),
    holding: best.holding,
    corrected: spelt(best.word.id),
  };
}

function withoutVersion(typed: string, reader: SearchReader, tuning: Tuning): Ways {
  // In img2img the number is a word.
  const name = /^([a-z]{3,})\d+[a-z]{0,2}$/.exec(typed)?.[1];
  return name === undefined ? { ways: [], holding: 0 } : { ...waysOf(name, reader, tuning), corrected: name };
}
