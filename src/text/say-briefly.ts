import { brokenOff, clip } from "./truncate.ts";

/** A sentence in few words. `whole`: it ends where its author ended it. `clean`: at least where a clause ends. */
export interface Brief {
  readonly text: string;
  readonly whole: boolean;
  readonly clean: boolean;
}

const SUBJECT = String.raw`(?=(?:we|I|our [a-z]+|this (?:paper|work|study|report|survey|article|review))\b)`;

/** Openings that only point at the text before: "In this paper, …", "To bridge these gaps, …", "However, …". */
const CONNECTIVE = new RegExp(
  "^(?:(?:(?:in|with|through|to|for|by|given|motivated by|inspired by|based on|building (?:up)?on|guided by|from|towards?|following) " +
    String.raw`[^,;:]{0,60}?\b(?:this|these|those|such|above)\b[^,;:]{0,60}|here|therefore|thus|hence|consequently|accordingly|` +
    "instead|however|specifically|in particular|in response|as a result|concretely|crucially|importantly|notably|furthermore|" +
    `moreover|additionally|in addition|finally|first|second|third|further|overall),? ){1,3}${SUBJECT}`,
  "iu",
);

/** Openings that say something, but less than what follows: "To serve many users at once, …". */
const OPENING = new RegExp(
  "^(?:to|in|with|for|by|given|motivated by|inspired by|based on|building (?:up)?on|guided by|from|through|drawing on|" +
    `using|leveraging|unlike|rather than|instead of|compared|while|although|following|towards?|on) [^;:]{1,200}?, ${SUBJECT}`,
  "iu",
);

/** Places where a clause ends: marks, commas before a new clause, and words that only begin one. */
const CLAUSE_END = new RegExp(
  "[;:–—]|,(?= (?:which|who|whose|where|while|whereas|when|thus|thereby|hence|so|yet|but|as well as|by|without|with|" +
    "including|such as|using|based|from|and (?:we|it|they|this|thus|thereby|then|show|find|demonstrate|achieve)|" +
    String.raw`(?:\w+ly )?\w+ing (?!and\b|or\b)\w|(?:\w+ly )?\w+ed (?:by|to|on|with|in|from|as|for|through|via)|achiev|outperform))|` +
    String.raw` (?=(?:while|whereas|because|although|thereby|without|by \w+ing|via|through|where|so that) )`,
  "giu",
);

/** Nothing ends before these. */
const DANGLING =
  /(?:^|\s)(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|such|than|that|the|their|this|to|which|with)$/iu;

/** What is left would say too little. */
const SHORTEST = 60;

/**
 * A sentence in at most `max` UTF-16 units. Openings that point back go; then, where that is not enough, other
 * openings; what is still too long ends with `…` at the last clause that fits, or else at a word.
 */
export function sayBriefly(sentence: string, max: number): Brief {
  const own = withoutOpening(sentence, CONNECTIVE);
  if (own.length <= max) return { text: own, whole: true, clean: true };
  const bare = withoutOpening(own, OPENING);
  if (bare.length <= max) return { text: bare, whole: true, clean: true };
  const end = clauseEnd(bare, max);
  if (end !== undefined) return { text: brokenOff(bare.slice(0, end)), whole: false, clean: true };
  return { text: atWord(bare, max), whole: false, clean: false };
}

function withoutOpening(sentence: string, opening: RegExp): string {
  const rest = sentence.replace(opening, "");
  return rest === sentence ? sentence : rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Where the last clause ends that leaves room for an ellipsis; undefined where none does. */
function clauseEnd(sentence: string, max: number): number | undefined {
  let depth = 0;
  let read = 0;
  let end: number | undefined;
  for (const { index, 0: mark } of sentence.slice(0, max + 24).matchAll(CLAUSE_END)) {
    if (index > max - 1) break;
    for (; read < index; read += 1) depth += bracket(sentence.charAt(read));
    if (depth > 0 || index < SHORTEST || DANGLING.test(sentence.slice(index - 12, index).trimEnd())) continue;
    end = index;
    // What is counted off is cut before the first.
    if (mark === ":" && /^ (?:\(?(?:1|i|a)\)|first\b)/iu.test(sentence.slice(index + 1, index + 8))) break;
  }
  return end;
}

function bracket(character: string): number {
  if ("([{“".includes(character)) return 1;
  return ")]}”".includes(character) ? -1 : 0;
}

function atWord(sentence: string, max: number): string {
  let text = clip(sentence, max);
  for (let left = 3; left > 0; left -= 1) {
    const kept = text.slice(0, -1).replace(DANGLING, "");
    if (kept.length === text.length - 1) break;
    text = brokenOff(kept);
  }
  return text;
}
