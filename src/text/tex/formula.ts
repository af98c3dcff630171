import { SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS } from "./symbols.ts";

/** Matches `$…$` with its content as `formula`, but not the dollars of prices (`$5 … $6`). */
export const FORMULA = String.raw`\$(?<formula>(?!\s)(?:\\.|[^$\\%&#])+?)(?<!\s)\$(?!\d)`;

/**
 * Whether the text between two `$` is a formula rather than money. A formula has an index, an exponent or a command, or
 * contains no space; its scripts have a base; and its braces balance both for TeX and for BibTeX, which counts `\}` as
 * a brace.
 */
export function isFormula(content: string): boolean {
  const plain = content.replace(/\\./g, "..");
  // Accents on letters belong to text, not mathematics.
  if (/[\^_]\s*(?:$|[}^_])/.test(plain) || /\\["'`^~=.]/.test(content)) return false;
  return closes(content) && closes(plain) && (/[\\^_]/.test(content) || !/\s/.test(content));
}

function closes(text: string): boolean {
  let open = 0;
  for (const brace of text.match(/[{}]/g) ?? []) {
    open += brace === "{" ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Maximum nesting of indices and exponents. */
const DEPTH = 3;
/** Placeholders for `^` and `_` that stay. */
const KEPT: Readonly<Record<string, string>> = { "^": "\ue000", _: "\ue001" };

/** Renders the content of a formula on one line; undefined if part of it cannot be. */
export function formulaInLine(tex: string): string | undefined {
  let read = symbols(tex)
    .replace(/\\(?:left|right|[bB]igg?[lr]?|limits)(?![A-Za-z])/g, "")
    .replace(/\\(?:[,;:> ]|q?quad(?![A-Za-z]))/g, " ")
    .replace(/\\!/g, "")
    .replace(/\\([%&$#_{}|])/g, "$1")
    .replace(/\\d?frac\{?([\p{L}\p{N}.]+)\}?\{?([\p{L}\p{N}.]+)\}?/gu, "$1/$2")
    .replace(/\\sqrt(?:\{([\p{L}\p{N}]+)\}|([\p{L}\p{N}]))/gu, "√$1$2")
    .replace(/\\sqrt\{([^{}]*)\}/g, "√($1)");
  for (let depth = 0; depth < DEPTH; depth += 1) {
    read = read.replace(
      /([\^_])(?:\{([^{}]*)\}|([^{}\s]))/gu,
      (_, place: string, group?: string, one?: string) =>
        raised(place, group ?? one ?? "").replace(/^[\^_]/, (sign) => KEPT[sign] ?? sign),
    );
  }
  read = read
    .replace(/\{([^{}]*)\}/g, "$1")
    .replaceAll("\ue000", "^")
    .replaceAll("\ue001", "_");
  return /[\\{}]/.test(read) ? undefined : read;
}

/** Replaces commands for single characters with those characters. */
export function symbols(text: string): string {
  return text.replace(/\\([A-Za-z]+)(?:\{\})?/g, (whole, name: string) => SYMBOLS.get(name) ?? whole);
}

/**
 * Renders an exponent (`^`) or index (`_`), in plain notation if Unicode has no characters for it: `π_RL`, `T^(-1/3)`.
 */
export function raised(place: string, content: string): string {
  const plain = /^(?:.|[\p{L}\p{N}.]+)$/u.test(content) ? content : `(${content})`;
  return script(place, content) ?? place + plain;
}

/** Renders `content` in superscript (`^`) or subscript (`_`) characters; undefined if one is missing. */
export function script(place: string, content: string): string | undefined {
  const forms = place === "^" ? SUPERSCRIPTS : SUBSCRIPTS;
  const trimmed = content.trim();
  // Long words in small letters are harder to read than plain ones.
  if (trimmed === "" || /\p{L}{4}/u.test(trimmed)) return undefined;
  const small = Array.from(trimmed, (character, at) =>
    character === "." && /\d/.test(trimmed.charAt(at + 1)) ? "." : forms.get(character),
  );
  return small.includes(undefined) ? undefined : small.join("");
}
