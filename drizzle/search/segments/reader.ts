import type { Database } from "better-sqlite3";
import { createSpelling, type Spelling } from "../../../src/text/spelling.ts";
import { decodePostings } from "../postings/posting-codec.ts";
import { bytesOf, type PostingList } from "../postings/postings.ts";
import { createFreshPostings } from "./fresh.ts";
import {
  type CachedTerm,
  createFacts,
  createPostingCache,
  createTermTable,
  type PostingCache,
} from "./memory.ts";
import { postingKey } from "./segments.ts";
import { activeSet, type IndexSet } from "./tables.ts";
import { createTextCache } from "./text-cache.ts";

/** Words cached between queries. */
const KNOWN_WORDS = 10_000;

/** A word in the index. */
export interface KnownWord {
  readonly id: number;
  /** The number of its stem. */
  readonly term: number;
}

/** The index at one moment, read through one connection. */
export interface SearchReader {
  /** Reads what was written since the last call; call it at the start of a read transaction. */
  refresh(): void;
  /** Number of searchable papers. */
  papers(): number;
  word(word: string): KnownWord | undefined;
  /** The word with this number, including its mark if it is a name. */
  spelt(id: number): string | undefined;
  /** The term of every word, by word number; valid until the next `refresh`. */
  terms(): Uint32Array;
  /** Highest word number plus one. */
  vocabulary(): number;
  /** Calls `each` for every word with this stem. */
  wordsOf(term: number, each: (word: number) => void): void;
  /** First paper of each segment, then of the new papers outside any. */
  firsts(): readonly number[];
  /** A term's papers by segment, and their number. */
  postings(term: number): { readonly lists: readonly (PostingList | undefined)[]; readonly holding: number };
  isLive(paper: number): boolean;
  upvotes(paper: number): number;
  /** Days since 1970. */
  day(paper: number): number;
  newestDay(): number;
  /** The paper's words as a blob; valid until the next call. */
  text(paper: number): Uint8Array | undefined;
  idOf(paper: number): string | undefined;
  numberOf(id: string): number | undefined;
  spelling(): Spelling;
  /** Up to `limit` words that begin with `prefix`. */
  completions(prefix: string, limit: number): readonly KnownWord[];
  /** Upper bound (exclusive) of all paper numbers. */
  end(): number;
}

/** A reader of the active set of tables. */
export function createSearchReader(db: Database): SearchReader {
  let state: SetState | undefined;
  const cache = createPostingCache();
  const current = (): SetState => state as SetState;
  // Covers both other connections' commits and this connection's writes.
  const written = db
    .prepare<[], [number, number]>("SELECT data_version, total_changes() FROM pragma_data_version")
    .raw();
  let seen = "";
  return {
    refresh() {
      const now = String(written.get());
      if (state && now === seen) return;
      const set = activeSet(db);
      if (!state || state.set !== set || !state.refresh()) {
        cache.clear();
        state = openSet(db, set, cache);
        state.refresh();
      }
      seen = now;
    },
    papers: () => current().papers(),
    word: (word) => current().word(word),
    spelt: (id) => current().spelt(id),
    terms: () => current().terms.all(),
    vocabulary: () => current().terms.size(),
    wordsOf: (term, each) => current().terms.wordsOf(term, each),
    firsts: () => current().firsts(),
    postings: (term) => current().postings(term),
    isLive: (paper) => current().facts.upvotes(paper) >= 0,
    upvotes: (paper) => current().facts.upvotes(paper),
    day: (paper) => current().facts.day(paper),
    newestDay: () => current().facts.newestDay(),
    text: (paper) => current().text(paper),
    idOf: (paper) => current().idOf(paper),
    numberOf: (id) => current().numberOf(id),
    spelling: () => current().spelling(),
    completions: (prefix, limit) => current().completions(prefix, limit),
    end: () => current().facts.end(),
  };
}

type SetState = ReturnType<typeof openSet>;

/** A run of papers whose postings are written. */
interface Segment {
  readonly id: number;
  readonly first: number;
  readonly last: number;
  /** Average length of a paper, in words. */
  readonly length: number;
  readonly words: Buffer;
  readonly names: Buffer;
}

function openSet(db: Database, set: IndexSet, cache: PostingCache) {
  const ends = db
    .prepare<[], [number | null, number | null, number | null, number | null, number | null, number]>(
      `SELECT (SELECT max(id) FROM search_word_${set}), (SELECT max(n) FROM search_paper_${set}),
       (SELECT max(stamp) FROM search_change_${set}), (SELECT min(stamp) FROM search_change_${set}),
       (SELECT max(id) FROM search_segment_${set}), (SELECT count(*) FROM search_segment_${set})`,
    )
    .raw();
  const newWords = db
    .prepare<[number], [number, number]>(`SELECT id, term FROM search_word_${set} WHERE id > ?`)
    .raw();
  const spellings = db
    .prepare<[number], [number, string]>(`SELECT id, word FROM search_word_${set} WHERE id > ?`)
    .raw();
  const newPapers = db
    .prepare<[number], [number, number, number]>(
      `SELECT n, day, upvotes FROM search_paper_${set} WHERE n > ?`,
    )
    .raw();
  const changes = db
    .prepare<[number], [number, number | null, number | null]>(
      `SELECT c.n, p.day, p.upvotes FROM search_change_${set} c LEFT JOIN search_paper_${set} p ON p.n = c.n
       WHERE c.stamp > ?`,
    )
    .raw();
  const segmentRows = db.prepare<[], Segment>(
    `SELECT id, first, last, length, words, names FROM search_segment_${set} ORDER BY first`,
  );
  const findWord = db.prepare<[string], KnownWord>(`SELECT id, term FROM search_word_${set} WHERE word = ?`);
  const findSpelling = db
    .prepare<[number], string>(`SELECT word FROM search_word_${set} WHERE id = ?`)
    .pluck();
  const withPrefix = db.prepare<[string, string, number], KnownWord>(
    `SELECT id, term FROM search_word_${set} WHERE word >= ? AND word < ? ORDER BY id LIMIT ?`,
  );
  const readPosting = db
    .prepare<[number], Buffer>(`SELECT data FROM search_posting_${set} WHERE key = ?`)
    .pluck();
  const readText = db.prepare<[number], Buffer>(`SELECT words FROM search_text_${set} WHERE n = ?`).pluck();
  const newTexts = db
    .prepare<[number], [number, Buffer]>(`SELECT n, words FROM search_text_${set} WHERE n > ? ORDER BY n`)
    .raw();
  const findId = db.prepare<[number], string>(`SELECT id FROM search_paper_${set} WHERE n = ?`).pluck();
  const findNumber = db.prepare<[string], number>(`SELECT n FROM search_paper_${set} WHERE id = ?`).pluck();

  /** Cache of looked-up words, including unknown ones. */
  const words = new Map<string, KnownWord | undefined>();
  // A paper's text never changes under its number, so cached texts stay valid.
  const texts = createTextCache();
  const terms = createTermTable();
  const facts = createFacts();
  const fresh = createFreshPostings((word) => terms.at(word));
  let spelling: Spelling | undefined;
  let spelled = 0;
  let stamp: number | undefined;
  let newestSegment = -1;
  let segmentCount = -1;
  let segments: Segment[] = [];

  /** A term's postings in the segments. */
  function readPostings(term: number): CachedTerm {
    const lists: (PostingList | undefined)[] = [];
    let holding = 0;
    let bytes = 200;
    for (const segment of segments) {
      const blob = readPosting.get(postingKey(segment.id, term));
      const list = blob && decodePostings(blob, segment);
      lists.push(list);
      holding += list?.count ?? 0;
      bytes += list ? bytesOf(list) : 8;
    }
    return { lists, holding, bytes };
  }

  return {
    set,
    terms,
    facts,
    /** False if too much has changed to follow: the state must then be reread. */
    refresh(): boolean {
      const [word, paper, lastStamp, firstStamp, segment, count] = ends.get() ?? [0, 0, 0, 0, 0, 0];
      if (stamp !== undefined && (firstStamp ?? 0) > stamp + 1) return false;
      // The first segment renumbers all words.
      if (newestSegment === 0 && segment !== null) return false;
      if ((word ?? 0) >= terms.size()) words.clear();
      if ((word ?? 0) >= terms.size())
        for (const [id, term] of newWords.iterate(terms.size() - 1)) terms.set(id, term);
      if ((paper ?? 0) >= facts.end())
        for (const [n, day, upvotes] of newPapers.iterate(facts.end() - 1)) facts.set(n, day, upvotes);
      if ((lastStamp ?? 0) > (stamp ?? 0))
        for (const [n, day, upvotes] of changes.iterate(stamp ?? 0)) facts.set(n, day ?? 0, upvotes ?? -1);
      stamp = lastStamp ?? 0;
      if ((segment ?? 0) !== newestSegment || count !== segmentCount) {
        segments = segmentRows.all();
        newestSegment = segment ?? 0;
        segmentCount = count;
        cache.clear();
        fresh.startAfter(segments.at(-1));
      }
      if ((paper ?? 0) > fresh.last())
        for (const [n, words] of newTexts.iterate(fresh.last())) fresh.add(n, words);
      return true;
    },
    papers: () => facts.live(),
    word(word: string): KnownWord | undefined {
      if (words.has(word)) return words.get(word);
      if (words.size === KNOWN_WORDS) words.clear();
      const known = findWord.get(word);
      words.set(word, known);
      return known;
    },
    spelt: (id: number) => findSpelling.get(id),
    firsts: () => [...segments.map(({ first }) => first), fresh.first()],
    postings(term: number) {
      const { lists, holding } = cache.get(term, readPostings);
      const more = fresh.get(term);
      return more ? { lists: [...lists, more], holding: holding + more.count } : { lists, holding };
    },
    text(n: number): Uint8Array | undefined {
      const held = texts.get(n);
      if (held) return held;
      const text = readText.get(n);
      if (text) texts.put(n, text);
      return text;
    },
    idOf: (n: number) => findId.get(n),
    numberOf: (id: string) => findNumber.get(id),
    spelling(): Spelling {
      spelling ??= createSpelling();
      if (spelled < terms.size() - 1) {
        for (const [id, word] of spellings.iterate(spelled)) {
          spelling.add(id, /^[@~#]/.test(word) ? word.slice(1) : word);
        }
        spelled = terms.size() - 1;
      }
      return spelling;
    },
    completions: (prefix: string, limit: number) => withPrefix.all(prefix, `${prefix}\u{10ffff}`, limit),
  };
}
