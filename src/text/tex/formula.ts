import { SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS } from "./symbols.ts";

/** `$…$` with its content as `formula`; a dollar before a price (`$5 … $6`) opens and closes none. */
export const FORMULA = String.raw`\$(?<formula>(?!\s)(?:\\.|[^$\\%&#])+?)(?<!\s)\$(?!\d)`;

/**
 * Two `$` may be money: a formula has an index, an exponent or a command, or no gap; TeX finds what is raised and lowered;
 * and its braces close both as TeX counts them and as BibTeX does, to which `\}` is a brace.
 */
export function isFormula(content: string): boolean {
  const plain = content.replace(/\\./g, "..");
  // Accents on letters of text are none of mathematics.
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

/** Indices within exponents and the like. */
const DEPTH = 3;
/** Stand for `^` and `_` that were read and stay. */
const KEPT: Readonly<Record<string, string>> = { "^": "\ue000", _: "\ue001" };

/** What stands between the dollars, on one line; undefined where a part of it has no such form. */
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

/** Commands that name a character, as that character. */
export function symbols(text: string): string {
  return text.replace(/\\([A-Za-z]+)(?:\{\})?/g, (whole, name: string) => SYMBOLS.get(name) ?? whole);
}

/** An exponent (`^`) or index (`_`); as people type it without TeX where Unicode has no better: `π_RL`, `T^(-1/3)`. */
export function raised(place: string, content: string): string {
  const plain = /^(?:.|[\p{L}\p{N}.]+)$/u.test(content) ? content : `(${content})`;
  return script(place, content) ?? place + plain;
}

/** `content` in small characters above (`^`) or below (`_`) the line; undefined where one has no such form. */
export function script(place: string, content: string): string | undefined {
  const forms = place === "^" ? SUPERSCRIPTS : SUBSCRIPTS;
  const trimmed = content.trim();
  // Longer words of small letters are harder to read than the plain ones.
  if (trimmed === "" || /\p{L}{4}/u.test(trimmed)) return undefined;
  const small = Array.from(trimmed, (character, at) =>
    character === "." && /\d/.test(trimmed.charAt(at + 1)) ? "." : forms.get(character),
  );
  return small.includes(undefined) ? undefined : small.join("");
}
