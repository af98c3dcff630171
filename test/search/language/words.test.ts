import fc from "fast-check";
import { expect, test } from "vitest";
import { stem } from "../../../src/search/language/stem.ts";
import { readWords } from "../../../src/search/language/words.ts";

test.each([
  ["R² of the fit", "R^2 of the fit"],
  ["R² of the fit", "$R^{2}$ of the fit"],
  ["α-divergence", "$\\alpha$-divergence"],
  ["α散度", "alpha 散度"],
  ["Σ", "ς"],
  ["Jürgen Mößner", 'J\\"urgen M\\"o{\\ss}ner'],
  ["Poincaré", "Poincare"],
  ["Łukasz Øystein", "lukasz oystein"],
  ["ﬁne tuning", "fine tuning"],
  ["GPT‑4", "GPT-4"],
])("%s reads like %s", (a, b) => {
  expect(readWords(a)).toEqual(readWords(b));
});

test("symbols and hyphens that are part of a name leave a form that stands for the whole name", () => {
  expect(readWords("GPT-4, C++, C# and LoRA+").joined).toEqual(["gpt4", "c++", "c#", "lora+"]);
  expect(readWords("pre-training").joined).toEqual(["pretraining"]);
  expect(readWords("1+1").joined).toEqual([]);
});

test("Chinese, Japanese and Korean become overlapping pairs", () => {
  expect(readWords("深度学习 GPT").words).toEqual(["深度", "度学", "学习", "gpt"]);
  expect(readWords("한국어").words).toEqual(["한국", "국어"]);
  expect(readWords("データ").words).toEqual(["デー", "ータ"]);
  expect(readWords("が").words).not.toEqual(readWords("か").words);
  expect(readWords("一".repeat(60)).words).toHaveLength(59);
});

/** Texts in which rules meet: scripts beside each other, letters that fold into others, runs longer than any word. */
const pieces = fc.constantFrom(
  ..."αΑσΣς一⼀カガｶﾞー한\u1100\u1161a9éßſŉ'’-_+#*.^{}$\\ \u0301\u3099\u0345\u00ad\ud800𝛼𐌰²½",
  "'s",
  "ἀ",
  "\\alpha",
  "x".repeat(39),
  "9".repeat(39),
  "𐌰".repeat(20),
  "一".repeat(39),
);
const mixed = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));
const anyText = fc.oneof(
  mixed,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.tuple(mixed, fc.string({ unit: "binary" })).map(([a, b]) => a + b),
);

test("folding twice is folding once, whatever the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { words } = readWords(text);
      expect(readWords(words.join(" ")).words).toEqual(words);
    }),
  );
});

test("no word is longer than forty letters, or holds half a character", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const word of readWords(text).words) {
        expect(word.length).toBeLessThanOrEqual(40);
        expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }
    }),
  );
});

// From Porter's own examples (1980).
test.each([
  ["caresses", "caress"],
  ["ponies", "poni"],
  ["agreed", "agre"],
  ["plastered", "plaster"],
  ["motoring", "motor"],
  ["conflated", "conflat"],
  ["hopping", "hop"],
  ["filing", "file"],
  ["happy", "happi"],
  ["relational", "relat"],
  ["conditional", "condit"],
  ["vietnamization", "vietnam"],
  ["triplicate", "triplic"],
  ["electrical", "electr"],
  ["adjustable", "adjust"],
  ["adoption", "adopt"],
  ["probate", "probat"],
  ["controll", "control"],
  ["roll", "roll"],
  ["sky", "sky"],
  ["gpt4", "gpt4"],
])("the stem of %s is %s", (word, expected) => {
  expect(stem(word)).toBe(expected);
});
