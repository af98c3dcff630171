import { seeded } from "../../../bench/search/scale.ts";

const SYNTAX = [
  '"',
  "'",
  "(",
  ")",
  "*",
  "^",
  ":",
  "-",
  "+",
  "NEAR(",
  "AND",
  "OR",
  "NOT",
  "{",
  "}",
  "\\",
  "$",
  "%",
  "_",
  ";--",
  "title:",
  "author:",
  "org:",
  "after:",
  "min:",
  "after:2025-13",
  "min:99999999999",
  'author:"',
  "“",
  "”",
  "'; DROP TABLE papers; --",
  "1=1",
  "UNION SELECT",
  "\0",
  "\u0007",
  "\u202e",
  "\ufeff",
  "\ud800",
  "\udfff",
  "e\u0301",
  "ﬁ",
  "㎏",
  "深度",
  "한국",
  "ก็",
  "🧠",
  "İ",
  "ß",
  "\\alpha",
  '\\"o',
  "$x^2$",
  "https://arxiv.org/abs/",
  "2506.01234",
  "10.48550/arXiv.",
  "../",
  "%00",
  "<script>",
  "a".repeat(300),
  "9".repeat(50),
  "\n",
  "\t",
  " ",
] as const;

/** Queries that no honest person types, `count` of them, the same for the same seed; every fiftieth is 10,000 characters long. */
export function* hostileQueries(count: number, words: readonly string[], seed = 11): Generator<string> {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  for (let i = 0; i < count; i++) {
    const long = i % 50 === 0;
    let text = "";
    const parts = 1 + Math.floor(random() * 12);
    for (let p = 0; long ? text.length < 10_000 : p < parts; p++) {
      const kind = random();
      if (kind < 0.4) text += pick(SYNTAX);
      else if (kind < 0.7) text += pick(words);
      else if (kind < 0.8) text += misspelt(pick(words), random);
      else text += String.fromCodePoint(Math.floor(random() * (random() < 0.5 ? 0x250 : 0x11_0000)));
      if (random() < 0.6) text += " ";
    }
    yield text;
  }
}

function misspelt(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  return word.slice(0, at) + String.fromCharCode(97 + Math.floor(random() * 26)) + word.slice(at + 1);
}
