import { fold } from "./words.ts";

/** Beginnings that turn a word into its opposite, or into another word altogether: uninvolved, decoder, hypothermia. */
const BEGINNINGS =
  `a ab ad anti auto co de dis down en ex extra hyper hypo im in inter intra ir il macro micro max min mis multi non off on
out over post pre pro re semi sub super trans un under uni up`.split(/\s+/);
/** What of a word must be left for its beginning to be one. */
const LEAST_REST = 3;
/** Shorter words are mostly abbreviations, of which each neighbour is another one. */
const SHORT = 4;

/** Whether `known` may be what somebody meant who typed `typed`, a word that nobody wrote. */
export function mayMean(typed: string, known: string): boolean {
  return digitsOf(typed) === digitsOf(known) && !differInBeginning(typed, known);
}

/** Whether the word is too short to be sure of what was meant. */
export function isShort(typed: string): boolean {
  return typed.length <= SHORT;
}

/** The text as typed with words replaced, given by what each folds to. */
export function replaceWords(text: string, replacements: ReadonlyMap<string, string>): string {
  return text.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => replacements.get(fold(word)) ?? word);
}

/** A version is never another's misspelling. */
function digitsOf(word: string): string {
  return word.replace(/\D/g, "");
}

function differInBeginning(typed: string, known: string): boolean {
  // A lost first letter is a slip: atypical is not typical, but ttention is attention.
  const rests = new Set(restsOf(typed, 1));
  return typed !== known && restsOf(known, 2).some((rest) => rests.has(rest));
}

/** The word, and what is left of it without each beginning of at least so many letters that it may have. */
function restsOf(word: string, least: number): string[] {
  const there = BEGINNINGS.filter(
    (each) => each.length >= least && word.startsWith(each) && word.length >= each.length + LEAST_REST,
  );
  return [word, ...there.map((each) => word.slice(each.length))];
}
