import { stemmer } from "stemmer";

/** Porter's stem (Porter 1980, "An algorithm for suffix stripping") of a folded word; only words of a–z change. */
export function stem(word: string): string {
  return word.length < 3 || !/^[a-z]+$/.test(word) ? word : stemmer(word);
}
