/** Advance widths of DejaVu Sans Condensed for U+0020 to U+007E, in hundredths of the font size. */
const ASCII_WIDTHS = [
  29, 36, 41, 75, 57, 85, 70, 25, 35, 35, 45, 75, 29, 32, 29, 30, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 30,
  30, 75, 75, 75, 48, 90, 62, 62, 63, 69, 57, 52, 70, 68, 27, 27, 59, 50, 78, 67, 71, 54, 71, 63, 57, 55, 66,
  62, 89, 62, 55, 62, 35, 30, 35, 75, 45, 45, 55, 57, 49, 57, 55, 32, 57, 57, 25, 25, 52, 25, 88, 57, 55, 57,
  57, 37, 47, 35, 57, 53, 74, 53, 53, 47, 57, 30, 57, 75,
] as const;
/** For the widest letters of other alphabets, and for ideographs, which fill a square. */
const OTHER_WIDTH = 1;
const ACCENTED_WIDTH = 0.62;
/** Bold letters are this much wider, averaged over ASCII. */
const BOLD = 1.12;

/** Cuts `text` to a width of at most `room` at font size `size`, ending with `…` if cut. */
export function fitText(text: string, room: number, size: number, bold = false): string {
  const em = size * (bold ? BOLD : 1);
  const characters = [...text];
  const widths = characters.map((character) => widthOf(character) * em);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  if (whole <= room) return text;
  let used = widthOf("…") * em;
  const end = widths.findIndex((width) => {
    used += width;
    return used > room;
  });
  return `${characters.slice(0, end).join("").trimEnd()}…`;
}

/** Returns the width in font sizes. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const ascii = ASCII_WIDTHS[code - 0x20];
  if (ascii !== undefined) return ascii / 100;
  return code < 0x250 ? ACCENTED_WIDTH : OTHER_WIDTH;
}
