import { expect, test } from "vitest";
import { translate } from "../../../src/search/language/translate.ts";

/** A library that knows these words, and takes strange ones for slips where they share their first three letters. */
const known = new Set("diffusion model image qwen generation robot novo design protein".split(" "));
const vocabulary = {
  isKnown: (word: string) => known.has(word),
  isNear: (word: string) => [...known].some((other) => other.slice(0, 3) === word.slice(0, 3)),
};

test.each([
  ["Bildsegmentierung mit großen Sprachmodellen", "image segmentation large language model"],
  ["Energieverbrauch von Qwen", "energy consumption qwen"],
  ["des réseaux de neurones pour l'image", "neural network image"],
  ["REDES NEURONALES", "neural network"],
  ["генерация изображений", "image generation"],
  ["视频超分辨率", "video super resolution"],
  ["GPT-4的机器翻译", "GPT-4 machine translation"],
  ["大規模言語モデル", "large language model"],
  ["이상 탐지", "anomaly detection"],
])("%s is asked for in English", (text, english) => {
  expect(translate(text, vocabulary)).toBe(english);
});

test.each(["difusion model", "image generation", "de novo protein design", "x²", "", "囍"])(
  "%s is no query of another language that the glossary knows",
  (text) => {
    expect(translate(text, vocabulary)).toBeUndefined();
  },
);
