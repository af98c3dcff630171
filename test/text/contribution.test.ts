import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contributionOf } from "../../src/text/contribution.ts";
import { growthExponent, LINEAR } from "../growth.ts";

const said = (title: string, ...sentences: readonly string[]) =>
  contributionOf(title, sentences.join(" "), 200)?.text;

describe("the sentence that says what is new is chosen", () => {
  test.each([
    [
      "what the authors introduce, not why",
      "Reader: Tables at a Glance",
      [
        "Reading tables is hard for large language models.",
        "Recent methods split them into cells, which loses their order.",
        "In this paper, we introduce Reader, a small model that reads whole tables at once.",
        "Additionally, we propose a loss that keeps columns apart.",
        "Extensive experiments on three benchmarks show the effectiveness of Reader.",
        "Our code is available at https://a.example/reader.",
      ],
      "We introduce Reader, a small model that reads whole tables at once.",
    ],
    [
      "what a named thing is, where nobody is said to make it",
      "TableHouse: A Library for Tables",
      [
        "Tables come in many formats.",
        "TableHouse is a library that reads all of them and writes one.",
        "It has three parts.",
      ],
      "TableHouse is a library that reads all of them and writes one.",
    ],
    [
      "what a study found, not what it asked",
      "Do Larger Readers Forget More?",
      [
        "Do larger readers forget more of what they read?",
        "We ask whether the size of a reader changes how much it forgets.",
        "We find that readers forget less the larger they are, whatever the language of the tables.",
        "This could inspire future work on memory.",
      ],
      "We find that readers forget less the larger they are, whatever the language of the tables.",
    ],
    [
      "what a survey covers",
      "A Survey of Table Readers",
      [
        "Table readers are everywhere today.",
        "This survey reviews 120 table readers and sorts them by how they see cells, rows and pages.",
      ],
      "This survey reviews 120 table readers and sorts them by how they see cells, rows and pages.",
    ],
    ["all there is", "Untitled", ["Tables."], "Tables."],
  ])("%s", (_name, title, sentences, expected) => expect(said(title, ...sentences)).toBe(expected));

  test("none where there is no sentence", () => expect(contributionOf("Title", " \n", 200)).toBeUndefined());

  test("with its place among the sentences", () => {
    expect(
      contributionOf("Title", "Tables are hard. We propose Reader, which reads them all in one go.", 200)
        ?.index,
    ).toBe(1);
  });
});

test("what can be said whole comes before what must be cut in a clause", () => {
  const long = `We propose Reader to read tables ${"of many rows and more columns ".repeat(8)}at once.`;
  const short = "We introduce Reader, which reads tables at once and keeps their order.";
  expect(said("Tables at Once", "Tables are hard.", long, short)).toBe(short);
  expect(said("Tables at Once", "Tables are hard.", long)).toMatch(
    /^We propose Reader to read tables .{100,}…$/,
  );
});

test("TeX is read and nothing invisible shown", () => {
  expect(
    said("DR$^{3}$", "We present DR$^{3}$\u202e, which reads \\textbf{all} tables with 50\\% of the cost."),
  ).toBe("We present DR³, which reads all tables with 50% of the cost.");
});

describe("a name that was a macro", () => {
  test.each([
    ["We present , a reader of tables.", "We present Reader, a reader of tables."],
    ["We present \\ours{}, a reader of tables.", "We present Reader, a reader of tables."],
    ["\\method reads tables, which we propose.", "Reader reads tables, which we propose."],
  ])("%s is the title's", (sentence, told) => expect(said("Reader: Tables at Once", sentence)).toBe(told));

  test("is left out with its brackets, or another sentence is taken, where the title has none", () => {
    expect(said("Tables at Once", "We propose a reader of tables (\\method).")).toBe(
      "We propose a reader of tables.",
    );
    expect(said("Tables at Once", "We present , a reader.", "We show that it reads tables in order.")).toBe(
      "We show that it reads tables in order.",
    );
  });

  test("is no formula, and what else was slipped in goes", () => {
    expect(said("Reader: Tables", "We present a reader in $O(\\frac{n}{k})$ steps.")).not.toContain("Reader");
    expect(said("Tables", "We present a \\b{reader} https://a.example/reader , a model of tables.")).toBe(
      "We present a reader, a model of tables.",
    );
  });
});

test("whatever the abstract, it is short and says nothing of its own", () => {
  const words = fc.constantFrom(
    ..."We we propose introduce Reader , : ; ( ) . . . ? In this paper, However, To address which enabling and that a of – tables $x$ 👩\u200d🚀 …".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 120 }), fc.integer({ min: 20, max: 300 }), (pieces, max) => {
      const abstract = pieces.join(" ");
      const text = contributionOf("Tables at Once", abstract, max)?.text ?? "";
      expect(text.length).toBeLessThanOrEqual(max);
      const lettersOf = (some: string) => some.toLowerCase().replace(/[$…\s]/g, "");
      // What stood in brackets may be missing.
      let at = 0;
      for (const letter of lettersOf(text)) {
        at = lettersOf(abstract).indexOf(letter, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test.each(["We propose a. ", "we ", "a ", "(", "? ", ", which ", "Reader: "])(
  "a long run of %j takes linear time",
  (piece) => {
    expect(growthExponent((text) => contributionOf(text.slice(0, 200), text, 200), piece)).toBeLessThan(
      LINEAR,
    );
  },
);
