const UNSEEN = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}\u2800`;
/** Visible format characters: signs around Arabic, Syriac and Kaithi numbers. */
const SEEN = String.raw`\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}`;
const BASE = String.raw`(?![\p{C}${UNSEEN}])[^\s]`;

/**
 * Invisible characters that affect what is shown: joiners in emoji and in scripts that need them, variation selectors,
 * a flag's tags.
 */
const SHAPING = [
  String.raw`(?<=(?:${BASE}\ufe0f?|[\u{1f3fb}-\u{1f3ff}]))\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}${UNSEEN}])[\p{L}\p{M}])[\u200c\u200d](?=(?![${UNSEEN}])\p{L})`,
  String.raw`(?<=${BASE})\p{Variation_Selector}`,
  String.raw`(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]{0,8})[\u{e0020}-\u{e007f}]`,
].join("|");
const INVISIBLE = new RegExp(`(?!${SHAPING})(?![${SEEN}])[${UNSEEN}]`, "gu");

/** More marks than any script puts on one letter would overlap the lines around it. */
const HEAPED_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * Returns the visible content of `text` on one line: without control and invisible characters, direction marks,
 * unpaired surrogates and heaps of accents, and with white space collapsed. Empty if nothing is visible.
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
