import { ALIKE_WORDS, DETERMINERS } from "./glossary/alike-words.ts";
import { PLAIN_WORDS } from "./glossary/plain-words.ts";
import { stem } from "./stem.ts";
import { isStopWord, readWords } from "./words.ts";

/** Some words of a query, and the field's terms for them. */
export interface FieldTerms {
  /** Indices of the first and the last word. */
  readonly from: number;
  readonly to: number;
  /** The distinct words of the terms, without stop words. */
  readonly words: readonly string[];
}

interface PlainWords {
  /** Terms by the stems of a phrase; for longer phrases also by stems mapped to their synonym groups. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
  readonly alike: ReadonlyMap<string, readonly string[]>;
  /** The representative stem of each synonym group. */
  readonly likeness: ReadonlyMap<string, string>;
}

/** Length of the longest phrase in the list, without determiners. */
const LONGEST = 6;
let plain: PlainWords | undefined;

/** Finds the field's terms for these words. If phrases overlap, the longer one wins. */
export function fieldTerms(words: readonly string[]): readonly FieldTerms[] {
  plain ??= readPlainWords();
  const found: FieldTerms[] = [];
  const telling = Array.from(words.keys()).filter((at) => !DETERMINERS.has(words[at] as string));
  const stems = telling.map((at) => stem(words[at] as string));
  for (let from = 0; from < telling.length; from++) {
    for (let to = Math.min(telling.length, from + LONGEST) - 1; to >= from; to--) {
      const terms = termsOf(stems.slice(from, to + 1), plain);
      if (terms === undefined) continue;
      found.push({ from: telling[from] as number, to: telling[to] as number, words: terms });
      from = to;
      break;
    }
  }
  return found;
}

function termsOf(stems: readonly string[], { exact, alike, likeness }: PlainWords) {
  return exact.get(stems.join(" ")) ?? alike.get(alikeKey(stems, likeness));
}

function alikeKey(stems: readonly string[], likeness: PlainWords["likeness"]): string {
  return stems.map((each) => likeness.get(each) ?? each).join(" ");
}

function readPlainWords(): PlainWords {
  const exact = new Map<string, readonly string[]>();
  const alike = new Map<string, readonly string[]>();
  const likeness = readLikeness();
  for (const line of PLAIN_WORDS.flatMap((list) => list.trim().split("\n"))) {
    const [phrases = "", meanings = ""] = line.split("|");
    const words = [...new Set(readWords(meanings).words)].filter((word) => !isStopWord(word));
    for (const phrase of phrases.split(",")) {
      const plain = readWords(phrase).words.filter((word) => !DETERMINERS.has(word));
      // A phrase that consists of the field's own words needs no translation.
      if (plain.every((word) => words.includes(word))) continue;
      const stems = plain.map(stem);
      exact.set(stems.join(" "), words);
      const key = alikeKey(stems, likeness);
      if (stems.length > 1 && !alike.has(key)) alike.set(key, words);
    }
  }
  return { exact, alike, likeness };
}

function readLikeness(): ReadonlyMap<string, string> {
  const lines = ALIKE_WORDS.trim().split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [first = "", ...others] = line.split(" ").map(stem);
      return others.map((other) => [other, first] as const);
    }),
  );
}
