import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "../../src/search/query.ts";

test("operators are read where they are typed", () => {
  const parsed = parseQuery(
    '"mixture of experts" vision -language author:Müller org:"Acme Labs" after:2025-06 min:50',
  );
  expect(parsed.phrases).toEqual([["mixture", "of", "experts"]]);
  expect(parsed.words).toEqual(["mixture", "of", "experts", "vision"]);
  expect(parsed.excluded).toEqual(["language"]);
  expect(parsed.authors).toEqual([["muller"]]);
  expect(parsed.organizations).toEqual(["acme", "labs"]);
  expect(parsed.since).toBe("2025-06-01");
  expect(parsed.minUpvotes).toBe(50);
});

test("what only looks like an operator is words", () => {
  expect(parseQuery("after:tomorrow min:many").words).toEqual(["after", "tomorrow", "min", "many"]);
  expect(parseQuery("long-term memory - a survey").excluded).toEqual([]);
  expect(parseQuery("-language").words).toEqual(["language"]);
  expect(parseQuery('a 5" display and a 7" one').phrases).toEqual([]);
  expect(parseQuery("title:whales NEAR(a b) AND x*").words).toEqual([
    "title",
    "whales",
    "near",
    "a",
    "b",
    "and",
    "x",
  ]);
});

test("in prose, quotation marks are punctuation", () => {
  const prose = `the authors call this a "linguistic filter" in a much broader sense than anybody before them ever did`;
  expect(parseQuery(prose).phrases).toEqual([]);
});

test("no text breaks it, and no word of it is longer than forty letters", () => {
  const operators = fc.constantFrom('"', "author:", "org:", "after:", "min:", "-", " ", "“", ":", "\\", "$");
  const text = fc.array(fc.oneof(operators, fc.string({ unit: "binary" })), { maxLength: 40 });
  fc.assert(
    fc.property(text, (parts) => {
      const parsed = parseQuery(parts.join(""));
      for (const word of parsed.words) expect(word.length).toBeLessThanOrEqual(40);
    }),
  );
});
