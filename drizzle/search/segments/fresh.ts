import { listOf, type PostingList, SEGMENT } from "../postings/postings.ts";
import { createInverter, NAME } from "./segments.ts";

/** The average number of words in a paper, until a segment gives a better figure. */
const USUAL_LENGTH = 100;

/** One term in the papers outside any segment. */
interface FreshList {
  readonly locals: number[];
  readonly times: number[];
  readonly names: boolean;
  /** The same as a searchable list, once requested. */
  list: PostingList | undefined;
}

/** Postings of the papers outside any segment, inverted as they are read. */
export function createFreshPostings(termOf: (word: number) => number) {
  const inverter = createInverter(termOf);
  const lengths = { words: new Uint8Array(SEGMENT), names: new Uint8Array(SEGMENT) };
  let lists = new Map<number, FreshList>();
  let first = 1;
  let last = 0;
  let average = USUAL_LENGTH;

  return {
    first: () => first,
    /** The last paper read. */
    last: () => last,
    /** Clears everything and starts after the last segment. */
    startAfter(segment: { readonly last: number; readonly length: number } | undefined): void {
      lists = new Map();
      last = segment?.last ?? 0;
      first = last + 1;
      average = segment?.length ?? USUAL_LENGTH;
    },
    add(n: number, words: Buffer): void {
      const local = n - first;
      inverter.add(words, local, lengths, average, (term, code) => {
        const list = lists.get(term) ?? {
          locals: [],
          times: [],
          names: (code & NAME) !== 0,
          list: undefined,
        };
        if (list.locals.length === 0) lists.set(term, list);
        list.locals.push(local);
        list.times.push(code & ~NAME);
        list.list = undefined;
      });
      last = n;
    },
    get(term: number): PostingList | undefined {
      const found = lists.get(term);
      if (!found) return undefined;
      found.list ??= listOf(
        Uint16Array.from(found.locals),
        Uint8Array.from(found.times),
        found.names ? lengths.names : lengths.words,
      );
      return found.list;
    },
  };
}
