import { expect, test } from "vitest";
import { namesTyped, namesWritten } from "../../../src/search/language/versioned-names.ts";

test.each([
  ["SAM 2: Segment Anything", ["sam2"]],
  ["SAM-2 segments", ["sam2"]],
  ["Qwen2.5-VL Technical Report", ["qwen2.5", "qwen2.5vl"]],
  ["We use Qwen 2.5 VL.", ["qwen2.5", "qwen2.5vl"]],
  ["Flash Attention 3 is fast", ["attention3", "flashattention3"]],
  ["MM-Vet v2", ["vetv2", "mmvetv2"]],
  ["SAM 3D: Anything in Images", ["sam3d"]],
  ["InternVL3", []],
])("%s answers to its names in one word", (text, names) => {
  expect(namesWritten(text)).toEqual(names);
});

test.each([
  "across 12 benchmarks",
  "improves 3.5 points",
  "In 2024",
  "a Dense 3D scene",
  "high-quality 3D",
  "x".repeat(40),
])("%s holds no name", (text) => {
  expect(namesWritten(text)).toEqual([]);
});

test.each(["qwen 2.5 vl", "qwen2.5-vl", "Qwen-2.5-VL", "Qwen 2.5VL"])("%s may mean one name", (text) => {
  expect(namesTyped(text).map(({ form }) => form)).toContain("qwen2.5vl");
});

test("a name is typed in neighbouring words that begin with letters, the longest first", () => {
  expect(namesTyped("intern vl 3, 4 bit")).toEqual([
    { form: "internvl3", parts: ["intern", "vl", "3"] },
    { form: "vl3", parts: ["vl", "3"] },
  ]);
  expect(namesTyped("three 3").map(({ form }) => form)).toEqual(["three3"]);
  expect(namesTyped("no number here")).toEqual([]);
});
