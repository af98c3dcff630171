import type { Database } from "better-sqlite3";
import { replaceWords } from "../../src/search/language/correction.ts";
import { stem } from "../../src/search/language/stem.ts";
import { translate } from "../../src/search/language/translate.ts";
import { hasOperators, type ParsedQuery, parseQuery } from "../../src/search/query.ts";
import { TUNING, type Tuning } from "../../src/search/ranking/tuning.ts";
import type { NameKind, SearchQuery } from "../../src/search/search-index.ts";
import type { Day } from "../../src/time/day.ts";
import { SqliteDatabase } from "../shared/driver.ts";
import { findSimilar, findTitles, type Match } from "./browse.ts";
import { findNames, type NameFound } from "./names.ts";
import { inFieldTerms, isQuestion } from "./plain-words.ts";
import { findBest, type WeightedList } from "./postings/block-max.ts";
import { IMPACT_STEP } from "./postings/impacts.ts";
import { lookUp, type QueryTerms } from "./query-terms.ts";
import { createReranker } from "./rerank.ts";
import { createSearchReader, type KnownWord } from "./segments/reader.ts";
import { type Phrase, phrasesOf, SIFTED_DEPTH, sift } from "./sift.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** A paper in an answer. */
export interface Found {
  readonly id: string;
  readonly score: number;
}

/** An answer, without the papers themselves. */
export interface Answer {
  readonly found: readonly Found[];
  /** Stems whose words are highlighted in extracts. */
  readonly stems: readonly string[];
  /** The corrected query, if any word was corrected. */
  readonly corrected?: string;
  /** The English terms searched for, if the query was in another language. */
  readonly translated?: string;
  /** The query was a question in plain words, which a search by meaning may understand better. */
  readonly isQuestion?: boolean;
  /** The names found, if names were asked for. */
  readonly names?: readonly NameFound[];
}

/** Answers queries from the tables of one connection. */
export interface SearchEngine {
  search(query: SearchQuery): Answer;
  similar(id: string, limit: number): Answer;
  titles(prefix: string, limit: number): Answer;
  names(whose: NameKind, prefix: string, limit: number): Answer;
}

/** Demands that `findBest` can check, one bit each. */
const MAX_DEMANDS = 8;
/** What a demanded name adds to the score: one step of impact. */
const DEMANDED = 1 / 255;
const NOTHING: Answer = { found: [], stems: [] };

/**
 * An engine with its own read-only connection to the file at `path`. It sees each of the store's commits and never
 * blocks them (write-ahead log). The file is memory-mapped, which halves the time to read the words of hundreds of
 * papers.
 */
export function openSearchEngine(path: string, tuning?: Tuning, exhaustive?: boolean): SearchEngine {
  const db = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
  db.pragma("mmap_size = 4294967296");
  return createSearchEngine(db, tuning, exhaustive);
}

/** An engine. `tuning` and `exhaustive` (score everything, skip nothing) vary only in measurements. */
export function createSearchEngine(db: Database, tuning: Tuning = TUNING, exhaustive = false): SearchEngine {
  const reader = createSearchReader(db);
  const reranker = createReranker(reader, tuning);
  const vocabulary = vocabularyOf(reader);
  const begin = db.prepare("BEGIN");
  const commit = db.prepare("COMMIT");

  /** Runs `read` on one consistent state of the index. */
  function consistently<T>(read: () => T): T {
    if (db.inTransaction) {
      reader.refresh();
      return read();
    }
    begin.run();
    try {
      reader.refresh();
      return read();
    } finally {
      commit.run();
    }
  }

  function answerOf(
    papers: readonly number[],
    scores: readonly number[],
    terms: QueryTerms["terms"],
  ): Answer {
    const found = papers.flatMap((paper, i) => {
      const id = reader.idOf(paper);
      return id === undefined ? [] : [{ id, score: scores[i] as number }];
    });
    // The words as typed, and those searched for instead.
    const words = terms.flatMap(({ typed, ways }) => [
      typed,
      ...ways.flatMap(({ word }) => reader.spelt(word.id)?.replace(/^[@~#]/, "") ?? []),
    ]);
    return { found, stems: [...new Set(words.map(stem))] };
  }

  function answerTo(matches: readonly Match[]): Answer {
    return answerOf(
      matches.map(({ paper }) => paper),
      matches.map(({ score }) => score),
      [],
    );
  }

  function plainList(term: number, weight: number, meets = 0, excludes = false): WeightedList {
    return { weight, lists: reader.postings(term).lists, meets, excludes };
  }

  /** Ranks by the words as typed; if no paper contains a question's wording, ranks it by the field's terms instead. */
  function rank(parsed: ParsedQuery, query: SearchQuery, phrases: readonly Phrase[]): Answer {
    const looked = lookUp(parsed, reader, tuning, query.asTyped !== true);
    const plain = rankBy(looked, parsed, query, phrases);
    if (query.asTyped || !isQuestion(parsed) || plain.quoted >= tuning.quoted) return plain.answer;
    const inField = inFieldTerms(parsed, looked, reader, tuning);
    const { answer } = inField === looked ? plain : rankBy(inField, parsed, query, phrases);
    return { ...answer, isQuestion: true };
  }

  /** The answer, and the share of the query that its first paper contains verbatim. */
  function rankBy(
    looked: QueryTerms,
    parsed: ParsedQuery,
    query: SearchQuery,
    phrases: readonly Phrase[],
  ): { readonly answer: Answer; readonly quoted: number } {
    const lists: WeightedList[] = [];
    let required = 0;
    let demands = 0;
    const demand = (words: readonly (KnownWord | undefined)[], weight: number) => {
      if (demands === MAX_DEMANDS) return;
      const bit = 1 << demands++;
      required |= bit;
      for (const word of words) if (word) lists.push(plainList(word.term, weight, bit));
    };
    for (const word of parsed.authors.flat())
      demand([reader.word(`@${word}`), reader.word(`~${word}`)], DEMANDED);
    for (const name of parsed.organizations) demand([reader.word(`#${name}`)], DEMANDED);
    const terms = reader.terms();
    for (const word of new Set(phrases.flat())) demand([{ id: word, term: terms[word] as number }], 1e-6);
    for (const { ways, idf, times } of looked.terms) {
      const weight = idf * (1 + tuning.repeated * (times - 1)) * IMPACT_STEP;
      for (const way of ways) lists.push(plainList(way.word.term, weight * way.weight));
    }
    for (const word of parsed.excluded) {
      const known = reader.word(word) ?? reader.word(stem(word));
      if (known) lists.push(plainList(known.term, 1, 0, true));
    }
    const since = Math.max(daysOf(parsed.since), daysOf(query.since));
    const least = Math.max(0, parsed.minUpvotes, query.minUpvotes ?? 0);
    const accept = (n: number) => reader.upvotes(n) >= least && reader.day(n) >= since;
    const asked = looked.terms.length > 0 || required !== 0;
    if (!asked) {
      const filtered = parsed.minUpvotes > 0 || parsed.since !== undefined;
      return { answer: filtered ? mostUpvoted(accept, query.limit) : NOTHING, quoted: 0 };
    }

    const wanted = Math.max(query.limit, tuning.candidates);
    const fullNames = parsed.authors.filter((name) => name.length > 1);
    const isSifted = phrases.length + fullNames.length > 0;
    const count = isSifted ? Math.max(wanted, SIFTED_DEPTH) : wanted;
    const first = findBest({ terms: lists, firsts: reader.firsts(), required, count, accept, exhaustive });
    const candidates = isSifted ? sift(first, phrases, fullNames, wanted, reader, reranker) : first;
    const years = parsed.words.filter((word) => /^(?:19|20)\d\d$/.test(word));
    const year = years.length === 1 && looked.terms.length > 1 ? Number(years[0]) : undefined;
    const { scores, quoted } = reranker.rerank(candidates, looked, year);
    const order = Array.from(scores.keys())
      .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
      .slice(0, query.limit);
    const answer = answerOf(
      order.map((i) => candidates.papers[i] as number),
      order.map((i) => scores[i] as number),
      looked.terms,
    );
    const corrections = looked.terms.flatMap(({ typed, corrected }) =>
      corrected === undefined ? [] : [[typed, corrected] as const],
    );
    const corrected =
      corrections.length === 0 ? undefined : replaceWords(query.text.trim(), new Map(corrections));
    return {
      answer: { ...answer, ...(corrected === undefined ? {} : { corrected }) },
      quoted: quoted[order[0] ?? -1] ?? 0,
    };
  }

  function inEnglish(parsed: ParsedQuery, { text, asTyped }: SearchQuery): string | undefined {
    const isName = parsed.names.some(({ form }) => reader.word(form) !== undefined);
    return asTyped || isName || hasOperators(parsed) ? undefined : translate(text, vocabulary);
  }

  function mostUpvoted(accept: (n: number) => boolean, limit: number): Answer {
    const papers: number[] = [];
    for (let n = 1; n < reader.end(); n++) if (reader.isLive(n) && accept(n)) papers.push(n);
    papers.sort((a, b) => reader.upvotes(b) - reader.upvotes(a) || reader.day(b) - reader.day(a));
    const best = papers.slice(0, limit);
    return answerOf(
      best,
      best.map((n) => reader.upvotes(n)),
      [],
    );
  }

  return {
    search: (query) =>
      consistently(() => {
        const parsed = parseQuery(query.text);
        const byId = parsed.id && reader.numberOf(parsed.id);
        if (parsed.id && byId !== undefined) return { found: [{ id: parsed.id, score: 1 }], stems: [] };
        if (parsed.phrases.length > 0) {
          const phrases = phrasesOf(reader, parsed);
          const answer = phrases && rank(parsed, query, phrases);
          // If no paper contains the phrase, search for its words without the quotes.
          if (answer && answer.found.length > 0) return answer;
        }
        const english = inEnglish(parsed, query);
        if (english === undefined) return rank(parsed, query, []);
        // Papers may be in that language too, so search for both; but Latin letters would be read as English.
        const both = parseQuery(/[a-z]{2}/i.test(query.text) ? english : `${english} ${query.text}`);
        return { ...rank(both, { ...query, asTyped: true }, []), translated: english };
      }),
    similar: (id, limit) => consistently(() => answerTo(findSimilar(reader, reranker, id, limit))),
    titles: (prefix, limit) =>
      consistently(() => answerTo(findTitles(reader, reranker, prefix, limit, tuning.candidates))),
    names: (whose, prefix, limit) =>
      consistently(() => ({ ...NOTHING, names: findNames(reader, reranker, whose, prefix, limit) })),
  };
}

/** Days since 1970; earlier than any paper if there is no day. */
function daysOf(day: Day | undefined): number {
  return day === undefined ? -1_000_000 : Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
