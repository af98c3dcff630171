import { isStopWord, unaccent } from "./words.ts";

/** A name with letters and a number as one word, and the words it was typed as. */
export interface VersionedName {
  /** `qwen2.5vl`, for any of `Qwen2.5-VL`, `qwen 2.5 vl`. */
  readonly form: string;
  readonly parts: readonly string[];
}

/** A run of letters and digits, and the space, hyphen or dot that connects it to the one before; else empty. */
interface Part {
  readonly text: string;
  readonly bond: string;
}

const PART = /[A-Za-z0-9]+/g;
/** Longer runs are noise or encoded data. */
const MAX_FORM = 30;
/** Parts of one typed name: `intern vl 3.5 flash` has four. */
const MAX_PARTS = 5;
const LETTERS = /^[A-Za-z]{2,}$/;
/** A number with at most one letter before it: 3, 2b, v3, r1. */
const VERSION = /^[A-Za-z]?\d/;
/** Dimensions and sizes, which follow words that are not names: `Dense 3D`, `Training 7B`. */
const MEASURE = /^\d+[BDKMTXkx]$/;
const DIGIT = /\d/;
const CAPITAL = /[A-Z]/;
/** A suffix after the number that belongs to the name: the VL of `Qwen3 VL`, the Pro of `Gemini-3-Pro`. */
const TAIL = /^[A-Z][A-Za-z]{1,4}$/;

/**
 * Returns the joined forms of versioned names in a document: `sam2` for SAM 2 and SAM-2, `qwen2.5` and `qwen2.5vl` for
 * Qwen2.5-VL, `flashattention3` for Flash Attention 3. Names are recognized by their capitals.
 */
export function namesWritten(text: string): string[] {
  if (!DIGIT.test(text)) return [];
  const forms = new Set<string>();
  const parts = partsOf(text);
  for (let at = 0; at < parts.length; at++) {
    if (!DIGIT.test(textAt(parts, at))) continue;
    const number = at;
    while (isFraction(parts, at + 1)) at++;
    let from = number;
    if (VERSION.test(textAt(parts, number)) && isName(parts, number)) from--;
    else if (VERSION.test(textAt(parts, number))) continue;
    const starts = isName(parts, from) ? [from, from - 1] : [from];
    const ends = parts[at + 1]?.bond.trim() !== "." && TAIL.test(textAt(parts, at + 1)) ? [at, at + 1] : [at];
    for (const start of starts) {
      for (const end of ends) {
        const form = formOf(parts.slice(start, end + 1));
        if (end > start && form.length <= MAX_FORM) forms.add(form);
      }
    }
  }
  return [...forms];
}

/**
 * Returns the names that a query may contain: each connected run that starts with letters and contains a number,
 * longest first among those with the same start. The index decides which of them exist.
 */
export function namesTyped(text: string): VersionedName[] {
  if (!DIGIT.test(text)) return [];
  const parts = partsOf(text);
  return parts.flatMap((_, from) => {
    const names: VersionedName[] = [];
    let numbered = DIGIT.test(textAt(parts, from));
    if (!/^[A-Za-z]/.test(textAt(parts, from))) return names;
    for (let to = from + 1; to < from + MAX_PARTS && (parts[to]?.bond ?? "") !== ""; to++) {
      numbered ||= DIGIT.test(textAt(parts, to));
      const run = parts.slice(from, to + 1);
      const form = formOf(run);
      if (numbered && form.length <= MAX_FORM) {
        names.unshift({ form, parts: run.map((part) => part.text.toLowerCase()) });
      }
    }
    return names;
  });
}

function partsOf(text: string): Part[] {
  const plain = unaccent(text);
  let end = 0;
  return Array.from(plain.matchAll(PART), (match) => {
    const between = match.index === end + 1 ? plain.charAt(end) : "";
    end = match.index + match[0].length;
    return { text: match[0], bond: between === " " || between === "-" || between === "." ? between : "" };
  });
}

function textAt(parts: readonly Part[], at: number): string {
  return parts[at]?.text ?? "";
}

/** Whether this part continues a number: the 5 of `2.5`. */
function isFraction(parts: readonly Part[], at: number): boolean {
  return parts[at]?.bond === "." && /\d$/.test(textAt(parts, at - 1)) && /^\d/.test(textAt(parts, at));
}

/** Whether the part before this one is a name that this one belongs to. */
function isName(parts: readonly Part[], at: number): boolean {
  const name = textAt(parts, at - 1);
  const bond = parts[at]?.bond;
  if (!LETTERS.test(name) || !CAPITAL.test(name)) return false;
  if (bond !== " ") return bond === "-";
  // A text that starts this way is about the name: SAM 3D.
  return !isStopWord(name.toLowerCase()) && (at === 1 || !MEASURE.test(textAt(parts, at)));
}

function formOf(parts: readonly Part[]): string {
  return parts.map(({ text, bond }, i) => (i > 0 && bond === "." ? "." : "") + text.toLowerCase()).join("");
}
