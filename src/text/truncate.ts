const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Cuts `text` at a word to at most `max` UTF-16 units, and marks the cut with `…` if there is room. Never cuts inside
 * an emoji or an accented letter.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return "";
  const room = text.slice(0, graphemeStart(text, max - 1));
  const gap = room.search(/\s\S*$/);
  const words = gap < 0 || /\s/.test(text.charAt(room.length)) ? room : room.slice(0, gap).trimEnd();
  // If little would be left before a very long word, cut inside it.
  const kept = words.length >= max / 2 ? words : room;
  return brokenOff(kept);
}

/** Characters that must not precede `…`: spaces, punctuation and open brackets that need more, another ellipsis. */
const LOOSE_END = /[\s,;:.…–—([{“‘-]/;

/** Appends `…` to `text`, replacing trailing punctuation. */
export function brokenOff(text: string): string {
  let end = text.length;
  while (end > 0 && LOOSE_END.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** Cuts `text` to at most `max` UTF-16 units without splitting a character, and without a mark. */
export function head(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, graphemeStart(text, max));
}

/** Splits `text` into user-perceived characters (graphemes). */
export function charactersOf(text: string): readonly string[] {
  // Each printable ASCII character is one grapheme, and the segmenter is slow.
  return /^[ -~]*$/.test(text)
    ? text.split("")
    : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Returns the start of the grapheme at `at`. */
function graphemeStart(text: string, at: number): number {
  // Two more units show whether the character continues.
  return graphemes.segment(text.slice(0, at + 2)).containing(at)?.index ?? 0;
}
