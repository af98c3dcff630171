const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * `text` cut at a word to at most `max` UTF-16 units, the cut shown by `…` where there is room for it; never inside an emoji
 * or an accented letter.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return "";
  const room = text.slice(0, graphemeStart(text, max - 1));
  const gap = room.search(/\s\S*$/);
  const words = gap < 0 || /\s/.test(text.charAt(room.length)) ? room : room.slice(0, gap).trimEnd();
  // A word so long that little would be left before it is cut inside.
  const kept = words.length >= max / 2 ? words : room;
  return brokenOff(kept);
}

/** What cannot stand before `…`: gaps, marks and open brackets that wait for more, and another ellipsis. */
const LOOSE_END = /[\s,;:.…–—([{“‘-]/;

/** `text` with `…` after it, in place of the punctuation at its end. */
export function brokenOff(text: string): string {
  let end = text.length;
  while (end > 0 && LOOSE_END.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** As much of `text` as fits `max` UTF-16 units without cutting a character in two, and nothing to show for it. */
export function head(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, graphemeStart(text, max));
}

/** The characters of `text` as readers see them. */
export function charactersOf(text: string): readonly string[] {
  // What all of these need is known, and the segmenter is slow.
  return /^[ -~]*$/.test(text)
    ? text.split("")
    : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The last place up to `at` where a character as readers see it begins. */
function graphemeStart(text: string, at: number): number {
  // Two more units tell whether the character at that place goes on.
  return graphemes.segment(text.slice(0, at + 2)).containing(at)?.index ?? 0;
}
