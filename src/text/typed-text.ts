/** Dashes that keyboards and phones insert for `-`. */
const HYPHENS = /[\u2010-\u2013\u2043\u2212\ufe58\ufe63]/g;
/** Dashes that they insert for `--`. */
const LONG_DASHES = /[\u2014\u2015\u2e3a\u2e3b]/g;
const DOUBLE_QUOTES = /[“”„‟″〃〝〞〟«»「」『』]/g;
const SINGLE_QUOTES = /[‘’‚‛‹›′`´]/g;
const COLONS = /[\u2236\ufe13\ufe55]/g;
/** Runs of spaces of any width. */
const BLANKS = /[^\S\r\n]+/g;
/**
 * Control characters, soft hyphens, zero-width spaces, fillers, direction marks, tags, byte order marks. Joiners stay,
 * because emoji and some scripts need them.
 */
const INVISIBLE =
  /(?![\t\r\n])\p{Cc}|\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e001f}\u{e0080}-\u{e0fff}]/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * Normalizes text to what a plain keyboard produces. Phones and chat apps turn `--` into a long dash, `-` into a short
 * one, and quotes into typographic ones; Asian keyboards produce full-width characters; pasted text contains invisible
 * ones.
 */
export function plainTyping(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(BLANKS, " ")
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(COLONS, ":")
    .replace(HYPHENS, "-")
    .replace(LONG_DASHES, (_, at: number, whole: string) => (isInsideWord(whole, at) ? "-" : "--"))
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'");
}

function isInsideWord(text: string, at: number): boolean {
  return /^\S.\S$/s.test(text.slice(Math.max(0, at - 1), at + 2));
}

/** Characters that phones leave at the end: the full stop of a double space, an ellipsis, a stray comma. */
const ENDINGS = " \t\r\n.,;…。、";
const QUOTES = `"'`;

/** Returns the value that was typed: normalized, without surrounding quotes and stray characters at its end. */
export function typedValue(text: string): string {
  return withoutQuotes(withoutEnding(plainTyping(text)));
}

/** Strips surrounding spaces, and `endings` at the end. */
export function withoutEnding(text: string, endings = ENDINGS): string {
  let end = text.length;
  while (end > 0 && endings.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end).trim();
}

/** Strips quotes around the whole text, or a double quote without its partner. Expects plain typing. */
function withoutQuotes(text: string): string {
  const quote = text.charAt(0);
  const inner = text.slice(1, -1);
  // `"a" and "b"` is not one quotation.
  if (text.length > 1 && QUOTES.includes(quote) && text.endsWith(quote) && !quotes(inner, quote))
    return withoutEnding(inner);
  if (text.indexOf('"') !== text.lastIndexOf('"')) return text;
  return text.replace(/^"|"$/, "").trim();
}

/** Whether `quote` occurs in the text, other than as an apostrophe. */
function quotes(text: string, quote: string): boolean {
  return quote === '"' ? text.includes('"') : /(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/u.test(text);
}
