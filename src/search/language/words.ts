import { GREEK } from "../../text/greek.ts";
import { STOP_WORDS } from "./stop-words.ts";

/** Letters that Unicode does not take apart but people type without their mark. */
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
/** All marks but the two that make other syllables of Japanese ones (か and が). */
const ACCENTS = /(?![\u3099\u309a])\p{M}/gu;
/** Scripts without spaces between words; by extension, so that the ー of データ is among them. */
export const UNSPACED_LETTER = "[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}]";
/** A Greek letter that stands for itself; beside Chinese it still does. */
const LONE_GREEK = new RegExp(`(?<!(?!${UNSPACED_LETTER})\\p{L})[α-ω](?!(?!${UNSPACED_LETTER})\\p{L})`, "gu");
/** No query or document word is longer; what is beyond is noise or an encoded blob. */
const MAX_WORD = 40;
/** Compounds are written as one word only where one part is short: pretraining and GPT4, but not visionlanguage. */
const JOINED_PART = 5;

/** `text` in the one form that documents and queries share: TeX read, compatibility forms and accents folded, lower case. */
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
  // Letters that an apostrophe held apart may be one syllable.
  return plain
    .replace(/'s(?![\p{L}\p{N}])/gu, "")
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "")
    .normalize("NFC");
}

/** `text` with TeX read, compatibility forms and accents folded, and its capitals kept. */
export function unaccent(text: string): string {
  const plain = /[\\$^{}]/.test(text) ? readTex(text) : text;
  return NON_ASCII.test(plain) ? plain.normalize("NFKD").replace(ACCENTS, "").normalize("NFC") : plain;
}

/** Accents written as commands lose them, Greek letters keep their name, styling and the dollar signs go. */
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

/** The words of a text in order, and the joined forms it also answers to. */
export interface Words {
  readonly words: readonly string[];
  /** `gpt4` for GPT-4, `pretraining` for pre-training, `c++` for C++; without a place in the order. */
  readonly joined: readonly string[];
}

/** The words of `text`, folded; runs of Chinese, Japanese and Korean become overlapping pairs of characters. */
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

/** `+`, `++`, `#` or `*` that belongs to the word before it: C++, C#, LoRA+, A*. */
function signAfter(folded: string, at: number): string {
  const code = folded.charCodeAt(at);
  if (code !== 43 && code !== 35 && code !== 42) return "";
  const end = code === 43 && folded.charCodeAt(at + 1) === 43 ? at + 2 : at + 1;
  const next = folded.charCodeAt(end);
  const wordFollows = (next >= 48 && next <= 57) || (next >= 97 && next <= 122) || next > 127;
  return wordFollows ? "" : folded.slice(at, end);
}

/** The word itself, or its beginning where it is too long: without half a character, and folded as it then stands. */
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

/** Whether the word is too common to be looked for in abstracts. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
