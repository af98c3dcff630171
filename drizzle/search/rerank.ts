import { STOP_WORDS } from "../../src/search/language/stop-words.ts";
import { featuresOf, tieBreak, weigh } from "../../src/search/ranking/features.ts";
import { feedbackOf } from "../../src/search/ranking/feedback.ts";
import { EXACT, STOP } from "../../src/search/ranking/read-paper.ts";
import { FEATURES, type Tuning } from "../../src/search/ranking/tuning.ts";
import { documentDecoder } from "./postings/codec.ts";
import type { Ranked } from "./postings/heap.ts";
import type { QueryTerms } from "./query-terms.ts";
import { enlarged } from "./segments/memory.ts";
import type { SearchReader } from "./segments/reader.ts";

/** Reranks candidates by their words. */
export interface Reranker {
  /**
   * The candidates' final scores, in their order, and the share of the query each contains verbatim. `year` is the year
   * that was typed, if any.
   */
  rerank(
    candidates: Ranked,
    query: QueryTerms,
    year: number | undefined,
  ): { readonly scores: Float64Array; readonly quoted: Float64Array };
  /** Whether the paper's title or abstract contains the phrase, given as word numbers without stop words. */
  holdsPhrase(paper: number, phrase: readonly number[]): boolean;
  /** Distinct terms of a paper's title and abstract with their frequencies; titles count double. */
  termCounts(paper: number): Map<number, number>;
  /** The words of a paper's title, in order, and the joined forms that also match. */
  titleOf(paper: number): { readonly words: readonly number[]; readonly joined: readonly number[] };
  /** The words of a paper's names as `readDocument` orders them; valid until the next call. */
  namesOf(paper: number): ArrayLike<number>;
}

const EXACT_RUN = FEATURES.indexOf("exactRun");
/** Distinct stems among all candidates that feedback can distinguish: 300 papers have about 5,000. */
const MAX_STEMS = 65_535;

/** A reranker that reads papers' words through `reader`. */
export function createReranker(reader: SearchReader, tuning: Tuning): Reranker {
  const decoder = documentDecoder();
  let slots = new Uint8Array(1 << 16);
  let stopsUpTo = 0;
  // The candidates' stems, without stop words, numbered in order of first occurrence.
  let stems = new Uint16Array(1 << 16);
  let stemEnd = 0;
  let met = 0;
  let numbers = new Uint16Array(1 << 16);
  const numbered = new Uint32Array(MAX_STEMS);

  function markStopWords(): void {
    const size = reader.vocabulary();
    if (size === stopsUpTo) return;
    slots = new Uint8Array(size * 2);
    for (const word of STOP_WORDS) {
      const known = reader.word(word);
      if (known) slots[known.id] = STOP;
    }
    stopsUpTo = size;
  }

  /** Marks the words that each term stands for; returns them. */
  function markTerms({ terms }: QueryTerms): number[] {
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
    return marked;
  }

  function rerank(
    candidates: Ranked,
    query: QueryTerms,
    year: number | undefined,
  ): ReturnType<Reranker["rerank"]> {
    markStopWords();
    const marked = markTerms(query);
    const idf = Float64Array.from(query.terms, (term) => term.idf);
    const all = idf.reduce((sum, value) => sum + value, 0);
    const ranked = {
      idf,
      sequence: Uint8Array.from(query.sequence.slice(0, 200)),
      parts: query.terms.map((term) => term.parts),
    };
    const { papers, scores: base } = candidates;
    const features = new Float64Array(FEATURES.length);
    const scores = new Float64Array(papers.length);
    const quoted = new Float64Array(papers.length);
    const trust = tuning.longQuery / Math.max(tuning.longQuery, query.sequence.length);
    const paper = {
      words: decoder.words,
      start: 0,
      titleEnd: 0,
      titleJoinedEnd: 0,
      bodyEnd: 0,
      bodyJoinedEnd: 0,
      end: 0,
    };
    const led = all * Math.min(1, query.sequence.length / tuning.feedbackWords);
    const withFeedback = tuning.feedback > 0 && papers.length > tuning.feedbackPapers;
    const stemStarts = new Uint32Array(papers.length + 1);
    for (let i = 0; i < papers.length; i++) {
      stemStarts[i + 1] = stemEnd;
      const blob = reader.text(papers[i] as number);
      if (!blob) continue;
      decoder.decode(blob);
      paper.words = decoder.words;
      paper.titleEnd = decoder.ends[0] as number;
      paper.titleJoinedEnd = decoder.ends[1] as number;
      paper.bodyEnd = decoder.ends[2] as number;
      paper.bodyJoinedEnd = decoder.ends[3] as number;
      paper.end = decoder.ends[4] as number;
      featuresOf(ranked, paper, slots, features);
      scores[i] = (base[i] as number) + trust * weigh(features, tuning.weights);
      quoted[i] = (features[EXACT_RUN] as number) / Math.max(all, 1e-9);
      if (withFeedback) keepStems();
      stemStarts[i + 1] = stemEnd;
    }
    for (const word of marked) slots[word] = 0;
    if (withFeedback) addFeedback(scores, stemStarts, led);
    forgetStems();
    const newest = reader.newestDay();
    for (let i = 0; i < papers.length; i++) {
      const n = papers[i] as number;
      const facts = { upvotes: reader.upvotes(n), day: reader.day(n), newest, year };
      scores[i] = (scores[i] as number) + Math.max(all, 1) * tieBreak(tuning, facts);
    }
    return { scores, quoted };
  }

  /** Stores the current document's stems for `addFeedback`. */
  function keepStems(): void {
    const { words } = decoder;
    const end = decoder.ends[2] as number;
    if (stemEnd + end > stems.length) stems = enlarged(stems, 2 * (stemEnd + end));
    const terms = reader.terms();
    if (numbers.length < terms.length) numbers = new Uint16Array(terms.length);
    for (let w = 0; w < end; w++) {
      const word = words[w] as number;
      if (slots[word] === STOP) continue;
      const term = terms[word] as number;
      let number = numbers[term] as number;
      if (number === 0) {
        if (met === MAX_STEMS) continue;
        numbered[met++] = term;
        number = met;
        numbers[term] = number;
      }
      stems[stemEnd++] = number;
    }
  }

  function forgetStems(): void {
    for (let i = 0; i < met; i++) numbers[numbered[i] as number] = 0;
    met = 0;
    stemEnd = 0;
  }

  /** Moves the best candidates towards the words that the top ones share. */
  function addFeedback(scores: Float64Array, starts: Uint32Array, all: number): void {
    const best = Array.from(scores.keys())
      .sort((a, b) => (scores[b] as number) - (scores[a] as number))
      .slice(0, tuning.feedbackAmong);
    const top = scores[best[0] as number] as number;
    const trust = best
      .slice(0, tuning.feedbackPapers)
      .map((i) => Math.exp((((scores[i] as number) - top) / Math.max(1e-9, top)) * tuning.feedbackTrust));
    const shares = feedbackOf(
      best.map((i) => ({ terms: stems, from: starts[i] as number, to: starts[i + 1] as number })),
      trust,
      tuning.feedbackTerms,
      met + 1,
    );
    best.forEach((i, at) => {
      scores[i] = (scores[i] as number) + tuning.feedback * all * (shares[at] as number);
    });
  }

  function holdsPhrase(paper: number, phrase: readonly number[]): boolean {
    markStopWords();
    const blob = reader.text(paper);
    if (!blob) return false;
    decoder.decode(blob);
    const [titleEnd = 0, titleJoinedEnd = 0, bodyEnd = 0] = decoder.ends;
    return holds(0, titleEnd, phrase) || holds(titleJoinedEnd, bodyEnd, phrase);
  }

  function holds(from: number, to: number, phrase: readonly number[]): boolean {
    const run: number[] = [];
    for (let i = from; i < to; i++) {
      const word = decoder.words[i] as number;
      if (slots[word] === STOP) continue;
      run.push(word);
      if (run.length > phrase.length) run.shift();
      if (run.length === phrase.length && phrase.every((wanted, at) => wanted === run[at])) return true;
    }
    return false;
  }

  function termCounts(paper: number): Map<number, number> {
    markStopWords();
    const counts = new Map<number, number>();
    const blob = reader.text(paper);
    if (!blob) return counts;
    decoder.decode(blob);
    const terms = reader.terms();
    const [titleEnd = 0, titleJoinedEnd = 0, bodyEnd = 0] = decoder.ends;
    for (let i = 0; i < bodyEnd; i++) {
      const word = decoder.words[i] as number;
      if (slots[word] === STOP || (i >= titleEnd && i < titleJoinedEnd)) continue;
      const term = terms[word] as number;
      counts.set(term, (counts.get(term) ?? 0) + (i < titleEnd ? 2 : 1));
    }
    return counts;
  }

  function titleOf(paper: number): ReturnType<Reranker["titleOf"]> {
    const blob = reader.text(paper);
    if (!blob) return { words: [], joined: [] };
    decoder.decode(blob);
    return {
      words: Array.from(decoder.words.subarray(0, decoder.ends[0])),
      joined: Array.from(decoder.words.subarray(decoder.ends[0], decoder.ends[1])),
    };
  }

  function namesOf(paper: number): ArrayLike<number> {
    const blob = reader.text(paper);
    if (!blob) return [];
    decoder.decode(blob);
    return decoder.words.subarray(decoder.ends[3], decoder.ends[4]);
  }

  return { rerank, holdsPhrase, termCounts, titleOf, namesOf };
}
