import type { Paper } from "../papers/paper.ts";
import { shownOrganization } from "../papers/shown-organization.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { stem } from "../search/language/stem.ts";
import { isStopWord, readWords } from "../search/language/words.ts";
import { readable } from "../text/readable.ts";

/** A paper's features for taste. */
export interface Terms {
  /** Its distinct words, as numbered by the reader. */
  readonly words: Uint32Array;
  /** The weight of each word: a unit vector in integer 1/65536ths, so that sums can be undone exactly. */
  readonly weights: Uint32Array;
  /** Its topics, as shown to people. */
  readonly topics: readonly Topic[];
  /** Title, authors and organization, as shown to people. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly organization: string | undefined;
}

/** The fields of a paper that are read. */
type Read = Pick<Paper, "id" | "title" | "abstract" | "keywords" | "authors" | "organization">;

/** A word or phrase from a title or keyword. */
export interface Topic {
  /** The stems of its words: “agent” and “agents” are one topic. */
  readonly stem: string;
  /** The text for people; each spelling once, ignoring case. */
  readonly text: string;
}

/** Normalizes a topic's text for comparison: lower case, and a space for each hyphen or gap. */
export function spelling(text: string): string {
  return text.toLowerCase().replace(/[\s\p{Pd}]+/gu, " ");
}

/** The integer for a weight of 1. */
export const UNIT = 65_536;
/** A word in the title counts as this many in the abstract, as in search. */
const TITLE_TIMES = 2;
/** Words that name a topic only together with others, such as “world models”. */
const GENERAL = new Set(
  "action comprehensive framework gap general large new novel open process reference system systems tasks unified world".split(
    " ",
  ),
);
/** Words of the longest topic: longer phrases hardly ever occur in two papers. */
const TOPIC_WORDS = 3;

/**
 * Returns a reader that numbers words as it meets them. Only terms from the same reader are comparable. Words are not
 * stemmed: "generative", "generation" and "general" tell topics apart (decision 0014).
 */
export function createTermReader(): (paper: Read) => Terms {
  const numbers = new Map<string, number>();

  function numberOf(word: string): number {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
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
      words: Uint32Array.from(times.keys()),
      weights: Uint32Array.from(raw, (weight) => Math.round((weight / length) * UNIT)),
      topics: topicsOf([title, ...keywords]),
      title: shownTitle(paper),
      authors: authors.map(readable),
      organization: shownOrganization(paper),
    };
  };
}

/** Returns the words and phrases of up to three words, except those that start or end with a stop word. */
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

/** Only white space and hyphens join a phrase. */
function isJoint(text: string, before: RegExpExecArray, after: RegExpExecArray): boolean {
  return /^[\s\p{Pd}]+$/u.test(text.slice(before.index + before[0].length, after.index));
}

/**
 * Whether the phrase starts and ends at word boundaries. A hyphenated word is not split: nobody likes papers on “co”
 * because of co-evolution.
 */
function isWhole(text: string, first: RegExpExecArray, last: RegExpExecArray): boolean {
  const before = text.slice(0, first.index);
  const after = text.slice(last.index + last[0].length);
  return !/[\p{L}\p{N}]\p{Pd}$/u.test(before) && !/^\p{Pd}[\p{L}\p{N}]/u.test(after);
}

/**
 * Whether a phrase names a topic: no stop word at its ends, starts with letters, says something, and if two letters
 * long is an abbreviation.
 */
function isTelling(written: string, first: string, last: string): boolean {
  const longEnough = written.length > 2 || (written.length === 2 && written === written.toUpperCase());
  if (!longEnough || GENERAL.has(written.toLowerCase())) return false;
  return /\p{L}/u.test(first) && ![first, last].some((word) => isStopWord(word.toLowerCase()));
}

/** Lower-cases title case; capitals in names such as LoRA or GPT stay. */
function asSaid(written: string): string {
  return written.replace(/[\p{L}\p{N}]+/gu, (word) =>
    /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word,
  );
}
