import { oneLine } from "../text/collapse-whitespace.ts";
import { GREEK } from "../text/greek.ts";
import { FORMULA, isFormula } from "../text/tex/formula.ts";
import { LETTERS, MARKS } from "../text/tex/letters.ts";

/** Letters whose plain command produces a different glyph. */
const VARIANTS: Readonly<Record<string, string>> = { ε: "varepsilon", φ: "varphi" };
/** Greek capitals that do not look like Latin ones, and so have a command. */
const GREEK_CAPITALS = "ΓΔΘΛΞΠΣΦΨΩ";

/** BibTeX counts braces even after a backslash, so literal braces are never written as such. */
const SPECIALS: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
  "<": "{\\textless}",
  ">": "{\\textgreater}",
  "|": "{\\textbar}",
  "`": "{\\textasciigrave}",
  "°": "{\\textdegree}",
  "×": "{\\texttimes}",
  "±": "{\\textpm}",
  "→": "{\\textrightarrow}",
  "←": "{\\textleftarrow}",
  "%": "\\%",
  "&": "\\&",
  "#": "\\#",
  _: "\\_",
  $: "\\$",
};

/**
 * Escapes one literal character. Accented Latin letters become commands, which BibTeX sorts and lower-cases correctly.
 */
function texCharacter(character: string): string {
  const special = SPECIALS[character];
  if (special !== undefined) return special;
  const letter = LETTERS[character];
  if (letter !== undefined) return `{\\${letter}}`;
  const greek = greekCommand(character);
  if (greek !== undefined) return `{$\\${greek}$}`;
  const [base = "", mark = "", more] = [...character.normalize("NFD")];
  const command = MARKS[mark];
  // Plain LaTeX cannot put two accents on one letter; modern engines accept the letter itself.
  return command !== undefined && more === undefined && /^[A-Za-z]$/.test(base)
    ? `{\\${command}${base}}`
    : character;
}

/** Plain LaTeX does not accept literal Greek letters. */
function greekCommand(character: string): string | undefined {
  if (!GREEK_CAPITALS.includes(character)) return VARIANTS[character] ?? GREEK[character];
  return GREEK[character.toLowerCase()]?.replace(/^./, (first) => first.toUpperCase());
}

/** A run of text: literal, or TeX that stays unchanged. `reads` is its plain text, for deciding about capitals. */
interface Piece {
  readonly tex: string;
  readonly reads: string;
}

function literalPieces(text: string): Piece[] {
  const characters = [...text];
  return characters.map((character, at) => {
    // TeX would turn `--`, `''` and `,,` into ligatures.
    const apart = /[-',]/.test(character) && characters[at + 1] === character ? "{}" : "";
    return { tex: texCharacter(character) + apart, reads: character };
  });
}

/** Escapes literal text for TeX. */
export function texText(text: string): string {
  return literalPieces(oneLine(text))
    .map(({ tex }) => tex)
    .join("");
}

/** Strips text to unaccented Latin letters and digits: `Müller-Łukasz` → `MullerLukasz`. */
export function asciiLetters(text: string): string {
  return [...text.normalize("NFD")]
    .map((character) => LETTERS[character] ?? character)
    .join("")
    .replace(/[^A-Za-z0-9]+/g, "");
}

/** TeX in titles as arXiv's authors write it: escaped characters, accents, formulas. */
const TITLE_TEX = new RegExp(
  String.raw`(?<escaped>\\[&%$#_])|(?<accent>\\["'\x60^~=.](?:[A-Za-z]|\{[A-Za-z]\}))|${FORMULA}`,
  "gu",
);

function titlePieces(title: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of title.matchAll(TITLE_TEX)) {
    const { escaped, accent, formula } = match.groups ?? {};
    if (formula !== undefined && !isFormula(formula)) continue;
    found.push(...literalPieces(title.slice(from, match.index)));
    from = match.index + match[0].length;
    if (formula !== undefined) found.push({ tex: `{$${formula}$}`, reads: "" });
    else if (accent !== undefined)
      found.push({ tex: `{${accent}}`, reads: accent.replace(/[^A-Za-z]/g, "") });
    else found.push({ tex: escaped ?? "", reads: (escaped ?? "").slice(1) });
  }
  return [...found, ...literalPieces(title.slice(from))];
}

/**
 * Formats a title as TeX. Formulas stay formulas. Words with significant capitals (`LLM`, `GPT-4o`, `iPhone`, `3D`) are
 * braced, since bibliography styles lower-case titles; the rest is left to the style.
 */
export function texTitle(title: string): string {
  const all = titlePieces(oneLine(title));
  const shouting = !all.some(({ reads }) => /\p{Ll}/u.test(reads));
  const parts: Piece[][] = [[]];
  for (const piece of all) {
    if (/^[\s\-–—/]$/u.test(piece.reads)) parts.push([piece], []);
    else parts.at(-1)?.push(piece);
  }
  return parts
    .map((part, at) => {
      const joined = [parts[at - 1], parts[at + 1]].some((gap) => gap?.[0] && /\S/.test(gap[0].reads));
      return !shouting && keepsCapitals(part.map(({ reads }) => reads).join(""), joined)
        ? braced(part)
        : texOf(part);
    })
    .join("");
}

function texOf(pieces: readonly Piece[]): string {
  return pieces.map(({ tex }) => tex).join("");
}

/** Braces the word but not its punctuation: styles look for `: `, after which they keep a capital. */
function braced(word: readonly Piece[]): string {
  const isWord = ({ reads }: Piece) => reads === "" || /[\p{L}\p{N}]/u.test(reads);
  const [from, to] = [word.findIndex(isWord), word.findLastIndex(isWord) + 1];
  const inner = texOf(word.slice(from, to));
  // A brace before a backslash makes a TeX “special character”, which styles do lower-case.
  const kept = inner.startsWith("\\") ? `{{${inner}}}` : `{${inner}}`;
  return texOf(word.slice(0, from)) + kept + texOf(word.slice(to));
}

/**
 * Whether lower-casing would spoil the word. `joined`: a hyphen or slash connects it to another word, so a lone `X` is
 * not an article.
 */
function keepsCapitals(word: string, joined: boolean): boolean {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}^]+$/gu, "");
  if (!/\p{Lu}/u.test(bare)) return false;
  if ([...bare].length === 1) return joined || bare !== "A";
  return /.\p{Lu}|[\p{N}^_]/u.test(bare);
}
