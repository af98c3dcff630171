import { clip } from "./truncate.ts";

/** Words whose full stop does not end a sentence, as they stand in abstracts. Lower case, without the last stop. */
const ABBREVIATIONS = new Set(
  (
    "e.g i.e et.al al vs cf fig figs eq eqs sec secs tab tabs ref refs no nos vol pp ch approx resp " +
    "w.r.t a.k.a s.t i.i.d viz ca dr prof mr mrs ms st jr u.s u.k"
  ).split(" "),
);

/** Shorter than this is a greeting ("Yes!", "Abstract.") and not what the paper says. */
const SHORTEST = 25;

/**
 * The first sentence of an abstract, at most `max` UTF-16 units, cut at a word with `…` where it is longer. Stops in
 * abbreviations, initials, decimals, TeX between dollars and before a lower-case word do not end it.
 */
export function firstSentence(abstract: string, max: number): string {
  const text = abstract.replace(/\s+/g, " ").trim();
  const formulas = formulaSpans(text);
  for (const stop of text.matchAll(/[.!?…]+["'”’)\]]*(?= )/g)) {
    const end = stop.index + stop[0].length;
    if (end < SHORTEST) continue;
    if (formulas.some(([from, to]) => stop.index > from && stop.index < to)) continue;
    if (stop[0] === "." && endsInAbbreviation(text.slice(0, stop.index))) continue;
    if (/^ \p{Ll}/u.test(text.slice(end, end + 3))) continue;
    return clip(text.slice(0, end), max);
  }
  return clip(text, max);
}

function endsInAbbreviation(before: string): boolean {
  const word = /[^\s([{"'“‘]*$/.exec(before)?.[0] ?? "";
  // One capital alone is an initial: "J. Doe".
  return /^\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}

/** Where `$…$` formulas stand; a dollar before a price (`$5 … $6`) opens and closes none. */
function formulaSpans(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/(?<!\\)\$(?!\s)(?:[^$\\]|\\.){1,200}(?<!\s)\$(?!\d)/g)].map((match) => [
    match.index,
    match.index + match[0].length - 1,
  ]);
}
