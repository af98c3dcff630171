/** A word of a typed line with its position. Words in quotes count as one. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A person or channel in Slack's markup. */
const MENTION = /<[@#!][^<>]*>/y;
/** A quote after one of these opens a quotation. */
const OPENS_AFTER = ":=,;(";
const QUOTES = `"'`;
/** A closing quote, after which the word ends. */
const CLOSES_BEFORE = /["'](?=$|[\s,;.:!?)])/g;

/** Splits `line`, which must be plain typing, into words. */
export function splitWords(line: string): readonly Word[] {
  const words: Word[] = [];
  const closing = closingQuotes(line);
  let at = 0;
  while (at < line.length) {
    if (isBlank(line, at)) {
      at++;
      continue;
    }
    const start = at;
    while (at < line.length && !isBlank(line, at)) {
      const opens = at === start || OPENS_AFTER.includes(line.charAt(at - 1));
      at = (opens ? closing(at) : undefined) ?? mentionEnd(line, at) ?? at + 1;
    }
    words.push({ text: line.slice(start, at), start, end: at });
  }
  return words;
}

/** Returns the original text from the first of these words to the last. */
export function textOf(line: string, words: readonly Word[]): string {
  return line.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
}

function isBlank(line: string, at: number): boolean {
  return /\s/.test(line.charAt(at));
}

function mentionEnd(line: string, at: number): number | undefined {
  MENTION.lastIndex = at;
  return MENTION.test(line) ? MENTION.lastIndex : undefined;
}

/**
 * Returns a function that finds the end of the quotation starting at a position; undefined if none starts there. Call
 * it from left to right.
 */
function closingQuotes(line: string): (at: number) => number | undefined {
  const ends = new Map<string, { readonly places: number[]; next: number }>();
  for (const quote of QUOTES) ends.set(quote, { places: [], next: 0 });
  for (const { 0: quote, index } of line.matchAll(CLOSES_BEFORE)) ends.get(quote)?.places.push(index);
  return (at) => {
    const known = ends.get(line.charAt(at));
    if (!known) return undefined;
    const { places } = known;
    while ((places[known.next] ?? Number.POSITIVE_INFINITY) <= at) known.next++;
    const end = places[known.next];
    return end === undefined ? undefined : end + 1;
  };
}
