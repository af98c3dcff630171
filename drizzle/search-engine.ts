import type { Database } from "better-sqlite3";
import type { Day } from "../src/paper.ts";
import { idfOf } from "../src/search/bm25.ts";
import { feedbackOf } from "../src/search/feedback.ts";
import { type ParsedQuery, parseQuery } from "../src/search/query.ts";
import { EXACT, FEATURES, featuresOf, STOP, TUNING, type Tuning, weigh } from "../src/search/rank.ts";
import type { SearchQuery } from "../src/search/search.ts";
import { stem } from "../src/search/stem.ts";
import { STOP_WORDS } from "../src/search/stop-words.ts";
import { isStopWord } from "../src/search/words.ts";
import { findBest, type WeightedList } from "./search-block-max.ts";
import { documentDecoder } from "./search-codec.ts";
import { createSearchReader, type KnownWord } from "./search-reader.ts";

/** A paper found. */
export interface Found {
  readonly id: string;
  readonly score: number;
}

/** An answer without the papers themselves. */
export interface Answer {
  readonly found: readonly Found[];
  /** Stems whose words are to be marked in extracts. */
  readonly stems: readonly string[];
}

/** Answers queries from the tables of one connection. */
export interface SearchEngine {
  search(query: SearchQuery): Answer;
  similar(id: string, limit: number): Answer;
  titles(prefix: string, limit: number): Answer;
}

/** Distinct words of a query that count; the most telling ones where there are more. */
const MAX_TERMS = 100;
/** Bits of `required` in `findBest`. */
const MAX_DEMANDS = 8;

interface Term {
  /** What is found through it, strongest first. */
  readonly ways: { word: KnownWord; weight: number }[];
  idf: number;
  meets: number;
  readonly typed: string;
}

/** An engine; `tuning` may be varied to measure what each number does. */
export function createSearchEngine(db: Database, tuning: Tuning = TUNING, exhaustive = false): SearchEngine {
  const reader = createSearchReader(db);
  const begin = db.prepare("BEGIN");
  const commit = db.prepare("COMMIT");
  const decoder = documentDecoder();
  let slots = new Uint8Array(1 << 16);
  let stopSlots = 0;
  let texts = new Uint32Array(1 << 16);

  /** Runs `read` on one unchanging state of the index. */
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

  function markStopWords(): void {
    const size = reader.vocabulary();
    if (size === stopSlots) return;
    if (slots.length < size) slots = new Uint8Array(size * 2);
    for (const word of STOP_WORDS) {
      const known = reader.word(word);
      if (known) slots[known.id] = STOP;
    }
    stopSlots = size;
  }

  function holding(term: number): number {
    return reader.postings(term).holding;
  }

  /** How the index knows what was typed: the word itself, else its stem, else near spellings. */
  function waysOf(typed: string): Term["ways"] {
    const direct = reader.word(typed) ?? reader.word(stem(typed));
    const ways: Term["ways"] = [];
    if (direct && holding(direct.term) > 0) {
      ways.push({ word: reader.word(typed) ?? { id: 0, term: direct.term }, weight: 1 });
    }
    for (const mark of ["@", "#"]) {
      const name = reader.word(mark + typed);
      if (name) ways.push({ word: name, weight: tuning.nameInText });
    }
    if (ways.length > 0) return ways;
    return corrections(typed);
  }

  function corrections(typed: string): Term["ways"] {
    const near = reader.spelling().suggest(typed, tuning.suggestions * 4);
    const least = near[0]?.distance ?? 0;
    const rated = near.flatMap(({ id, distance, firstLetterKept }) => {
      const term = reader.termOf(id);
      const held = holding(term);
      if (held === 0) return [];
      const rate =
        Math.log(1 + held) * tuning.spellingFrequency -
        (distance - least) * tuning.spellingDistance -
        (firstLetterKept ? 0 : tuning.spellingFirstLetter);
      return [{ word: { id, term }, rate }];
    });
    rated.sort((a, b) => b.rate - a.rate);
    const top = rated[0]?.rate ?? 0;
    return rated
      .slice(0, tuning.suggestions)
      .map(({ word, rate }) => ({ word, weight: Math.exp(rate - top) * tuning.corrected }));
  }

  function readTerms(parsed: ParsedQuery): { terms: Term[]; sequence: number[]; stops: string[] } {
    const content = parsed.words.filter((word) => !isStopWord(word));
    const stops = parsed.words.filter((word) => isStopWord(word));
    const typed = content.length > 0 ? content : stops;
    const terms: Term[] = [];
    const places = new Map<string, number>();
    const sequence: number[] = [];
    const papers = Math.max(1, reader.papers());
    const add = (word: string, factor: number): number => {
      const key = stem(word);
      const there = places.get(key);
      if (there !== undefined) return there;
      const ways = waysOf(word);
      if (ways.length === 0) return -1;
      const held = Math.max(...ways.slice(0, 1).map(({ word: way }) => holding(way.term)));
      const idf = idfOf(held, papers) * factor;
      places.set(key, terms.length);
      terms.push({ ways, idf, meets: 0, typed: word });
      return terms.length - 1;
    };
    for (const word of typed) {
      const place = add(word, 1);
      if (place >= 0) sequence.push(place);
    }
    for (const word of parsed.joined) if (reader.word(word)) add(word, tuning.joined);
    for (let i = 0; i + 1 < parsed.words.length && i < 30; i++) {
      const joined = `${parsed.words[i]}${parsed.words[i + 1]}`;
      if (joined.length > 5 && joined.length < 30 && reader.word(joined)) add(joined, tuning.joined);
    }
    if (terms.length > MAX_TERMS) {
      const kept = terms
        .map((term, i) => ({ term, i }))
        .sort((a, b) => b.term.idf - a.term.idf)
        .slice(0, MAX_TERMS);
      const place = new Map(kept.map(({ i }, to) => [i, to]));
      return {
        terms: kept.map(({ term }) => term),
        sequence: sequence.flatMap((i) => place.get(i) ?? []),
        stops,
      };
    }
    return { terms, sequence, stops };
  }

  function rank(parsed: ParsedQuery, query: SearchQuery): Answer {
    const { terms, sequence } = readTerms(parsed);
    const lists: WeightedList[] = [];
    let required = 0;
    let demands = 0;
    const demand = (words: readonly (KnownWord | undefined)[], weight: number) => {
      if (demands >= MAX_DEMANDS) return;
      const bit = 1 << demands++;
      required |= bit;
      for (const word of words) {
        if (word)
          lists.push({ weight, lists: reader.postings(word.term).lists, meets: bit, excludes: false });
      }
    };
    for (const name of parsed.authors) demand([reader.word(`@${name}`)], 1);
    for (const name of parsed.organizations) demand([reader.word(`#${name}`)], 1);
    for (const term of terms) {
      for (const { word, weight } of term.ways) {
        lists.push({
          weight: (weight * term.idf * 255) / 115,
          lists: reader.postings(word.term).lists,
          meets: 0,
          excludes: false,
        });
      }
    }
    for (const word of parsed.excluded) {
      const known = reader.word(word) ?? reader.word(stem(word));
      if (known)
        lists.push({ weight: 1, lists: reader.postings(known.term).lists, meets: 0, excludes: true });
    }
    const since = Math.max(daysOf(parsed.since), daysOf(query.since));
    const least = Math.max(0, parsed.minUpvotes, query.minUpvotes ?? 0);
    const accept = (n: number) => reader.upvotes(n) >= least && reader.day(n) >= since;

    const wanted = Math.max(query.limit, tuning.candidates);
    const first = findBest({
      terms: lists,
      firsts: reader.firsts(),
      required,
      count: wanted,
      accept,
      exhaustive,
    });
    const scores = rerank(first.papers, first.scores, terms, sequence);
    const order = Array.from(scores.keys()).sort(
      (a, b) =>
        (scores[b] as number) - (scores[a] as number) ||
        (first.papers[a] as number) - (first.papers[b] as number),
    );
    const found = order.slice(0, query.limit).flatMap((i) => {
      const id = reader.idOf(first.papers[i] as number);
      return id === undefined ? [] : [{ id, score: scores[i] as number }];
    });
    return { found, stems: terms.map(({ typed }) => stem(typed)) };
  }

  function rerank(
    papers: Int32Array,
    base: Float64Array,
    terms: readonly Term[],
    sequence: readonly number[],
  ): Float64Array {
    markStopWords();
    const marked: number[] = [];
    const mark = (word: number, value: number) => {
      const before = slots[word] as number;
      if (word === 0 || before === STOP || (before !== 0 && !(value & EXACT))) return;
      if (before === 0) marked.push(word);
      slots[word] = value;
    };
    terms.forEach(({ ways }, i) => {
      for (const { word } of ways) reader.wordsOf(word.term, (other) => mark(other, i + 1));
      const exact = ways[0]?.word.id ?? 0;
      if (exact !== 0) mark(exact, (i + 1) | EXACT);
    });
    const query = {
      idf: Float64Array.from(terms, ({ idf }) => idf),
      sequence: Uint8Array.from(sequence.slice(0, 200)),
    };
    const ends: number[] = [];
    const starts: number[] = [];
    let size = 0;
    const features = new Float64Array(FEATURES.length);
    const scores = new Float64Array(papers.length);
    for (let i = 0; i < papers.length; i++) {
      const blob = reader.text(papers[i] as number);
      if (blob) decoder.decode(blob);
      const [titleEnd = 0, titleJoinedEnd = 0, bodyEnd = 0, bodyJoinedEnd = 0, end = 0] = blob
        ? decoder.ends
        : [];
      featuresOf(
        query,
        { words: decoder.words, start: 0, titleEnd, titleJoinedEnd, bodyEnd, bodyJoinedEnd, end },
        slots,
        features,
      );
      scores[i] = (base[i] as number) + weigh(features, 0, tuning.weights);
      starts.push(size);
      if (size + bodyEnd > texts.length) {
        const larger = new Uint32Array(Math.max(texts.length * 2, size + bodyEnd));
        larger.set(texts);
        texts = larger;
      }
      for (let w = 0; w < bodyEnd; w++) {
        const word = decoder.words[w] as number;
        if (slots[word] !== STOP) texts[size++] = reader.termOf(word);
      }
      ends.push(size);
    }
    for (const word of marked) slots[word] = 0;
    if (tuning.feedback > 0 && papers.length > tuning.feedbackPapers) {
      const best = Array.from(scores.keys())
        .sort((a, b) => (scores[b] as number) - (scores[a] as number))
        .slice(0, tuning.feedbackPapers);
      const top = scores[best[0] as number] as number;
      const shares = feedbackOf(
        starts.map((from, i) => ({ terms: texts, from, to: ends[i] as number })),
        best,
        best.map((i) =>
          Math.exp((((scores[i] as number) - top) / Math.max(1e-9, top)) * tuning.feedbackTrust),
        ),
        tuning.feedbackTerms,
        reader.vocabulary(),
      );
      const all = query.idf.reduce((sum, idf) => sum + idf, 0);
      for (let i = 0; i < scores.length; i++) {
        scores[i] = (scores[i] as number) + tuning.feedback * all * (shares[i] as number);
      }
    }
    return scores;
  }

  return {
    search(query) {
      return consistently(() => {
        const parsed = parseQuery(query.text);
        const byId = parsed.id && reader.numberOf(parsed.id);
        if (parsed.id && byId !== undefined && reader.isLive(byId)) {
          return { found: [{ id: parsed.id, score: 1 }], stems: [] };
        }
        return rank(parsed, query);
      });
    },
    similar: () => ({ found: [], stems: [] }),
    titles: () => ({ found: [], stems: [] }),
  };
}

/** Days since 1970; before any paper where there is no day. */
function daysOf(day: Day | undefined): number {
  return day === undefined ? -1_000_000 : Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
