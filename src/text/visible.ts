const UNSEEN = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}\u2800`;
/** Format characters that show: signs around Arabic, Syriac and Kaithi numbers. */
const SEEN = String.raw`\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}`;
const BASE = String.raw`(?![\p{C}${UNSEEN}])[^\s]`;

/** Unseen characters that shape what is seen: joiners in emoji and in scripts that need them, selectors, a flag's tags. */
const SHAPING = [
  String.raw`(?<=(?:${BASE}\ufe0f?|[\u{1f3fb}-\u{1f3ff}]))\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}${UNSEEN}])[\p{L}\p{M}])[\u200c\u200d](?=(?![${UNSEEN}])\p{L})`,
  String.raw`(?<=${BASE})\p{Variation_Selector}`,
  String.raw`(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]{0,8})[\u{e0020}-\u{e007f}]`,
].join("|");
const INVISIBLE = new RegExp(`(?!${SHAPING})(?![${SEEN}])[${UNSEEN}]`, "gu");

/** More marks than any script puts on one letter climb over the lines around it. */
const HEAPED_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * `text` on one line as it is seen: without control and invisible characters and those that turn the direction of what
 * follows, without halves of characters and heaps of accents, white space folded. Empty where nothing shows.
 */
export function visible(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\u{fffd}")
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(HEAPED_MARKS, "$1")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
