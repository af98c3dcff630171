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

/** Longest phrase in the list, in words. */
const LONGEST = 6;
let plain: ReadonlyMap<string, readonly string[]> | undefined;

/** What papers call the things that these words speak of; of phrases that overlap, the longer one counts. */
export function fieldTerms(words: readonly string[]): readonly FieldTerms[] {
  plain ??= readPlainWords();
  const found: FieldTerms[] = [];
  const stems = words.map(stem);
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + LONGEST) - 1; to >= from; to--) {
      const terms = plain.get(stems.slice(from, to + 1).join(" "));
      if (terms === undefined) continue;
      found.push({ from, to, words: terms });
      from = to;
      break;
    }
  }
  return found;
}

function readPlainWords(): ReadonlyMap<string, readonly string[]> {
  const terms = new Map<string, readonly string[]>();
  for (const line of PLAIN_WORDS.trim().split("\n")) {
    const [phrases = "", meanings = ""] = line.split("|");
    const words = [...new Set(readWords(meanings).words)].filter((word) => !isStopWord(word));
    for (const phrase of phrases.split(",")) {
      const plain = readWords(phrase).words;
      // What papers call so too needs no other words.
      if (!plain.every((word) => words.includes(word))) terms.set(plain.map(stem).join(" "), words);
    }
  }
  return terms;
}
