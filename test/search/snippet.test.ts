import fc from "fast-check";
import { expect, test } from "vitest";
import { snippetOf } from "../../src/search/snippet.ts";

const text = (spans: ReturnType<typeof snippetOf>) => spans.map((span) => span.text).join("");
const long = `${"Nothing of note. ".repeat(40)}Here the whales sing, and whales dive. ${"More of nothing. ".repeat(40)}`;

test("the extract is cut where the matches are, and says where it was cut", () => {
  const spans = snippetOf("Title", long, (word) => word === "whales");
  expect(spans.filter(({ matched }) => matched).map((span) => span.text)).toEqual(["whales", "whales"]);
  expect(text(spans)).toMatch(/^….*…$/);
  expect(text(spans).length).toBeLessThan(260);
});

test("a match in the title alone shows the title", () => {
  const spans = snippetOf("Singing whales", "Of other animals.", (word) => word === "whales");
  expect(spans).toEqual([
    { text: "Singing ", matched: false },
    { text: "whales", matched: true },
  ]);
});

test("what matches as one word is marked with its hyphen, once", () => {
  const marked = (abstract: string, ...words: string[]) =>
    snippetOf("Title", abstract, (word) => words.includes(word))
      .filter(({ matched }) => matched)
      .map((span) => span.text);
  expect(marked("We ask GPT-4, then GPT‑4 and GPT 4.", "gpt4")).toEqual(["GPT-4", "GPT‑4"]);
  expect(marked("Pre-training helps, fine-tuning too.", "pretraining", "tuning")).toEqual([
    "Pre-training",
    "tuning",
  ]);
  expect(marked("GPT-4", "gpt", "gpt4")).toEqual(["GPT-4"]);
  expect(marked("-4", "4")).toEqual(["4"]);
});

test("an extract is always a piece of what it was taken from", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 900 }), fc.string(), (abstract, title) => {
      const shown = text(snippetOf(title, abstract, (word) => word.includes("a"))).replace(/^…|…$/g, "");
      expect(abstract.includes(shown) || title.includes(shown)).toBe(true);
    }),
  );
});
