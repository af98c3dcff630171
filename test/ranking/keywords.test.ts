import { describe, expect, test } from "vitest";
import { findKeyword } from "../../src/ranking/keywords.ts";
import { makePaper } from "../fixtures/papers.ts";

describe("findKeyword", () => {
  test.each([
    ["in the title", { title: "Robotics in the wild" }, "robotics"],
    ["in the abstract", { abstract: "We teach a Robotics class." }, "robotics"],
    ["among the keywords", { keywords: ["Robotics"] }, "robotics"],
    ["among the categories", { categories: ["cs.LG", "cs.RO"] }, "cs.ro"],
    ["at the very start and end", { title: "robotics" }, "robotics"],
    ["beside punctuation", { title: "(Robotics), again" }, "robotics"],
    ["a phrase across a hyphen", { title: "A Vision-Language Model" }, "vision language"],
    ["a hyphenated keyword across a space", { title: "Chain of thought" }, "chain-of-thought"],
    ["across other dashes and line breaks", { abstract: "vision–\n language" }, "vision language"],
    ["with blanks around the keyword", { title: "Robotics" }, " robotics "],
    ["with signs at its edge", { title: "Faster C++ for all" }, "c++"],
    ["after a part of a longer word", { title: "RAGs and RAG" }, "rag"],
    ["in compatibility forms", { title: "The ﬁrst Ｍodel" }, "first model"],
    ["outside Latin script", { title: "Модель мира" }, "МИРА"],
  ])("finds it %s", (_name, parts, keyword) => {
    expect(findKeyword(makePaper(parts), [keyword])).toBe(keyword);
  });

  test.each([
    ["inside a word", { title: "Storage fragments" }, "rag"],
    ["at the start of a word", { title: "Agents" }, "agent"],
    ["at the end of a word", { title: "Multiagent" }, "agent"],
    ["before a digit", { title: "GPT4" }, "gpt"],
    ["inside a word of another script", { title: "Мирарность" }, "мир"],
    ["before a letter outside the basic plane", { title: "x𝓐" }, "x"],
    ["after a letter outside the basic plane", { title: "𐐷x" }, "x"],
    ["across two fields", { title: "Vision", abstract: "Language models." }, "vision language"],
    ["as a keyword without any word", { title: "a - b" }, " - "],
    ["as an empty keyword", { title: "anything" }, ""],
  ])("does not find it %s", (_name, parts, keyword) => {
    expect(findKeyword(makePaper({ abstract: "", ...parts }), [keyword])).toBeUndefined();
  });

  test("tells the first of several that is there", () => {
    const paper = makePaper({ title: "Agents for robotics" });
    expect(findKeyword(paper, ["video", "robotics", "agents"])).toBe("robotics");
    expect(findKeyword(paper, ["video"])).toBeUndefined();
    expect(findKeyword(paper, [])).toBeUndefined();
  });
});
