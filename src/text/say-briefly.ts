import { brokenOff, clip } from "./truncate.ts";

/** A shortened sentence, and the kind of place where it ends. Only a cut after a `word` looks broken off. */
export interface Brief {
  readonly text: string;
  readonly end: "sentence" | "clause" | "phrase" | "word";
}

const SUBJECT = String.raw`(?=(?:we|I|our [a-z]+|an? (?:novel|new)|this (?:paper|work|study|report|survey|article|review))\b)`;

/** Openings that only refer to the preceding text: "In this paper, …", "To bridge these gaps, …", "However, …". */
const CONNECTIVE = new RegExp(
  "^(?:(?:(?:in|with|through|to|for|by|given|motivated by|inspired by|based on|building (?:up)?on|guided by|from|towards?|following|leveraging|using|exploiting|drawing on|under|beyond|unlike|due to|because of|on) " +
    String.raw`[^,;:]{0,60}?\b(?:(?:this|these|those|such|above|it|them|both)\b[^,;:]{0,60}|the (?:challenges?|gaps?|issues?|limitations?|problems?)(?=,))|` +
    "in (?:the present|the current|sum)[^,;:]{0,20}|here|therefore|thus|hence|consequently|accordingly|" +
    "instead|however|specifically|in particular|in response|as a result|concretely|crucially|importantly|notably|furthermore|" +
    `moreover|additionally|in addition|finally|lastly|then|next|first|second|third|further|overall),? ){1,3}${SUBJECT}`,
  "iu",
);

/** The same before a name: "Therefore, Reader sorts …". */
const CONCLUSION =
  /^(?:Therefore|Thus|Hence|Consequently|Accordingly|Then|Specifically|Concretely|In particular), (?=\p{Lu})/u;

/** How authors say what they do about a gap, and the verb for it. */
const DOING: Readonly<Record<string, string>> = {
  building: "build",
  constructing: "construct",
  creating: "create",
  curating: "curate",
  designing: "design",
  developing: "develop",
  introducing: "introduce",
  presenting: "present",
  proposing: "propose",
  providing: "provide",
  releasing: "release",
};

/** A gap that the sentence before has named, and what is done about it: "We address this gap by introducing a reader." */
const GAP = new RegExp(
  "^(we|I|(?:this|our) (?:paper|work|study|report|survey|article|review))(?: (?:aim|propose|seek)s? to)? " +
    "(?:address|alleviate|bridge|bypass|close|fill|mitigate|move beyond|overcome|resolve|solve|tackle)(?:s|es)? " +
    String.raw`(?:both|this|these|those|such|that|them)\b[^,;:]{0,50}? by (${Object.keys(DOING).join("|")}) `,
  "iu",
);

/** Words that only connect a sentence to the one before it: "We therefore propose". */
const TIE = /^(we|I) (?:therefore|thus|hence|then|first|also|further|additionally) /iu;

/** Openings with some content, but less than what follows: "To serve many users at once, …". */
const OPENING = new RegExp(
  "^(?:to|in|with|for|by|given|motivated by|inspired by|based on|building (?:up)?on|guided by|from|through|drawing on|" +
    `using|leveraging|unlike|rather than|instead of|compared|while|although|following|towards?|on) [^;:]{1,200}?, ${SUBJECT}`,
  "iu",
);

/** Clause boundaries: punctuation, commas before a new clause, and words that can only begin one. */
const CLAUSE_END = new RegExp(
  "[;:–—]|,(?= (?:which|who|whose|where|while|whereas|when|thus|thereby|hence|so|yet|but|as well as|by|without|with|" +
    "including|such as|using|based|from|and (?:we|it|they|this|thus|thereby|then|show|find|demonstrate|achieve)|" +
    String.raw`(?:\w+ly )?\w+ing (?!and\b|or\b)\w|(?:\w+ly )?\w+ed (?:by|to|on|with|in|from|as|for|through|via)|achiev|outperform))|` +
    String.raw` (?=(?:while|whereas|because|although|thereby|without|by \w+ing|via|through|where|so that) )`,
  "giu",
);

/** Names and remarks in brackets that can be dropped: " (RPG)", " (e.g., maps)". Enumerators stay: "(1) a loss". */
const ASIDE = / \((?=[^()]*[a-z]{2}|[^()]*\p{Lu}{2})[^()]{2,120}\)/giu;

/** Boundaries of optional phrases: before a place, a means or a purpose, or before the next item of a list. */
const PHRASE_END =
  /,? (?=(?:and|or|that|which|to|for|with|without|from|across|in|on|under|during|using|based on|by|through|via|within|towards?|against|beyond) )|,(?= )/giu;

/** Words that cannot end a phrase: adjectives, participles, and words that need a complement. */
const WAITING = new RegExp(
  String.raw`(?:^|[\s(“-])(?:\p{L}+(?:ed|ing|al|ive|ic|ible|able|ous|ary|ful|less|ly|[ae]r|(?<!m)ent|ant)|` +
    "both|between|either|not|only|also|even|more|most|less|high|low|new|first|key|good|better|best|large|small|long|" +
    "short|rapid|multiple|single|double|middle|main|diverse|complex|simple|robust|real|raw|whole|entire|same|full|wide|" +
    "broad|deep|fast|rare|rich|fine|coarse|dense|sparse|cross|multi|top|built|made|given|shown|known|kept|held|taken|drawn|driven|found|seen|led|is|are|was|were|be|been|can|" +
    "will|may|has|have|it|we|they|one|two|three|how|what|when|where|whether|ability|abilities|need|order|due|able|so|" +
    "along|line|(?:show|find|demonstrate|reveal|argue|observe|prove|suggest|ensure|indicate|conclude|rely|relie|depend|" +
    "focuse?|consist|lead|refer|aim|seek|learn|allow|enable|use|make|help|fail|struggle|respond|generalize|adapt|scale|" +
    "serve|contribute)s?)$",
  "iu",
);

/** Words that cannot be the last. */
const DANGLING =
  /(?:^|\s)(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|such|than|that|the|their|this|to|which|with)$/iu;

/** Unfinished constructions: "…, a method", "…, evaluated", "between rows", "both rows". */
const HALF = new RegExp(
  String.raw`, (?:(?:an?|the) \w+|\w+ed)$|\b(?:both|between|either) (?:(?! and | or )[^,;:]){1,60}$|` +
    String.raw`, which (?:(?:is|are)(?: \w+)? \w+ed|(?:\S+ ){1,3}(?:addresses|overcomes|resolves|solves|tackles))$|` +
    String.raw`\bwith (?:\w+ )?capabilities$|[.!?] \w+$`,
  "iu",
);

/** A subject without its verb, maybe with a remark on it: "Reader, a model for tables" of "Reader, a model for tables, sorts". */
const VERBLESS = new RegExp(
  String.raw`^(?:(?!\b(?:we|I|can|could|may|might|will|would|must|should|do|have|were|are|is|was|\p{L}+s)\b)[^,;:])*` +
    String.raw`(?:, (?:an?|the|\w+ing|\w+ed|based) [^,;:]*)?$`,
  "iu",
);

/** Characters read before a possible end. */
const LOOK_BACK = 80;

/** A shorter rest would say too little. */
const SHORTEST = 60;

/**
 * Shortens a sentence to at most `max` UTF-16 units. First drops openings that refer back. If that is not enough, drops
 * other openings and remarks in brackets. If it is still too long, cuts it with `…` at the last clause that fits, or
 * else at a phrase, or at a word.
 */
export function sayBriefly(sentence: string, max: number): Brief {
  const own = withoutGap(
    withoutOpening(withoutOpening(sentence, CONNECTIVE), CONCLUSION).replace(TIE, "$1 "),
  );
  const bare = withoutOpening(own, OPENING);
  const plain = bare.replace(ASIDE, "");
  const whole = [own, bare, plain].find((text) => text.length <= max);
  if (whole !== undefined) return { text: whole, end: "sentence" };
  const clause = lastEnd(plain, max, CLAUSE_END, [DANGLING, HALF]);
  if (clause !== undefined) return { text: brokenOff(plain.slice(0, clause)), end: "clause" };
  const phrase = lastEnd(plain, max, PHRASE_END, [DANGLING, HALF, WAITING]);
  if (phrase !== undefined) return { text: brokenOff(plain.slice(0, phrase)), end: "phrase" };
  return { text: atWord(plain, max), end: "word" };
}

function withoutOpening(sentence: string, opening: RegExp): string {
  const rest = sentence.replace(opening, "");
  return rest === sentence ? sentence : rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Says what is done about a gap: "We introduce a reader." */
function withoutGap(sentence: string): string {
  return sentence.replace(GAP, (_, subject: string, doing: string) => {
    const ending = /^(?:we|I)$/iu.test(subject) ? "" : "s";
    return `${subject} ${DOING[doing.toLowerCase()]}${ending} `;
  });
}

/**
 * Returns the last of these places that leaves room for an ellipsis, is outside brackets, and does not follow a word
 * that needs more.
 */
function lastEnd(
  sentence: string,
  max: number,
  places: RegExp,
  waiting: readonly RegExp[],
): number | undefined {
  let depth = 0;
  let read = 0;
  let end: number | undefined;
  for (const { index, 0: mark } of sentence.slice(0, max + 24).matchAll(places)) {
    if (index > max - 1) break;
    for (; read < index; read += 1) depth += bracket(sentence.charAt(read));
    const before = sentence.slice(Math.max(0, index - LOOK_BACK), index).trimEnd();
    if (depth > 0 || index < SHORTEST || waiting.some((words) => words.test(before))) continue;
    if (VERBLESS.test(sentence.slice(0, index))) continue;
    end = index;
    // An enumeration is cut before its first item.
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
