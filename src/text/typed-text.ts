/** Dashes that keyboards and phones put for `-`. */
const HYPHENS = /[\u2010-\u2013\u2043\u2212\ufe58\ufe63]/g;
/** What they make of `--`. */
const LONG_DASHES = /[\u2014\u2015\u2e3a\u2e3b]/g;
const DOUBLE_QUOTES = /[“”„‟″〃〝〞〟«»「」『』]/g;
const SINGLE_QUOTES = /[‘’‚‛‹›′`´]/g;
const COLONS = /[\u2236\ufe13\ufe55]/g;
/** Blanks of all widths, and several. */
const BLANKS = /[^\S\r\n]+/g;
/**
 * Control characters, soft hyphens, zero-width blanks, fillers, marks of direction, tags, byte order marks. Joiners stay:
 * emoji and some scripts need them.
 */
const INVISIBLE =
  /(?![\t\r\n])\p{Cc}|\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e001f}\u{e0080}-\u{e0fff}]/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * The text as a plain keyboard writes it. Phones and chat apps turn `--` into a long dash, `-` into a short one, quotes into
 * those of some language; Asian keyboards write full-width signs; pasting brings invisible characters along.
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

/** What phones leave at the end: the stop of a double blank, the ellipsis, a comma too many. */
const ENDINGS = " \t\r\n.,;…。、";
const QUOTES = `"'`;

/** The value that was typed: plain, without quotes around it and what phones leave at its end. */
export function typedValue(text: string): string {
  return withoutQuotes(withoutEnding(plainTyping(text)));
}

/** `text` without blanks around it and without `endings` at its end. */
export function withoutEnding(text: string, endings = ENDINGS): string {
  let end = text.length;
  while (end > 0 && endings.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end).trim();
}

/** Without the quotes around all of it, or the double one that has lost its partner. `text` is in plain typing. */
function withoutQuotes(text: string): string {
  const quote = text.charAt(0);
  const inner = text.slice(1, -1);
  // `"a" and "b"` is not one quotation.
  if (text.length > 1 && QUOTES.includes(quote) && text.endsWith(quote) && !quotes(inner, quote))
    return withoutEnding(inner);
  if (text.indexOf('"') !== text.lastIndexOf('"')) return text;
  return text.replace(/^"|"$/, "").trim();
}

/** Whether `quote` stands in the text other than as an apostrophe. */
function quotes(text: string, quote: string): boolean {
  return quote === '"' ? text.includes('"') : /(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/u.test(text);
}
