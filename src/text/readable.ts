import { texToUnicode } from "./tex/to-unicode.ts";
import { visible } from "./visible.ts";

/** Most texts hold none of it. */
const PERHAPS_MARKUP = /[\\^_~{`$*]|''|--|times|sim\d|leq|geq|arrow|approx|cdot|infty|propto/;
/** `**words**` and `*words*`; a star that stands alone, as in A*, is part of a name. */
const EMPHASIS = /(?<![\w*])(\*\*?)(?=[\p{L}\p{N}(“"])([^*]{1,120})(?<=[\p{L}\p{N})”".,:!?])\1(?![\w*])/gu;
/** Commands within commands are read from the inside. */
const READINGS = 4;

/**
 * A title, name or abstract as people should see it: on one line, nothing invisible, Markdown's stars taken off, TeX as
 * Unicode where it is certain what it means and as written elsewhere. To read it again changes nothing.
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
  // What never settles is no TeX that anybody wrote.
  return seen;
}
