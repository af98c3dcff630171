import { GREEK } from "../../text/greek.ts";
import { STOP_WORDS } from "./stop-words.ts";

/** Letters that Unicode does not decompose, but people type without their mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ς: "σ",
};
const GREEK_COMMANDS = new Set(Object.values(GREEK));
const LETTER_COMMANDS = new Set(["ss", "ae", "oe", "aa", "o", "l", "i", "j"]);
const NON_ASCII = /[^\0-\x7f]/;
/** All marks except the two that turn a Japanese syllable into another (か and が). */
const ACCENTS = /(?![\u3099\u309a])\p{M}/gu;
/** Scripts without spaces between words. Uses script extensions, to include the ー of データ. */
export const UNSPACED_LETTER = "[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}]";
/** A Greek letter used as a symbol, also next to Chinese. */
const LONE_GREEK = new RegExp(`(?<!(?!${UNSPACED_LETTER})\\p{L})[α-ω](?!(?!${UNSPACED_LETTER})\\p{L})`, "gu");
/** Maximum length of a word; anything longer is noise or encoded data. */
const MAX_WORD = 40;
/** Compounds are written as one word only if one part is this short: pretraining and GPT4, but not visionlanguage. */
const JOINED_PART = 5;

/**
 * Normalizes text for documents and queries alike: resolves TeX, folds compatibility forms and accents, lower-cases.
 */
export function fold(text: string): string {
  let plain = unaccent(text);
  if (NON_ASCII.test(plain)) {
    plain = plain
      .toLowerCase()
      .replace(/[ßæœøłđðþıħς]/g, (letter) => PLAIN[letter] ?? letter)
      .replace(/[‐‑]/g, "-")
      .replace(/[’ʼ]/g, "'")
      .replace(LONE_GREEK, (letter) => GREEK[letter] ?? letter);
  } else plain = plain.toLowerCase();
  if (!plain.includes("'")) return plain;
  // Letters that were separated by an apostrophe may combine into one syllable.
  return plain
    .replace(/'s(?![\p{L}\p{N}])/gu, "")
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "")
    .normalize("NFC");
}

/** Resolves TeX and folds compatibility forms and accents, but keeps capitals. */
export function unaccent(text: string): string {
  const plain = /[\\$^{}]/.test(text) ? readTex(text) : text;
  return NON_ASCII.test(plain) ? plain.normalize("NFKD").replace(ACCENTS, "").normalize("NFC") : plain;
}

/** Removes TeX accents, styling and dollar signs, and keeps the names of Greek letters. */
function readTex(text: string): string {
  return text
    .replace(/\\['"`^~=.](?:\{([A-Za-z])\}|([A-Za-z]))/g, "$1$2")
    .replace(/\\[cvuHkr]\{([A-Za-z])\}/g, "$1")
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => {
      const lower = name.toLowerCase();
      return GREEK_COMMANDS.has(lower) || LETTER_COMMANDS.has(lower) ? name : "";
    })
    .replace(/[{}$]/g, "")
    .replace(/\^(?=[\p{L}\p{N}+*])/gu, "");
}

const ASCII_WORD = /[a-z0-9]+/g;
const ANY_WORD = /[\p{L}\p{N}]+/gu;
const UNSPACED = new RegExp(UNSPACED_LETTER, "u");
const UNSPACED_PARTS = new RegExp(`${UNSPACED_LETTER}+|(?:(?!${UNSPACED_LETTER}).)+`, "gu");

/** The words of a text in order, and additional joined forms. */
export interface Words {
  readonly words: readonly string[];
  /** `gpt4` for GPT-4, `pretraining` for pre-training, `c++` for C++; they have no position. */
  readonly joined: readonly string[];
}

/** Splits `text` into folded words. Runs of Chinese, Japanese and Korean become overlapping pairs of characters. */
export function readWords(text: string): Words {
  const folded = fold(text);
  const words: string[] = [];
  const joined: string[] = [];
  const ascii = !NON_ASCII.test(folded);
  let previous = "";
  let previousEnd = -2;
  let parts = 0;
  for (const match of folded.matchAll(ascii ? ASCII_WORD : ANY_WORD)) {
    const end = match.index + match[0].length;
    if (!ascii && UNSPACED.test(match[0])) {
      pairs(match[0], words);
      previousEnd = -2;
      continue;
    }
    const word = cut(match[0]);
    words.push(word);
    if (match.index === previousEnd + 1 && folded.charCodeAt(previousEnd) === 45) {
      parts++;
      const compound = previous + word;
      const short = Math.min(previous.length, word.length) <= JOINED_PART;
      if (parts === 2 && short && compound.length <= MAX_WORD) joined.push(compound);
      else if (parts === 3 && joined.at(-1)?.endsWith(previous)) joined.pop();
    } else parts = 1;
    const sign = signAfter(folded, end);
    if (sign !== "") joined.push(word + sign);
    previous = word;
    previousEnd = end;
  }
  return { words, joined };
}

/** Returns the `+`, `++`, `#` or `*` that belongs to the word before it: C++, C#, LoRA+, A*. */
function signAfter(folded: string, at: number): string {
  const code = folded.charCodeAt(at);
  if (code !== 43 && code !== 35 && code !== 42) return "";
  const end = code === 43 && folded.charCodeAt(at + 1) === 43 ? at + 2 : at + 1;
  const next = folded.charCodeAt(end);
  const wordFollows = (next >= 48 && next <= 57) || (next >= 97 && next <= 122) || next > 127;
  return wordFollows ? "" : folded.slice(at, end);
}

/** Truncates a word that is too long, without splitting a character, and folds it again. */
function cut(word: string): string {
  if (word.length <= MAX_WORD) return word;
  return fold(word.slice(0, MAX_WORD).replace(/[\ud800-\udbff]$/, "")).slice(0, MAX_WORD);
}

function pairs(run: string, into: string[]): void {
  for (const part of run.match(UNSPACED_PARTS) ?? []) {
    const characters = UNSPACED.test(part) ? [...part] : [];
    if (characters.length < 2) into.push(cut(part));
    else for (let i = 0; i + 1 < characters.length; i++) into.push(`${characters[i]}${characters[i + 1]}`);
  }
}

/** Whether the word is too common to search for in abstracts. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
