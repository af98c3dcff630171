import type { Paper } from "../papers/paper.ts";
import { shownOrganization } from "../papers/shown-organization.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { stem } from "../search/language/stem.ts";
import { isStopWord, readWords } from "../search/language/words.ts";
import { readable } from "../text/readable.ts";

/** A paper as taste sees it. */
export interface Terms {
  /** The stems of its words as the reader has numbered them, each once. */
  readonly stems: Uint32Array;
  /** How much of the paper each stem is: a unit vector in whole 1/65536ths, so that sums can be taken apart exactly. */
  readonly weights: Uint32Array;
  /** What it is on, as it may be said to people. */
  readonly topics: readonly Topic[];
  /** How it is called, and whose it is, as they may be said to people. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly organization: string | undefined;
}

/** What is read of a paper. */
type Read = Pick<Paper, "id" | "title" | "abstract" | "keywords" | "authors" | "organization">;

/** A word or phrase of a title or keyword. */
export interface Topic {
  /** The stems of its words: “agent” and “agents” are one topic. */
  readonly stem: string;
  /** As it is written, so that it can be said; each spelling once, in whatever case. */
  readonly text: string;
}

/** The form in which occurrences of a topic's text are compared: lower case, one space for each hyphen or gap. */
export function spelling(text: string): string {
  return text.toLowerCase().replace(/[\s\p{Pd}]+/gu, " ");
}

/** What a weight of 1 is. */
export const UNIT = 65_536;
/** A word in the title counts for this many in the abstract, as it does for the search. */
const TITLE_TIMES = 2;
/** Longer phrases are hardly ever on two papers. */
const TOPIC_WORDS = 3;

/** A reader of papers that numbers stems as it meets them; only terms from one reader can be compared. */
export function createTermReader(): (paper: Read) => Terms {
  const numbers = new Map<string, number>();
  const stems = new Map<string, number>();

  function numberOf(word: string): number {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const base = stem(word);
    const number = numbers.get(base) ?? numbers.size;
    numbers.set(base, number);
    stems.set(word, number);
    return number;
  }

  return (paper) => {
    const { title, abstract, keywords, authors } = paper;
    const times = new Map<number, number>();
    const count = (text: string, by: number) => {
      for (const word of readWords(text).words) {
        if (isStopWord(word)) continue;
        const number = numberOf(word);
        times.set(number, (times.get(number) ?? 0) + by);
      }
    };
    count(title, TITLE_TIMES);
    count(abstract, 1);
    for (const keyword of keywords) count(keyword, 1);
    const raw = Float64Array.from(times.values(), (n) => 1 + Math.log(n));
    const length = Math.hypot(...raw) || 1;
    return {
      stems: Uint32Array.from(times.keys()),
      weights: Uint32Array.from(raw, (weight) => Math.round((weight / length) * UNIT)),
      topics: topicsOf([title, ...keywords]),
      title: shownTitle(paper),
      authors: authors.map(readable),
      organization: shownOrganization(paper),
    };
  };
}

/** The words and phrases of up to three words in the texts, without those that begin or end in a common word. */
function topicsOf(texts: readonly string[]): readonly Topic[] {
  const found = new Map<string, Topic>();
  for (const text of texts) {
    const plain = text.normalize("NFKC");
    const words = [...plain.matchAll(/[\p{L}\p{N}]+/gu)];
    for (let first = 0; first < words.length; first++) {
      for (let last = first; last < Math.min(first + TOPIC_WORDS, words.length); last++) {
        const [from, to] = [words[first], words[last]] as [RegExpExecArray, RegExpExecArray];
        if (last > first && !isJoint(plain, words[last - 1] as RegExpExecArray, to)) break;
        const written = plain.slice(from.index, to.index + to[0].length);
        if (!isTelling(written, from[0], to[0]) || !isWhole(plain, from, to)) continue;
        const key = spelling(written);
        if (!found.has(key))
          found.set(key, { stem: key.split(" ").map(stem).join(" "), text: asSaid(written) });
      }
    }
  }
  return [...found.values()];
}

/** Only white space and hyphens hold a phrase together. */
function isJoint(text: string, before: RegExpExecArray, after: RegExpExecArray): boolean {
  return /^[\s\p{Pd}]+$/u.test(text.slice(before.index + before[0].length, after.index));
}

/** Neither begins nor ends within a hyphenated word: nobody likes papers on “co” for their co-evolution. */
function isWhole(text: string, first: RegExpExecArray, last: RegExpExecArray): boolean {
  const before = text.slice(0, first.index);
  const after = text.slice(last.index + last[0].length);
  return !/[\p{L}\p{N}]\p{Pd}$/u.test(before) && !/^\p{Pd}[\p{L}\p{N}]/u.test(after);
}

/** Neither is a common word, and what is said begins with letters. Of two letters only abbreviations say something. */
function isTelling(written: string, first: string, last: string): boolean {
  const longEnough = written.length > 2 || (written.length === 2 && written === written.toUpperCase());
  return longEnough && /\p{L}/u.test(first) && ![first, last].some((word) => isStopWord(word.toLowerCase()));
}

/** Capitals that only a title has are taken off; those of names such as LoRA or GPT stay. */
function asSaid(written: string): string {
  return written.replace(/[\p{L}\p{N}]+/gu, (word) =>
    /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word,
  );
}
