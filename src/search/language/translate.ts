import { CONCEPTS } from "./glossary/concepts.ts";
import { FUNCTION_WORDS } from "./glossary/function-words.ts";
import { fold, isStopWord, UNSPACED_LETTER } from "./words.ts";

/** The languages whose words stand between blanks, in the order of the glossary's columns. */
const SPACED = ["de", "fr", "es", "ru"] as const;
type Spaced = (typeof SPACED)[number];

/** A term of one language, as folded words, and what it is in English. */
interface Term {
  readonly words: readonly string[];
  readonly english: string;
}

interface Glossary {
  /** By the beginning of their first word, longer ones first. */
  readonly spaced: Readonly<Record<Spaced, ReadonlyMap<string, readonly Term[]>>>;
  /** Chinese, Japanese and Korean. */
  readonly unspaced: ReadonlyMap<string, string>;
  readonly longest: number;
}

/** So much of a word stays the same in all its forms. */
const ROOT = 4;
/** Letters that an ending takes at most. */
const ENDING = 3;
/** Parts of a German compound are not shorter. */
const PART = 4;
/** Koreans part words, but not always where a term does. */
const UNSPACED_RUN = new RegExp(`${UNSPACED_LETTER}+(?: +${UNSPACED_LETTER}+)*`, "gu");
const CYRILLIC = /\p{Script=Cyrillic}/u;
const WORD = /[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]/gu;

/** What the papers' own words are. */
export interface Vocabulary {
  /** Whether papers use the word, or somebody is called so. */
  isKnown(word: string): boolean;
  /** Whether it may be a known word misspelt. */
  isNear(word: string): boolean;
}

let read: Glossary | undefined;

/**
 * A query in German, French, Spanish, Russian, Chinese, Japanese or Korean with the field's terms in English, or undefined
 * where it is in none of them.
 */
export function translate(text: string, vocabulary: Vocabulary): string | undefined {
  const runs = text.match(UNSPACED_RUN) ?? [];
  if (runs.length > 0) {
    const glossary = readOnce();
    const terms = new Map(runs.map((run) => [run, fromUnspaced(fold(run).replace(/ /g, ""), glossary)]));
    if ([...terms.values()].every((english) => english === "")) return undefined;
    const english = text.replace(UNSPACED_RUN, (run) => ` ${terms.get(run)} `);
    return english.replace(/\s+/g, " ").trim();
  }
  const words = Array.from(text.matchAll(WORD), ([word]) => fold(word)).filter((word) => word !== "");
  const language = CYRILLIC.test(text) ? "ru" : languageOf(words, vocabulary);
  if (language === undefined) return undefined;
  const kept = fromSpaced(words, language, readOnce()).flatMap(({ word, english }) =>
    english === undefined ? (vocabulary.isKnown(word) ? [word] : []) : [english],
  );
  return kept.length === 0 ? undefined : [...new Set(kept)].join(" ");
}

/** The language that most of the words are of, where not all of them are English. */
function languageOf(words: readonly string[], { isKnown, isNear }: Vocabulary): Spaced | undefined {
  const strange = words.filter((word) => !isStopWord(word) && !isKnown(word));
  if (strange.length === 0) return undefined;
  const glossary = readOnce();
  const rated = SPACED.map((language) => {
    const functions = words.filter((word) => FUNCTION_WORDS[language].has(word));
    const terms = fromSpaced(words, language, glossary).filter(({ english }) => english !== undefined);
    const own = new Set([...functions, ...terms.flatMap(({ words }) => words)]);
    const others = words.filter(
      (word) => !own.has(word) && (strange.includes(word) || isStopWord(word)),
    ).length;
    const telling = terms.flatMap(({ words }) => words).filter((word) => strange.includes(word));
    const phrased = functions.some((word) => !isStopWord(word));
    return { language, own, telling, phrased, share: own.size / (own.size + others) };
  });
  const best = rated.toSorted((a, b) => b.share - a.share || b.own.size - a.own.size)[0];
  if (best === undefined || best.share < 0.5 || best.telling.length === 0) return undefined;
  // A misspelt English word may be a good one elsewhere: difusion.
  const isSure = best.phrased && best.share > 0.5;
  return isSure || best.telling.some((word) => !isNear(word)) ? best.language : undefined;
}

/** The words that tell, one after another, with their English where they are a term of several or of one. */
function fromSpaced(
  words: readonly string[],
  language: Spaced,
  glossary: Glossary,
): { readonly word: string; readonly words: readonly string[]; readonly english: string | undefined }[] {
  const telling = words.filter((word) => !FUNCTION_WORDS[language].has(word));
  const found = [];
  for (let at = 0; at < telling.length; ) {
    const term = termAt(telling, at, language, glossary);
    const word = telling[at] as string;
    const taken = telling.slice(at, at + (term?.words.length ?? 1));
    found.push({ word, words: taken, english: term?.english ?? meaning(word, language, glossary) });
    at += taken.length;
  }
  return found;
}

/** The longest term that these words begin with, in whatever forms. */
function termAt(
  words: readonly string[],
  at: number,
  language: Spaced,
  glossary: Glossary,
): Term | undefined {
  const word = words[at] as string;
  const roots = new Set([word.slice(0, ROOT), word.slice(0, ROOT - 1)]);
  const terms = [...roots].flatMap((root) => glossary.spaced[language].get(root) ?? []);
  const fitting = terms.filter((term) => term.words.every((each, i) => isForm(words[at + i] ?? "", each)));
  return fitting.find((term) => term.words.every((each, i) => words[at + i] === each)) ?? fitting[0];
}

/** What a single word means; of a German compound, what its two parts mean. */
function meaning(word: string, language: Spaced, glossary: Glossary): string | undefined {
  const whole = termAt([word], 0, language, glossary);
  if (whole || language !== "de") return whole?.english;
  for (let end = word.length - PART; end >= PART; end--) {
    const last = termAt([word.slice(end)], 0, language, glossary);
    const first = last && termAt([word.slice(0, end)], 0, language, glossary);
    if (first && last) return `${first.english} ${last.english}`;
  }
  return undefined;
}

/** Whether two words are forms of one: they differ in their endings alone. */
function isForm(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\d/.test(a)) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  // Short words take short endings: red, redes.
  if (b.length < ROOT) return b.length === ROOT - 1 && same === b.length && a.length - same <= 2;
  return same >= ROOT && a.length - same <= ENDING && b.length - same <= ENDING && same * 5 >= b.length * 3;
}

/** The terms of a run without blanks, the longest at each place; characters that begin none are passed over. */
function fromUnspaced(run: string, { unspaced, longest }: Glossary): string {
  const english: string[] = [];
  for (let at = 0; at < run.length; ) {
    let length = Math.min(longest, run.length - at);
    while (length > 0 && !unspaced.has(run.slice(at, at + length))) length--;
    const term = unspaced.get(run.slice(at, at + length));
    if (term !== undefined && !english.includes(term)) english.push(term);
    at += Math.max(1, length);
  }
  return english.join(" ");
}

/** The glossary, read when the first query needs it, in some milliseconds. */
function readOnce(): Glossary {
  read ??= readGlossary();
  return read;
}

function readGlossary(): Glossary {
  const terms: Record<Spaced, Term[]> = { de: [], fr: [], es: [], ru: [] };
  const unspaced = new Map<string, string>();
  for (const line of CONCEPTS.trim().split("\n")) {
    const [english = "", de, fr, es, ru, ...asian] = line.split("|").map((cell) => cell.trim());
    for (const [i, cell] of [de, fr, es, ru].entries()) {
      const language = SPACED[i] as Spaced;
      for (const form of cell?.split(",") ?? []) {
        const words = Array.from(form.matchAll(WORD), ([word]) => fold(word));
        const telling = words.filter((word) => !FUNCTION_WORDS[language].has(word));
        if (telling.length > 0) terms[language].push({ words: telling, english });
      }
    }
    for (const form of asian.flatMap((cell) => cell.split(","))) {
      const folded = fold(form).replace(/\s/g, "");
      if (folded !== "" && !unspaced.has(folded)) unspaced.set(folded, english);
    }
  }
  return {
    spaced: { de: byRoot(terms.de), fr: byRoot(terms.fr), es: byRoot(terms.es), ru: byRoot(terms.ru) },
    unspaced,
    longest: Math.max(...Array.from(unspaced.keys(), (term) => term.length)),
  };
}

function byRoot(terms: readonly Term[]): Map<string, Term[]> {
  const roots = new Map<string, Term[]>();
  // Of two terms the one of more words is the more telling, then the longer one: it fits fewer other words.
  const sorted = terms.toSorted(
    (a, b) => b.words.length - a.words.length || b.words.join().length - a.words.join().length,
  );
  for (const term of sorted) {
    const root = (term.words[0] as string).slice(0, ROOT);
    roots.set(root, [...(roots.get(root) ?? []), term]);
  }
  return roots;
}
