import { fold } from "./words.ts";

/** Prefixes that reverse or change the meaning of a word: uninvolved, decoder, hypothermia. */
const BEGINNINGS =
  `a ab ad anti auto co de dis down en ex extra hyper hypo im in inter intra ir il macro micro max min mis multi non off on
out over post pre pro re semi sub super trans un under uni up`.split(/\s+/);
/** Letters that must remain after a prefix. */
const LEAST_REST = 3;
/** Words up to this length are mostly abbreviations, whose near spellings are other abbreviations. */
const SHORT = 4;

/** Whether `known` may be what was meant by `typed`, a word that no paper contains. */
export function mayMean(typed: string, known: string): boolean {
  return digitsOf(typed) === digitsOf(known) && !differInBeginning(typed, known);
}

/** Whether the word is too short for a confident guess. */
export function isShort(typed: string): boolean {
  return typed.length <= SHORT;
}

/** Replaces words of the text as typed; `replacements` is keyed by folded word. */
export function replaceWords(text: string, replacements: ReadonlyMap<string, string>): string {
  return text.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => replacements.get(fold(word)) ?? word);
}

/** Version numbers are never misspellings of each other. */
function digitsOf(word: string): string {
  return word.replace(/\D/g, "");
}

function differInBeginning(typed: string, known: string): boolean {
  // A missing first letter is a typo: atypical does not mean typical, but ttention means attention.
  const rests = new Set(restsOf(typed, 1));
  return typed !== known && restsOf(known, 2).some((rest) => rests.has(rest));
}

/** Returns the word, and the remainder after each possible prefix of at least `least` letters. */
function restsOf(word: string, least: number): string[] {
  const there = BEGINNINGS.filter(
    (each) => each.length >= least && word.startsWith(each) && word.length >= each.length + LEAST_REST,
  );
  return [word, ...there.map((each) => word.slice(each.length))];
}
