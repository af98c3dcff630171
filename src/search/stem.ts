const CONSONANTS = "[^aeiou][^aeiouy]*";
const VOWELS = "[aeiouy][aeiou]*";
/** The measure of a stem is the number of its vowel-consonant sequences. */
const MEASURE_OVER_0 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`);
const MEASURE_IS_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`);
const MEASURE_OVER_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`);
const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?[aeiouy]`);
const SHORT_END = /^[^aeiou][^aeiouy]*[aeiouy][^aeiouwxy]$/;

const STEP_2: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
  ["logi", "log"],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];
const STEP_4 =
  /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$|^(.+?[st])ion$/;

/** Porter's stem (Porter 1980, "An algorithm for suffix stripping") of a folded word; only a–z words change. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const y = word.startsWith("y");
  let w = y ? `Y${word.slice(1)}` : word;
  w = w.endsWith("sses") || w.endsWith("ies") ? w.slice(0, -2) : /[^s]s$/.test(w) ? w.slice(0, -1) : w;
  w = pastAndProgressive(w);
  if (w.endsWith("y") && HAS_VOWEL.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = swap(swap(w, STEP_2), STEP_3);
  const four = STEP_4.exec(w);
  const rest = four?.[1] ?? four?.[2];
  if (rest !== undefined && MEASURE_OVER_1.test(rest)) w = rest;
  if (w.endsWith("e")) {
    const base = w.slice(0, -1);
    if (MEASURE_OVER_1.test(base) || (MEASURE_IS_1.test(base) && !SHORT_END.test(base))) w = base;
  }
  if (w.endsWith("ll") && MEASURE_OVER_1.test(w)) w = w.slice(0, -1);
  return y ? `y${w.slice(1)}` : w;
}

function pastAndProgressive(w: string): string {
  if (w.endsWith("eed")) return MEASURE_OVER_0.test(w.slice(0, -3)) ? w.slice(0, -1) : w;
  const base = w.endsWith("ed") ? w.slice(0, -2) : w.endsWith("ing") ? w.slice(0, -3) : undefined;
  if (base === undefined || !HAS_VOWEL.test(base)) return w;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeiouylsz])\1$/.test(base)) return base.slice(0, -1);
  return SHORT_END.test(base) ? `${base}e` : base;
}

function swap(w: string, table: readonly (readonly [string, string])[]): string {
  let found: readonly [string, string] | undefined;
  for (const entry of table)
    if (w.endsWith(entry[0]) && entry[0].length > (found?.[0].length ?? 0)) found = entry;
  if (!found) return w;
  const base = w.slice(0, w.length - found[0].length);
  return MEASURE_OVER_0.test(base) ? base + found[1] : w;
}
