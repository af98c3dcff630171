import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findKeyword } from "../../src/ranking/keywords.ts";
import { createTermReader, UNIT } from "../../src/taste/terms.ts";
import { makePaper } from "../fixtures/papers.ts";

const topics = (title: string, keywords: readonly string[] = []) =>
  createTermReader()(makePaper({ title, abstract: "", keywords })).topics.map(({ text }) => text);

describe("a paper's terms", () => {
  test("are its words, numbered alike in all papers of a reader, without common words and none taken for another", () => {
    const read = createTermReader();
    const one = read(makePaper({ title: "Agents", abstract: "The agents and the video of a generation" }));
    const two = read(makePaper({ title: "Video", abstract: "Generative", keywords: ["agents"] }));
    expect([...one.words]).toEqual([0, 1, 2]);
    expect([...two.words]).toEqual([1, 3, 0]);
    expect(one.weights[0]).toBeGreaterThan(one.weights[1] as number);
  });

  test("are a unit vector in whole numbers, whatever is written", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.lorem({ maxCount: 40 }));
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 4 }), (title, abstract, keywords) => {
        const { words, weights } = createTermReader()(makePaper({ title, abstract, keywords }));
        expect(new Set(words).size).toBe(words.length);
        if (words.length > 0) expect(Math.hypot(...weights) / UNIT).toBeCloseTo(1, 2);
      }),
    );
  });
});

describe("a paper's topics", () => {
  test("are words and phrases of up to three words that punctuation does not part", () => {
    expect(topics("Video Diffusion: Fast Agents")).toEqual([
      "video",
      "video diffusion",
      "diffusion",
      "fast",
      "fast agents",
      "agents",
    ]);
  });

  test("neither begin nor end in a common word, nor begin with a number", () => {
    expect(topics("Is It the End of a 7B Model? 42 of 100, or x")).toEqual([
      "end",
      "7B",
      "7B model",
      "model",
    ]);
  });

  test("are no words that say nothing alone", () => {
    expect(topics("A World, Systems, Tables")).toEqual(["tables"]);
  });

  test("are written as people would say them: names keep their capitals, titles lose them", () => {
    expect(topics("LoRA for GPT-4 and k-Means")).toEqual(["LoRA", "GPT-4", "k-means"]);
    expect(topics("", ["RL", "3D", "of", "ab"])).toEqual(["RL", "3D"]);
  });

  test("do not break hyphenated words", () => {
    expect(topics("Co-Evolving Text-to-Image Agents")).toEqual(["co-evolving", "text-to-image", "agents"]);
    expect(topics("State-of-the-Art Models")).toEqual(["models"]);
  });

  test("can each be found in the paper", () => {
    const word = fc.constantFrom(
      "Video",
      "diffusion",
      "of",
      "LoRA",
      "GPT-4",
      "Text-to-Image",
      "α",
      "é",
      ":",
      "–",
    );
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (title, keywords) => {
        const paper = makePaper({ title, abstract: "", keywords });
        for (const topic of topics(title, keywords)) expect(findKeyword(paper, [topic])).toBe(topic);
      }),
    );
  });
});
