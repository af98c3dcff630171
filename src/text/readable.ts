import { texToUnicode } from "./tex/to-unicode.ts";
import { visible } from "./visible.ts";

/** Most texts contain no markup. */
const PERHAPS_MARKUP = /[\\^_~{`$*]|''|--|times|sim\d|leq|geq|arrow|approx|cdot|infty|propto/;
/** `**words**` and `*words*`; a lone star, as in A*, is part of a name. */
const EMPHASIS = /(?<![\w*])(\*\*?)(?=[\p{L}\p{N}(“"])([^*]{1,120})(?<=[\p{L}\p{N})”".,:!?])\1(?![\w*])/gu;
/** Number of passes: nested commands are read from the inside out. */
const READINGS = 4;

/**
 * Formats a title, name or abstract for people: on one line, without invisible characters and Markdown stars, with TeX
 * as Unicode where its meaning is certain. Idempotent.
 */
export function readable(text: string): string {
  const seen = visible(text);
  if (!PERHAPS_MARKUP.test(seen)) return seen;
  let read = seen;
  for (let left = READINGS; left > 0; left -= 1) {
    const next = visible(texToUnicode(read.replace(EMPHASIS, "$2")));
    if (next === read) return read;
    read = next;
  }
  // Text that keeps changing is not real TeX.
  return seen;
}
