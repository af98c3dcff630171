import type { Database } from "better-sqlite3";
import { TITLE_TIMES } from "../../../src/search/ranking/bm25.ts";
import { type DocumentDecoder, documentDecoder } from "../postings/codec.ts";
import { lengthCode, type PaperLengths, timesCode } from "../postings/impacts.ts";
import { encodePostings } from "../postings/posting-codec.ts";
import { SEGMENT } from "../postings/postings.ts";
import type { IndexSet } from "./tables.ts";

/** Smaller segments are joined with their neighbours once there are `JOIN_AT` of them at the end. */
const SMALL = SEGMENT / 2;
const JOIN_AT = 8;
/** Average number of words in a paper's names: a match among five authors counts more than one among fifty. */
const USUAL_NAMES = 12;

interface Segment {
  readonly id: number;
  readonly first: number;
  readonly last: number;
}

/** The key of a term's postings in a segment. */
export function postingKey(segment: number, term: number): number {
  return segment * 16_777_216 + term;
}

/** Creates a segment from papers `first` to `last`, and joins small segments at the end if there are many. */
export function mergeNewPapers(
  db: Database,
  set: IndexSet,
  words: WordTerms,
  first: number,
  last: number,
): void {
  const terms = words.read();
  writeSegment(db, set, terms, first, last);
  const segments = db
    .prepare<[], Segment>(`SELECT id, first, last FROM search_segment_${set} ORDER BY first`)
    .all();
  const small = segments.slice(segments.findLastIndex((s) => s.last - s.first + 1 >= SMALL) + 1);
  if (small.length < JOIN_AT) return;
  const start = small[0]?.first ?? first;
  const joined = small.filter((segment) => segment.last - start < SEGMENT);
  for (const segment of joined) {
    db.prepare(`DELETE FROM search_segment_${set} WHERE id = ?`).run(segment.id);
    db.prepare(`DELETE FROM search_posting_${set} WHERE key BETWEEN ? AND ?`).run(
      postingKey(segment.id, 0),
      postingKey(segment.id + 1, 0) - 1,
    );
  }
  writeSegment(db, set, terms, start, joined.at(-1)?.last ?? last);
}

/** Set beside a `timesCode` if the term is a person's name. */
export const NAME = 4;

/** Inverts papers one at a time, into postings by term. */
export interface Inverter {
  /**
   * Emits each term of the document in the blob `words` with its `timesCode` and `NAME`, and stores the document's
   * length codes in `lengths` at `local`; `average` is the average length in words.
   */
  add(
    words: Uint8Array,
    local: number,
    lengths: PaperLengths,
    average: number,
    found: (term: number, code: number) => void,
  ): void;
}

/** Computes the frequency of each term in a document, given the stem of every word. */
export function createInverter(termOf: (word: number) => number): Inverter {
  const decoder = documentDecoder();
  let frequency = new Uint16Array(1 << 16);
  let touched = new Uint32Array(4096);
  return {
    add(blob, local, lengths, average, found) {
      decoder.decode(blob);
      const { words, ends } = decoder;
      const own = lengthsOf(decoder, average);
      lengths.words[local] = own.words;
      lengths.names[local] = own.names;
      if (touched.length < words.length) touched = new Uint32Array(words.length);
      let distinct = 0;
      const count = (from: number, to: number, times: number) => {
        for (let i = from; i < to; i++) {
          const term = termOf(words[i] as number);
          if (term >= frequency.length) {
            const larger = new Uint16Array(Math.max(term + 1, frequency.length * 2));
            larger.set(frequency);
            frequency = larger;
          }
          if (frequency[term] === 0) touched[distinct++] = term;
          frequency[term] = Math.min(1000, (frequency[term] as number) + times);
        }
      };
      const give = (mark: number) => {
        for (let i = 0; i < distinct; i++) {
          const term = touched[i] as number;
          found(term, timesCode(frequency[term] as number) | mark);
          frequency[term] = 0;
        }
        distinct = 0;
      };
      const [titleJoined = 0, bodyJoined = 0, names = 0] = [ends[1], ends[3], ends[4]];
      count(0, titleJoined, TITLE_TIMES);
      count(titleJoined, bodyJoined, 1);
      give(0);
      count(bodyJoined, names, 1);
      give(NAME);
    },
  };
}

/** Length codes of the document in `decoder`, for words and for names. */
function lengthsOf({ ends }: DocumentDecoder, average: number) {
  const [title = 0, titleJoined = 0, body = 0, bodyJoined = 0, names = 0] = ends;
  return {
    words: lengthCode(documentLength(title, body - titleJoined), average),
    names: lengthCode(names - bodyJoined, USUAL_NAMES),
  };
}

/** The length for BM25, from the number of words in title and abstract. */
export function documentLength(title: number, body: number): number {
  return TITLE_TIMES * title + body;
}

function writeSegment(db: Database, set: IndexSet, terms: Uint32Array, first: number, last: number): void {
  const rows = db.prepare<[number, number], { n: number; words: Buffer }>(
    `SELECT n, words FROM search_text_${set} WHERE n BETWEEN ? AND ? ORDER BY n`,
  );
  const average = averageLength(rows.iterate(first, last));

  let size = 0;
  let termAt = new Uint32Array(1 << 20);
  let localAt = new Uint16Array(1 << 20);
  let codeAt = new Uint8Array(1 << 20);
  const lengths = { words: Buffer.alloc(last - first + 1), names: Buffer.alloc(last - first + 1) };
  const inverter = createInverter((word) => terms[word] as number);
  for (const { n, words } of rows.iterate(first, last)) {
    const local = n - first;
    inverter.add(words, local, lengths, average, (term, code) => {
      if (size === termAt.length) {
        termAt = grown(termAt, Uint32Array);
        localAt = grown(localAt, Uint16Array);
        codeAt = grown(codeAt, Uint8Array);
      }
      termAt[size] = term;
      localAt[size] = local;
      codeAt[size++] = code;
    });
  }

  const starts = new Uint32Array(terms.length + 1);
  for (let i = 0; i < size; i++) (starts[(termAt[i] as number) + 1] as number)++;
  for (let t = 0; t < terms.length; t++) (starts[t + 1] as number) += starts[t] as number;
  const next = starts.slice();
  const locals = new Uint16Array(size);
  const codes = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const at = (next[termAt[i] as number] as number)++;
    locals[at] = localAt[i] as number;
    codes[at] = codeAt[i] as number;
  }

  const added = db
    .prepare(`INSERT INTO search_segment_${set} (first, last, length, words, names) VALUES (?, ?, ?, ?, ?)`)
    .run(first, last, average, lengths.words, lengths.names);
  const segment = Number(added.lastInsertRowid);
  const insert = db.prepare<[number, Buffer]>(`INSERT INTO search_posting_${set} (key, data) VALUES (?, ?)`);
  for (let term = 0; term < terms.length; term++) {
    const from = starts[term] as number;
    const to = starts[term + 1] as number;
    if (to === from) continue;
    const names = ((codes[from] as number) & NAME) !== 0;
    for (let i = from; i < to; i++) codes[i] = (codes[i] as number) & ~NAME;
    const list = encodePostings(locals.subarray(from, to), codes.subarray(from, to), names, lengths);
    insert.run(postingKey(segment, term), list);
  }
}

/** The term of every word by word number, cached between merges. */
export interface WordTerms {
  /** The current table; reads only what was added since the last call. */
  read(): Uint32Array;
  /** Clears the cache, since words may have been renumbered. */
  reset(): void;
}

export function createWordTerms(db: Database, set: IndexSet): WordTerms {
  const last = db.prepare<[], number | null>(`SELECT max(id) FROM search_word_${set}`).pluck();
  const added = db
    .prepare<[number], [number, number]>(`SELECT id, term FROM search_word_${set} WHERE id > ?`)
    .raw();
  let terms = new Uint32Array(1 << 14);
  let end = 1;
  return {
    read() {
      const size = (last.get() ?? 0) + 1;
      if (terms.length < size) {
        const larger = new Uint32Array(size * 2);
        larger.set(terms);
        terms = larger;
      }
      if (size > end) for (const [id, term] of added.iterate(end - 1)) terms[id] = term;
      end = size;
      return terms.subarray(0, size);
    },
    reset() {
      end = 1;
    },
  };
}

function averageLength(rows: Iterable<{ words: Buffer }>): number {
  const decoder = documentDecoder();
  let total = 0;
  let papers = 0;
  for (const { words } of rows) {
    decoder.decode(words);
    const [title = 0, titleJoined = 0, body = 0] = decoder.ends;
    total += documentLength(title, body - titleJoined);
    papers++;
  }
  return Math.max(1, total / Math.max(1, papers));
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(
  array: T,
  Type: new (length: number) => T,
): T {
  const larger = new Type(array.length * 2);
  larger.set(array);
  return larger;
}
