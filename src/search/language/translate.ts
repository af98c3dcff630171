import { CONCEPTS } from "./glossary/concepts.ts";
import { FUNCTION_WORDS, NEGATIONS } from "./glossary/function-words.ts";
import { toSimplified } from "./glossary/traditional-characters.ts";
import { fold, isStopWord, UNSPACED_LETTER } from "./words.ts";

/** Languages with spaces between words, in the order of the glossary's columns. */
const SPACED = ["de", "fr", "es", "ru"] as const;
type Spaced = (typeof SPACED)[number];
const LATIN = SPACED.filter((language) => language !== "ru");
/** Columns of Chinese, Japanese and Korean. */
const UNSPACED_COLUMNS = [5, 6, 7];

/** A term in one language, as folded words, with its English translation. */
interface Term {
  readonly words: readonly string[];
  readonly english: string;
}

/** Terms by the first letters of their first word, longer ones first. */
type Roots = ReadonlyMap<string, readonly Term[]>;

/** Letters at the start of a word that are the same in all its forms. */
const ROOT = 4;
/** Maximum length of an ending. */
const ENDING = 3;
/** Minimum length of a part of a German compound. */
const PART = 4;
/** The first words of a longer text show what it is about. */
const MOST_WORDS = 60;
/** Korean has spaces between words, but not always in the same places as the glossary. */
const UNSPACED_RUN = new RegExp(`${UNSPACED_LETTER}+(?: +${UNSPACED_LETTER}+)*`, "gu");
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Hyphens separate words: some people write super-résolution, others super résolution. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Separators between the words of a glossary entry. */
const NEITHER = /[^\p{L}\p{M}\p{N},\n]+/gu;

/** The words used in papers. */
export interface Vocabulary {
  /** Whether papers contain the word, or it is an author's name. */
  isKnown(word: string): boolean;
  /** Whether it may be a misspelling of a known word. */
  isNear(word: string): boolean;
}

let rows: readonly (readonly string[])[] | undefined;
/** Each language's terms, parsed when a query first needs them. */
const spaced = new Map<Spaced, Roots>();
let unspaced: { readonly terms: ReadonlyMap<string, string>; readonly longest: number } | undefined;

/**
 * Translates a query in German, French, Spanish, Russian, Chinese, Japanese or Korean to the field's English terms.
 * Returns undefined if the query is in none of these languages.
 */
export function translate(text: string, vocabulary: Vocabulary): string | undefined {
  const runs = text.match(UNSPACED_RUN) ?? [];
  if (runs.length > 0) {
    const terms = new Map(runs.map((run) => [run, fromUnspaced(fold(run).replace(/ /g, ""))]));
    if ([...terms.values()].every((english) => english === "")) return undefined;
    const english = text.replace(UNSPACED_RUN, (run) => ` ${terms.get(run)} `);
    return english.replace(/\s+/g, " ").trim();
  }
  const typed = (text.match(WORD) ?? []).slice(0, MOST_WORDS);
  const words = typed.map(fold).filter((word) => word !== "");
  const language = CYRILLIC.test(text) ? "ru" : languageOf(words, vocabulary);
  if (language === undefined) return undefined;
  const kept = fromSpaced(words, language).flatMap(({ word, english }) =>
    english === undefined ? (vocabulary.isKnown(word) ? [word] : []) : [english],
  );
  return kept.length === 0 ? undefined : [...new Set(kept)].join(" ");
}

/** Detects the language of most of the words; undefined if all of them are English. */
function languageOf(words: readonly string[], { isKnown, isNear }: Vocabulary): Spaced | undefined {
  const strange = words.filter((word) => !isStopWord(word) && !isKnown(word));
  if (strange.length === 0) return undefined;
  const rated = LATIN.map((language) => {
    const functions = words.filter((word) => FUNCTION_WORDS[language].has(word));
    const terms = fromSpaced(words, language).filter(({ english }) => english !== undefined);
    const verbatim = functions.length + terms.reduce((sum, each) => sum + each.verbatim, 0);
    const own = new Set([...functions, ...terms.flatMap(({ words }) => words)]);
    const others = words.filter(
      (word) => !own.has(word) && (strange.includes(word) || isStopWord(word)),
    ).length;
    const telling = terms.flatMap(({ words }) => words).filter((word) => strange.includes(word));
    const phrased = functions.some((word) => !isStopWord(word));
    const share = own.size / (own.size + others);
    return { language, verbatim, telling, phrased, share, pieces: terms.length };
  });
  // Related languages share similar words. The one that has them exactly as typed, and as one phrase, is meant.
  const [best] = rated.toSorted(
    (a, b) => b.share - a.share || b.verbatim - a.verbatim || a.pieces - b.pieces,
  );
  if (best === undefined || best.share < 0.5 || best.telling.length === 0) return undefined;
  // A misspelt English word may be correct in another language: difusion.
  const isSure = best.phrased && best.share > 0.5;
  return isSure || best.telling.some((word) => !isNear(word)) ? best.language : undefined;
}

/** Words of a query, with their English translation if they are a term. */
interface Found {
  readonly word: string;
  readonly words: readonly string[];
  readonly english: string | undefined;
  /** How many of the words match the glossary exactly. */
  readonly verbatim: number;
}

/** Splits the meaningful words into terms of one or more words, with their English translations. */
function fromSpaced(words: readonly string[], language: Spaced): readonly Found[] {
  const telling = words.filter((word) => isTelling(word, language));
  const found: Found[] = [];
  for (let at = 0; at < telling.length; ) {
    const term = termAt(telling, at, language);
    const word = telling[at] as string;
    const taken = telling.slice(at, at + (term?.words.length ?? 1));
    const english = term?.english ?? meaning(word, language);
    const verbatim = taken.filter((each, i) => each === term?.words[i]).length;
    if (english !== undefined || !NEGATIONS[language].has(word)) {
      found.push({ word, words: taken, english, verbatim });
    }
    at += taken.length;
  }
  return found;
}

/** Negations are kept, or "no supervisado" would mean its opposite. */
function isTelling(word: string, language: Spaced): boolean {
  return !FUNCTION_WORDS[language].has(word) || NEGATIONS[language].has(word);
}

/** Returns the longest term at this position, in any inflection; on ties, the one whose endings differ least. */
function termAt(words: readonly string[], at: number, language: Spaced): Term | undefined {
  const word = words[at] as string;
  const roots = new Set([word.slice(0, ROOT), word.slice(0, ROOT - 1), word.slice(0, ROOT - 2)]);
  const terms = [...roots].flatMap((root) => termsOf(language).get(root) ?? []);
  const fitting = terms.filter((term) => term.words.every((each, i) => isForm(words[at + i] ?? "", each)));
  const length = Math.max(...fitting.map((term) => term.words.length));
  const longest = fitting.filter((term) => term.words.length === length);
  const unlike = (term: Term) =>
    term.words.reduce((sum, each, i) => sum + endingsOf(words[at + i] ?? "", each), 0);
  return longest.toSorted((a, b) => unlike(a) - unlike(b))[0];
}

/** Translates a single word, or for a German compound its two parts. */
function meaning(word: string, language: Spaced): string | undefined {
  const whole = termAt([word], 0, language);
  if (whole || language !== "de") return whole?.english;
  for (let end = word.length - PART; end >= PART; end--) {
    const last = termAt([word.slice(end)], 0, language);
    const first = last && termAt([word.slice(0, end)], 0, language);
    if (first && last) return `${first.english} ${last.english}`;
  }
  return undefined;
}

/** Counts the letters of both words after the prefix they share. */
function endingsOf(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return a.length + b.length - 2 * same;
}

/** Whether two words are inflections of one: they differ only in their endings. */
function isForm(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\d/.test(a)) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  // Short words only take short endings: red, redes.
  if (b.length < ROOT) return b.length === ROOT - 1 && same === b.length && a.length - same <= 2;
  return same >= ROOT && a.length - same <= ENDING && b.length - same <= ENDING && same * 5 >= b.length * 3;
}

/** Translates a run without spaces, taking the longest term at each position. Other characters are skipped. */
function fromUnspaced(run: string): string {
  unspaced ??= readUnspaced();
  const { terms, longest } = unspaced;
  const simplified = toSimplified(run);
  // Try as typed first: some Japanese characters are also traditional Chinese ones with a different meaning.
  const termIn = (from: number, to: number) =>
    terms.get(run.slice(from, to)) ?? terms.get(simplified.slice(from, to));
  const english: string[] = [];
  for (let at = 0; at < run.length; ) {
    let length = Math.min(longest, run.length - at);
    while (length > 0 && termIn(at, at + length) === undefined) length--;
    const term = termIn(at, at + length);
    if (term !== undefined && !english.includes(term)) english.push(term);
    at += Math.max(1, length);
  }
  return english.join(" ");
}

function termsOf(language: Spaced): Roots {
  const before = spaced.get(language);
  if (before) return before;
  const roots = new Map<string, Term[]>();
  for (const { english, forms } of readColumn(1 + SPACED.indexOf(language))) {
    for (const form of forms) {
      const words = form.split(" ").filter((word) => word !== "" && isTelling(word, language));
      const [first] = words;
      if (first === undefined) continue;
      const root = first.slice(0, ROOT);
      const same = roots.get(root);
      if (same) same.push({ words, english });
      else roots.set(root, [{ words, english }]);
    }
  }
  // More words are more specific; then more letters, since they match fewer other words.
  const lettersOf = ({ words }: Term) => words.reduce((sum, word) => sum + word.length, 0);
  for (const same of roots.values()) {
    same.sort((a, b) => b.words.length - a.words.length || lettersOf(b) - lettersOf(a));
  }
  spaced.set(language, roots);
  return roots;
}

function readUnspaced(): NonNullable<typeof unspaced> {
  const terms = new Map<string, string>();
  for (const { english, forms } of UNSPACED_COLUMNS.flatMap(readColumn)) {
    for (const form of forms.map((each) => each.replaceAll(" ", ""))) {
      if (form !== "" && !terms.has(form)) terms.set(form, english);
    }
  }
  return { terms, longest: Math.max(...Array.from(terms.keys(), (term) => term.length)) };
}

/** Returns the concepts with their names in one column of the glossary: folded, with single spaces between words. */
function readColumn(column: number): { readonly english: string; readonly forms: readonly string[] }[] {
  rows ??= CONCEPTS.flatMap((list) => list.trim().split("\n")).map((line) => line.split("|"));
  const cells = rows.map((row) => row[column] ?? "").join("\n");
  // Folded in one go, since folding one by one takes several times as long.
  const folded = fold(cells.replaceAll("'", " ")).replace(NEITHER, " ").split("\n");
  return rows.map(([english = ""], i) => ({ english, forms: folded[i]?.split(",") ?? [] }));
}
