import { stemmer } from "stemmer";

/**
 * Returns the Porter stem (Porter 1980, "An algorithm for suffix stripping") of a folded word. Words with characters
 * other than a–z are returned unchanged.
 */
export function stem(word: string): string {
  return word.length < 3 || !/^[a-z]+$/.test(word) ? word : stemmer(word);
}
