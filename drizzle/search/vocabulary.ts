import { stem } from "../../src/search/language/stem.ts";
import type { Vocabulary } from "../../src/search/language/translate.ts";
import type { SearchReader } from "./segments/reader.ts";

/** In a library of thousands, a word in fewer papers than this may be foreign or misspelt. */
const ESTABLISHED = 3;

/** The index's words, used to recognize queries in other languages. */
export function vocabularyOf(reader: SearchReader): Vocabulary {
  function isEstablished(term: number): boolean {
    const least = Math.min(ESTABLISHED, 1 + Math.floor(reader.papers() / 1000));
    return reader.postings(term).holding >= least;
  }

  return {
    isKnown(word) {
      const known = reader.word(word) ?? reader.word(stem(word));
      if (known && isEstablished(known.term)) return true;
      return [`@${word}`, `~${word}`].some((name) => reader.word(name) !== undefined);
    },
    isNear: (word) =>
      reader
        .spelling()
        .suggest(word, 4)
        .some(({ id }) => isEstablished(reader.terms()[id] as number)),
  };
}
