/** Abbreviations whose full stop does not end a sentence. Lower case, without the final stop. */
const ABBREVIATIONS = new Set(
  (
    "e.g i.e vs cf fig figs eq eqs secs tabs ref refs vol avg approx resp w.r.t a.k.a s.t i.i.d viz ca " +
    "dr prof mr mrs ms jr"
  ).split(" "),
);

/** Words that are abbreviations only before a number ("no. 5"). */
const BEFORE_NUMBERS = new Set("no nos sec tab ch pp st".split(" "));

/** Abbreviations that may end a sentence ("Doe et al. We extend …"), depending on what follows. Includes initials. */
const MAY_END = /^(?:\p{Lu}|al|et\.al|U\.[SK])$/u;

/** Words that start a sentence in an abstract and are not names: "U.S. The" is a boundary, "J. Doe" isn't. */
const OPENERS = new Set(
  (
    "a additionally after all although an and as at based because both building but by code compared " +
    "consequently crucially despite each empirically evaluating existing experimental experiments extensive " +
    "finally first for from further furthermore given here hence how however if importantly in inspired instead " +
    "is it its leveraging many meanwhile moreover most motivated nevertheless notably on our prior project recent " +
    "recently results second since some specifically such surprisingly the their then there therefore these they " +
    "third this those though through thus to together unlike using we what when where whereas whether " +
    "which while why with without yet"
  ).split(" "),
);

/** Characters to read before a stop: the longest abbreviation or enumerator has six and a bracket. */
const LOOK_BACK = 16;
/** Characters to read after a stop for the next word. */
const LOOK_AHEAD = 24;

/** One or more stops, with closing quotes and brackets. The lookbehind keeps long runs of stops linear. */
const STOP = /(?<![.!?…])[.!?…]+["'”’)\]}]*/g;
/** Matches `$…$`, but not the dollars of prices (`$5 … $6`). The bound keeps unclosed ones linear. */
const FORMULA = /(?<!\\)\$(?!\s)(?:[^$\\]|\\.){1,200}(?<!\s)\$(?!\d)/g;

/**
 * Splits an abstract into its sentences, with white space collapsed. None is empty; unterminated text becomes the last
 * one. Stops in abbreviations, initials, decimals, URLs, TeX between dollars, enumerations ("1. …") and before a
 * lower-case word do not end a sentence. Runs in linear time.
 */
export function sentencesOf(text: string): readonly string[] {
  const folded = text.replace(/\s+/g, " ").trim();
  const inFormula = formulaReader(folded);
  const sentences: string[] = [];
  let start = 0;
  for (const stop of folded.matchAll(STOP)) {
    const end = stop.index + stop[0].length;
    const before = folded.slice(Math.max(start, stop.index - LOOK_BACK), stop.index);
    const after = folded.slice(end, end + LOOK_AHEAD);
    if (inFormula(stop.index) || !endsSentence(before, stop[0], after)) continue;
    sentences.push(folded.slice(start, end).trim());
    start = end;
  }
  const rest = folded.slice(start).trim();
  return rest === "" ? sentences : [...sentences, rest];
}

function endsSentence(before: string, stop: string, after: string): boolean {
  const next = /^ ?["'“‘([]*([^\s,;:.!?]*)/u.exec(after)?.[1] ?? "";
  const opens = /^\p{Lu}/u.test(next) && OPENERS.has(next.toLowerCase());
  // "… accuracy.We propose …": what follows distinguishes a missing space from a name ("Web.Agent").
  if (!after.startsWith(" ")) return opens && /(?:\p{Ll}{2}|[)\]%])$/u.test(before) && /^\w+,? /.test(after);
  // Names may start with a lower-case letter ("xVerify", "v2"); any other lower-case word continues the sentence.
  if (/^\p{Ll}[^\p{Lu}\d]*$/u.test(next)) return false;
  // "1, 2, ... N" is an omission.
  if (/^(?:…|\.\.)/.test(stop)) return !/[\s,]$/.test(before);
  if (!stop.startsWith(".")) return true;
  // Enumerators: "two steps: 1. Find … 2. Read …".
  if (/(?:^|[:;] ?)\(?\d{1,2}$/.test(before.trimStart())) return false;
  const word = /[^\s([{"'“‘]*$/.exec(before)?.[0] ?? "";
  if (ABBREVIATIONS.has(word.toLowerCase())) return false;
  if (BEFORE_NUMBERS.has(word.toLowerCase())) return !/^\d/.test(next);
  return !MAY_END.test(word) || opens;
}

/** Returns a function that tells whether a position is inside a formula. Call it from left to right. */
function formulaReader(text: string): (position: number) => boolean {
  const formulas = text.matchAll(FORMULA);
  let current = formulas.next();
  return (position) => {
    while (!current.done && current.value.index + current.value[0].length <= position)
      current = formulas.next();
    return !current.done && position > current.value.index;
  };
}
