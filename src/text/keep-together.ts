const COUNTED = /(?<=\d) (?=▲|(?:votes?|comments?)\b)|(?<=★) (?=\d)/g;

/** A count and what it counts (`54 ▲`, `3 votes`, `★ 12`) stay on one line. */
export function keepTogether(text: string): string {
  return text.replace(COUNTED, "\u00a0");
}
