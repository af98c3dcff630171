import { ALIKE_WORDS, DETERMINERS } from "./glossary/alike-words.ts";
import { PLAIN_WORDS } from "./glossary/plain-words.ts";
import { stem } from "./stem.ts";
import { isStopWord, readWords } from "./words.ts";

/** Some of a query's words, and the field's terms for what they say. */
export interface FieldTerms {
  /** Places of the words, the last one included. */
  readonly from: number;
  readonly to: number;
  /** Words of the terms, without stop words, each once. */
  readonly words: readonly string[];
}

interface PlainWords {
  /** Terms by the stems of a phrase, and of phrases of several words by what those stems are alike to. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
  readonly alike: ReadonlyMap<string, readonly string[]>;
  /** One stem for all that are alike. */
  readonly likeness: ReadonlyMap<string, string>;
}

/** Longest phrase in the list, in words that tell. */
const LONGEST = 6;
let plain: PlainWords | undefined;

/** What papers call the things that these words speak of; of phrases that overlap, the longer one counts. */
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
      // What papers call so too needs no other words.
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
