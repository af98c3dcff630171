import type { PostingList } from "../postings/postings.ts";

/** Bytes of postings cached: nearly all those of a million papers, which take a quarter longer with half of this. */
const CACHE_BYTES = 192 << 20;

/** The stem of every word, and the words of every stem. */
export function createTermTable() {
  let terms = new Uint32Array(1 << 14);
  let firstWord = new Uint32Array(1 << 14);
  let nextWord = new Uint32Array(1 << 14);
  let size = 1;
  return {
    size: () => size,
    at: (word: number) => terms[word] as number,
    all: () => terms,
    set(word: number, term: number) {
      if (Math.max(word, term) >= terms.length) {
        const length = Math.max(Math.max(word, term) + 1, terms.length * 2);
        terms = enlarged(terms, length);
        firstWord = enlarged(firstWord, length);
        nextWord = enlarged(nextWord, length);
      }
      terms[word] = term;
      nextWord[word] = firstWord[term] as number;
      firstWord[term] = word;
      size = Math.max(size, word + 1);
    },
    wordsOf(term: number, each: (word: number) => void) {
      for (let word = firstWord[term] as number; word !== 0; word = nextWord[word] as number) each(word);
    },
  };
}

/** Day and upvotes of every paper by number; upvotes are -1 if the paper was deleted. */
export function createFacts() {
  let days = new Int32Array(1 << 12);
  let votes = new Int32Array(1 << 12).fill(-1);
  let end = 1;
  let live = 0;
  let newest = 0;
  return {
    end: () => end,
    live: () => live,
    newestDay: () => newest,
    day: (n: number) => days[n] as number,
    upvotes: (n: number) => (n < end ? (votes[n] as number) : -1),
    set(n: number, day: number, upvotes: number) {
      if (n >= votes.length) {
        const length = Math.max(n + 1, votes.length * 2);
        const more = new Int32Array(length).fill(-1);
        more.set(votes);
        votes = more;
        days = enlarged(days, length);
      }
      if ((votes[n] as number) < 0 && upvotes >= 0) live++;
      if ((votes[n] as number) >= 0 && upvotes < 0) live--;
      days[n] = day;
      newest = Math.max(newest, day);
      votes[n] = upvotes;
      end = Math.max(end, n + 1);
    },
  };
}

/** A longer array that starts with this one's contents. */
export function enlarged<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  array: T,
  length: number,
): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array);
  return larger;
}

/** A term's postings, by segment. */
export interface CachedTerm {
  readonly lists: readonly (PostingList | undefined)[];
  readonly holding: number;
  /** Memory use. */
  readonly bytes: number;
}

export interface PostingCache {
  get(term: number, read: (term: number) => CachedTerm): CachedTerm;
  clear(): void;
}

/** A cache of the most recently used postings, up to `CACHE_BYTES`. */
export function createPostingCache(): PostingCache {
  const held = new Map<number, CachedTerm>();
  let bytes = 0;
  return {
    get(term, read) {
      const hit = held.get(term);
      if (hit) {
        held.delete(term);
        held.set(term, hit);
        return hit;
      }
      const entry = read(term);
      held.set(term, entry);
      bytes += entry.bytes;
      for (const [oldest, { bytes: size }] of held) {
        if (bytes <= CACHE_BYTES || oldest === term) break;
        held.delete(oldest);
        bytes -= size;
      }
      return entry;
    },
    clear() {
      held.clear();
      bytes = 0;
    },
  };
}
