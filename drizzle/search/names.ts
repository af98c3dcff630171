import { readWords } from "../../src/search/language/words.ts";
import type { NameKind } from "../../src/search/search-index.ts";
import { findBest } from "./postings/block-max.ts";
import { type Met, meetAll, metBy } from "./postings/demands.ts";
import type { Reranker } from "./rerank.ts";
import type { SearchReader } from "./segments/reader.ts";

/** A name as spelled in the index, and a paper that shows how its bearer spells it. */
export interface NameFound {
  readonly words: readonly string[];
  readonly paper: string;
}

/** Papers whose names are examined; those with the words exactly as typed come first. */
const PAPERS = 50;
/** Completions tried for the word being typed. */
const COMPLETIONS = 24;
/** Words of a partial name to look up, one bit of a demand each. */
const MAX_WORDS = 6;
/** Shorter prefixes match too many names to be useful. */
const FEWEST_LETTERS = 2;
const MARKS = { author: ["@", "~"], organization: ["#"] } as const;

/** Names containing every typed word, the last of which may be incomplete: whole words first, then frequent names. */
export function findNames(
  reader: SearchReader,
  { namesOf }: Pick<Reranker, "namesOf">,
  whose: NameKind,
  typed: string,
  limit: number,
): readonly NameFound[] {
  const words = readWords(typed.slice(0, 300)).words.slice(0, MAX_WORDS);
  if (words.join("").length < FEWEST_LETTERS) return [];
  const ways = waysToMeet(reader, whose, words);
  const met = metBy(ways);
  const required = (1 << words.length) - 1;
  const best = findBest({
    terms: ways.map(({ term, meets, isWhole }) => ({
      weight: isWhole ? 2 : 1,
      lists: reader.postings(term).lists,
      meets,
      excludes: false,
    })),
    firsts: reader.firsts(),
    required,
    count: PAPERS,
    accept: reader.isLive,
  });
  const whole = new Set(ways.flatMap(({ id, isWhole }) => (isWhole ? [id] : [])));
  const found = new Map<string, NameFound & { times: number; readonly isWhole: boolean }>();
  for (const paper of best.papers) {
    for (const name of namesAround(reader, whose, namesOf(paper), met)) {
      if (!meetAll(name, met, required)) continue;
      const spelt = name.map((id) => reader.spelt(id)?.slice(1) ?? "");
      const key = spelt.join(" ");
      const known = found.get(key);
      if (known) known.times++;
      else {
        const isWhole = name.filter((id) => whole.has(id)).length >= words.length;
        found.set(key, { words: spelt, paper: reader.idOf(paper) ?? "", times: 1, isWhole });
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.times - a.times)
    .slice(0, limit);
}

/** Whether a single author of the paper has every word of the name. */
export function hasAuthor(
  reader: SearchReader,
  { namesOf }: Pick<Reranker, "namesOf">,
  paper: number,
  name: readonly string[],
): boolean {
  const met = metBy(
    name.flatMap((word, at) =>
      MARKS.author.flatMap((mark) => {
        const known = reader.word(mark + word);
        return known ? [{ id: known.id, meets: 1 << at }] : [];
      }),
    ),
  );
  const required = (1 << name.length) - 1;
  return namesAround(reader, "author", namesOf(paper), met).some((each) => meetAll(each, met, required));
}

interface Way {
  readonly id: number;
  readonly term: number;
  readonly meets: number;
  /** The word as typed, not a completion of it. */
  readonly isWhole: boolean;
}

function waysToMeet(reader: SearchReader, whose: NameKind, words: readonly string[]): readonly Way[] {
  return words.flatMap((word, at) =>
    MARKS[whose].flatMap((mark) => {
      const exact = reader.word(mark + word);
      const endings = at === words.length - 1 ? reader.completions(mark + word, COMPLETIONS) : [];
      const others = endings.filter(({ id }) => id !== exact?.id);
      const meets = 1 << at;
      return [
        ...(exact ? [{ ...exact, meets, isWhole: true }] : []),
        ...others.map((ending) => ({ ...ending, meets, isWhole: false })),
      ];
    }),
  );
}

/** The names among a paper's name words that contain one of these words, each as a list of words. */
function namesAround(
  reader: SearchReader,
  whose: NameKind,
  names: ArrayLike<number>,
  wanted: Met,
): readonly (readonly number[])[] {
  const markAt = (at: number) => reader.spelt(names[at] as number)?.charAt(0) ?? "";
  const begins = (at: number) => (whose === "author" ? markAt(at) === "@" : markAt(at - 1) !== "#");
  const goesOn = (at: number) => markAt(at) === (whose === "author" ? "~" : "#");
  const found: number[][] = [];
  for (let at = 0; at < names.length; at++) {
    if (!wanted.has(names[at] as number)) continue;
    let from = at;
    while (from > 0 && !begins(from)) from--;
    let to = at + 1;
    while (to < names.length && goesOn(to)) to++;
    found.push(Array.from({ length: to - from }, (_, i) => names[from + i] as number));
    at = to - 1;
  }
  return found;
}
