import fc from "fast-check";
import { expect, test } from "vitest";
import { stem } from "../../src/search/stem.ts";
import { fold, readWords } from "../../src/search/words.ts";

test.each([
  ["R² of the fit", "R^2 of the fit"],
  ["R² of the fit", "$R^{2}$ of the fit"],
  ["α-divergence", "$\\alpha$-divergence"],
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
});

test("folding twice is folding once, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const words = readWords(text).words;
      expect(readWords(words.join(" ")).words.filter((word) => word.length > 2)).toEqual(
        words.filter((word) => word.length > 2),
      );
      expect(typeof fold(text)).toBe("string");
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
