import { CONCEPTS } from "./glossary/concepts.ts";
import { FUNCTION_WORDS, NEGATIONS } from "./glossary/function-words.ts";
import { toSimplified } from "./glossary/traditional-characters.ts";
import { fold, isStopWord, UNSPACED_LETTER } from "./words.ts";

/** The languages whose words stand between blanks, in the order of the glossary's columns. */
const SPACED = ["de", "fr", "es", "ru"] as const;
type Spaced = (typeof SPACED)[number];
const LATIN = SPACED.filter((language) => language !== "ru");
/** Chinese, Japanese and Korean. */
const UNSPACED_COLUMNS = [5, 6, 7];

/** A term of one language, as folded words, and what it is in English. */
interface Term {
  readonly words: readonly string[];
  readonly english: string;
}

/** Terms by the beginning of their first word, longer ones first. */
type Roots = ReadonlyMap<string, readonly Term[]>;

/** So much of a word stays the same in all its forms. */
const ROOT = 4;
/** Letters that an ending takes at most. */
const ENDING = 3;
/** Parts of a German compound are not shorter. */
const PART = 4;
/** A longer text says in its first words what it is about. */
const MOST_WORDS = 60;
/** Koreans part words, but not always where a term does. */
const UNSPACED_RUN = new RegExp(`${UNSPACED_LETTER}+(?: +${UNSPACED_LETTER}+)*`, "gu");
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Hyphens part words: some write super-résolution, others super résolution. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** What parts the words of a form. */
const NEITHER = /[^\p{L}\p{M}\p{N},\n]+/gu;

/** What the papers' own words are. */
export interface Vocabulary {
  /** Whether papers use the word, or somebody is called so. */
  isKnown(word: string): boolean;
  /** Whether it may be a known word misspelt. */
  isNear(word: string): boolean;
}

let rows: readonly (readonly string[])[] | undefined;
/** Each language's terms, read when a query first needs them. */
const spaced = new Map<Spaced, Roots>();
let unspaced: { readonly terms: ReadonlyMap<string, string>; readonly longest: number } | undefined;

/**
 * A query in German, French, Spanish, Russian, Chinese, Japanese or Korean with the field's terms in English, or undefined
 * where it is in none of them.
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

/** The language that most of the words are of, where not all of them are English. */
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
  // Related languages have like words: the one that has them as typed, and together, is meant.
  const [best] = rated.toSorted(
    (a, b) => b.share - a.share || b.verbatim - a.verbatim || a.pieces - b.pieces,
  );
  if (best === undefined || best.share < 0.5 || best.telling.length === 0) return undefined;
  // A misspelt English word may be a good one elsewhere: difusion.
  const isSure = best.phrased && best.share > 0.5;
  return isSure || best.telling.some((word) => !isNear(word)) ? best.language : undefined;
}

/** Words of a query, and what they are in English where they are a term. */
interface Found {
  readonly word: string;
  readonly words: readonly string[];
  readonly english: string | undefined;
  /** How many of the words stand so in the glossary. */
  readonly verbatim: number;
}

/** The words that tell, one after another, with their English where they are a term of several or of one. */
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

/** Without its negation "no supervisado" would be its opposite. */
function isTelling(word: string, language: Spaced): boolean {
  return !FUNCTION_WORDS[language].has(word) || NEGATIONS[language].has(word);
}

/** The longest term that these words begin with, in whatever forms; of equally long ones that in these very forms. */
function termAt(words: readonly string[], at: number, language: Spaced): Term | undefined {
  const word = words[at] as string;
  const roots = new Set([word.slice(0, ROOT), word.slice(0, ROOT - 1), word.slice(0, ROOT - 2)]);
  const terms = [...roots].flatMap((root) => termsOf(language).get(root) ?? []);
  const fitting = terms.filter((term) => term.words.every((each, i) => isForm(words[at + i] ?? "", each)));
  const length = Math.max(...fitting.map((term) => term.words.length));
  const longest = fitting.filter((term) => term.words.length === length);
  return longest.find((term) => term.words.every((each, i) => words[at + i] === each)) ?? longest[0];
}

/** What a single word means; of a German compound, what its two parts mean. */
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
function fromUnspaced(run: string): string {
  unspaced ??= readUnspaced();
  const { terms, longest } = unspaced;
  const simplified = toSimplified(run);
  // As typed first: Japanese has characters that are traditional ones in Chinese, where they may mean something else.
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
  // Of two terms the one of more words is the more telling, then the longer one: it fits fewer other words.
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

/** The concepts and what a column of the glossary calls them, folded, words apart by blanks. */
function readColumn(column: number): { readonly english: string; readonly forms: readonly string[] }[] {
  rows ??= CONCEPTS.flatMap((list) => list.trim().split("\n")).map((line) => line.split("|"));
  const cells = rows.map((row) => row[column] ?? "").join("\n");
  // All at once: folded one by one they take several times as long.
  const folded = fold(cells.replaceAll("'", " ")).replace(NEITHER, " ").split("\n");
  return rows.map(([english = ""], i) => ({ english, forms: folded[i]?.split(",") ?? [] }));
}
