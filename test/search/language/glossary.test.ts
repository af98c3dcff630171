import { expect, test } from "vitest";
import { fieldTerms } from "../../../src/search/language/glossary.ts";

const termsFor = (text: string) => fieldTerms(text.split(" ")).flatMap(({ words }) => words);

test("plain words give the field's terms, in any of their forms", () => {
  expect(termsFor("language models on phones")).toEqual(["mobile", "device", "edge"]);
  expect(termsFor("a chatbot that flatters")).toContain("sycophancy");
});

test("of phrases that overlap, the longer one counts", () => {
  expect(termsFor("frames between two pictures")).toContain("interpolation");
  expect(fieldTerms(["stop", "making", "things", "up"])).toMatchObject([{ from: 1, to: 3 }]);
});

test("what papers call so too needs no other words", () => {
  expect(termsFor("chemistry")).toEqual([]);
  expect(termsFor("sparse attention")).toEqual([]);
});
