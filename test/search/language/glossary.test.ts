import { describe, expect, test } from "vitest";
import { ALIKE_WORDS, DETERMINERS } from "../../../src/search/language/glossary/alike-words.ts";
import { PLAIN_WORDS } from "../../../src/search/language/glossary/plain-words.ts";
import { fieldTerms } from "../../../src/search/language/glossary.ts";
import { stem } from "../../../src/search/language/stem.ts";
import { isStopWord, readWords } from "../../../src/search/language/words.ts";

/** Stems that papers use in many other senses. */
const TERMS = new Set(
  `train model learn post space tree forest search norm shift force balance contrast mining attention scale step layer
token head agent policy state action sample loss batch form cours judg bus ship cv stress beat compos`.split(
    /\s+/,
  ),
);
const OPPOSITES = [
  ["fast", "slow"],
  ["short", "long"],
  ["small", "large"],
  ["cheap", "expensive"],
  ["supervised", "unsupervised"],
  ["online", "offline"],
  ["easy", "hard"],
  ["dense", "sparse"],
  ["high", "low"],
  ["real", "synthetic"],
  ["harmless", "harmful"],
  ["safe", "unsafe"],
] as const;

const says = (words: readonly string[], word: string) => words.map(stem).includes(stem(word));
const termsFor = (text: string) => fieldTerms(readWords(text).words).flatMap(({ words }) => words);

test("plain words give the field's terms, in any of their forms", () => {
  expect(termsFor("language models on phones")).toEqual(["mobile", "device", "edge"]);
  expect(termsFor("a chatbot that flatters")).toContain("sycophancy");
});

test.each([
  ["robot folds laundry", "deformable"],
  ["turn a doodle into a website", "sketch"],
  ["find bugs by itself", "repair"],
  ["check whether a video is real", "detection"],
  ["guess how a protein folds", "structure"],
  ["models that know when to stop thinking", "overthinking"],
  ["picture from sound", "audio"],
  ["keep the same face in every picture", "identity"],
  ["cheaper attention for long inputs", "sparse"],
  ["remember our chat from last week", "memory"],
  ["will it rain in the next few hours", "nowcasting"],
  ["which training example is to blame, influence of a training example", "attribution"],
])("%s is also called %s", (text, term) => {
  expect(termsFor(text)).toContain(term);
});

test.each([
  ["slides from the paper", "slides from my paper"],
  ["make faster videos", "make quicker clips"],
  ["remove my shadows", "delete the shadows"],
])("%s says the same as %s", (text, same) => {
  expect(termsFor(same)).toEqual(termsFor(text));
  expect(termsFor(text)).not.toEqual([]);
});

test("of phrases that overlap, the longer one counts", () => {
  expect(termsFor("frames between two pictures")).toContain("interpolation");
  expect(fieldTerms(["stop", "making", "things", "up"])).toMatchObject([{ from: 1, to: 3 }]);
});

test.each([
  "chemistry",
  "sparse attention",
  "image",
  "an image",
  "train a model",
  "post training",
  "load balance",
])("%s, which papers say too, needs no other words", (text) => {
  expect(termsFor(text)).toEqual([]);
});

describe("the list of plain words", () => {
  const lines = PLAIN_WORDS.flatMap((list) => list.trim().split("\n"));
  const entries = lines.flatMap((line) => {
    const [phrases = "", meanings = ""] = line.split("|");
    const terms = [...new Set(readWords(meanings).words)].filter((word) => !isStopWord(word));
    return phrases.split(",").map((phrase) => ({ phrase: phrase.trim(), terms }));
  });

  test("has phrases and terms on each line", () => {
    expect(lines.filter((line) => !/^[^|]*[^|\s][^|]*\|[^|]*[^|\s][^|]*$/.test(line))).toEqual([]);
    expect(entries.filter(({ phrase, terms }) => phrase === "" || terms.length === 0)).toEqual([]);
  });

  test("says each thing once, and every phrase is found as it stands", () => {
    const lost = entries.filter(({ phrase, terms }) => {
      const { words } = readWords(phrase);
      if (words.filter((word) => !DETERMINERS.has(word)).every((word) => terms.includes(word))) return false;
      const [found, ...others] = fieldTerms(words);
      return !found || others.length > 0 || found.words.join() !== terms.join();
    });
    expect(lost.map(({ phrase }) => phrase)).toEqual([]);
  });

  test("speaks plain words, not common ones", () => {
    const common = entries.filter(({ phrase }) => {
      const [word = "", ...others] = readWords(phrase).words.filter((each) => !DETERMINERS.has(each));
      return others.length === 0 && (isStopWord(word) || TERMS.has(stem(word)));
    });
    expect(common.map(({ phrase }) => phrase)).toEqual([]);
  });

  test("turns nothing into its opposite", () => {
    const turned = entries.filter(({ phrase, terms }) => {
      const { words } = readWords(phrase);
      return OPPOSITES.some(
        ([one, other]) =>
          (says(words, one) && !says(terms, one) && says(terms, other)) ||
          (says(words, other) && !says(terms, other) && says(terms, one)),
      );
    });
    expect(turned).toEqual([]);
  });

  test("counts no word alike to two others", () => {
    const alike = ALIKE_WORDS.trim().split(/\s+/).map(stem);
    const lines = ALIKE_WORDS.trim().split("\n");
    const repeated = alike.filter(
      (word) => lines.filter((line) => line.split(" ").map(stem).includes(word)).length > 1,
    );
    expect(repeated).toEqual([]);
  });
});
