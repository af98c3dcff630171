import { expect, test } from "vitest";
import { isShort, mayMean, replaceWords } from "../../../src/search/language/correction.ts";

test.each([
  ["uninvolved", "involved"],
  ["atypical", "typical"],
  ["hypothermia", "hyperthermia"],
  ["intramodal", "intermodal"],
  ["qwen9", "qwen3"],
  ["gpt4", "gpt"],
])("%s never means %s", (typed, known) => {
  expect(mayMean(typed, known)).toBe(false);
});

test.each([
  ["difusion", "diffusion"],
  ["ttention", "attention"],
  ["nsupervised", "unsupervised"],
  ["qwenn3", "qwen3"],
])("%s may mean %s", (typed, known) => {
  expect(mayMean(typed, known)).toBe(true);
});

test("a guess at three or four letters is no sure one", () => {
  expect(["fog", "brts", "splat"].map(isShort)).toEqual([true, true, false]);
});

test("corrections stand in the text as it was typed", () => {
  const words = new Map([
    ["difusion", "diffusion"],
    ["mossnr", "mossner"],
  ]);
  expect(replaceWords("A Difusion-model, by Mößnr?", words)).toBe("A diffusion-model, by mossner?");
});
