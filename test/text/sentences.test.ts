import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesOf } from "../../src/text/sentences.ts";

describe("a stop that ends no sentence", () => {
  test.each([
    ["e.g.", "Many tasks, e.g. Captioning of images, need both senses."],
    ["e.g. before a comma", "Many tasks (e.g., captioning) need both senses."],
    ["i.e.", "The cheap one, i.e. Model A of the two, wins by far."],
    ["et al.", "We extend the method of Doe et al. (2023) to graphs."],
    ["vs.", "We compare small models vs. Large ones on twelve tasks."],
    ["Fig.", "The overview in Fig. 3 shows the three stages."],
    ["an abbreviation after a bracket", "Graded relevance helps (cf. Table 2) and is better."],
    ["no. before a number", "It ranks No. 1 on the board."],
    ["a decimal", "It gains 3.5 points over a model of 2.7 billion weights."],
    ["a version", "We release Reader v2.5-beta with its data."],
    ["initials", "The conjecture that J. R. Doe stated is true for trees."],
    ["an initial between names", "We take up James P. Doe's distinction of two games."],
    ["a country before a name", "Prompts are drawn from U.S. Census records."],
    ["an address", "The code is at https://example.org/a.b?c=d.e and stays there."],
    ["a name with a stop", "We release Web.Agent and its whole training set."],
    ["TeX", "We show that $x. Y$ and $a. B$ commute for graphs."],
    ["an escaped dollar in TeX", "Ten were had for $5\\$. Each$ of them was good."],
    ["an ellipsis inside", "And then the model stops... it asks for help."],
    ["an ellipsis of a list", "It reads the tokens 1, 2, ... N in their order."],
    ["an average", "It reaches 76.9 Avg. F1 on the board."],
    ["enumerators", "It has two stages: 1. Find the page; 2. Read the page."],
    ["an enumerator at the start", "1. Finding the page comes first."],
  ])("%s", (_name, sentence) => {
    expect(sentencesOf(sentence)).toEqual([sentence]);
    expect(sentencesOf(`${sentence} What follows is another.`)).toEqual([
      sentence,
      "What follows is another.",
    ]);
  });
});

describe("a stop that ends one", () => {
  test.each([
    ["a plain one", "We read tables. It works."],
    ["a question", "Which of the two is better, model A or model B? It depends."],
    ["an exclamation", "Larger is not better! It is slower."],
    ["closing quotes", "They call it “the long tail.” It is long."],
    ["closing brackets", "Models forget (see the second part.) It is sad."],
    ["an acronym", "We present a small LLM. It reads."],
    ["a decimal at the end", "Our release is Reader v2.5. It is small."],
    ["a formula at the end", "The error falls with $n^{-1/2}$. It is small."],
    ["a price", "It costs $5. Running it costs $6."],
    ["an address at the end", "The code is at https://example.org/reader. It is free."],
    ["an ellipsis at the end", "Models remember more than they should… We forget."],
    ["a capital before a word that opens", "The cost is cubic in N. To lower it, we prune."],
    ["et al. before a word that opens", "We start from Doe et al. We extend it."],
    ["U.S. before a word that opens", "Teams from Korea and the U.S. This is a study."],
    ["etc.", "We vary size, depth, etc. In all cases it works."],
    ["no. as a word", "The short answer is no. We show why."],
    ["points of a percentage", "It gains 12 pp. On trees it gains more."],
    ["a number", "It was the topic on July 21. Spatial models came later."],
    ["a name that begins small", "Reading is hard. xReader makes it easy."],
    ["a version that begins small", "We present Reader v0.2. v0.2 is smaller."],
  ])("%s", (_name, text) => {
    const sentences = sentencesOf(text);
    expect(sentences).toHaveLength(2);
    expect(sentences.join(" ")).toBe(text);
  });

  test("a missing blank before a word that opens", () => {
    expect(sentencesOf("It is accurate.However, it is slow (49%).We speed it up.")).toEqual([
      "It is accurate.",
      "However, it is slow (49%).",
      "We speed it up.",
    ]);
  });
});

test("white space is folded and what no stop ends is a sentence", () => {
  expect(sentencesOf("  We read\n  tables.\n\tIt works\u00a0well ")).toEqual([
    "We read tables.",
    "It works well",
  ]);
  expect(sentencesOf(" \n")).toEqual([]);
});

test("nothing is lost and nothing is empty", () => {
  const piece = fc.constantFrom(
    "We",
    "a",
    "e.g.",
    "J.",
    ".",
    "…",
    "?",
    "!",
    "$",
    "1.",
    "(",
    '."',
    " ",
    "\n",
    "no.",
    "The",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const sentences = sentencesOf(text);
      expect(sentences.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const sentence of sentences) expect(sentence).toMatch(/^\S(?:.*\S)?$/s);
    }),
  );
});

// In quadratic time each of these would take minutes and run into the test's time limit.
test.each(["!", ".", "…", "$", "$a ", "$\\", "a. ", "A. ", '."', ". ", "e.g. ", "(", '"', " ", "a", "a.We "])(
  "a million characters of %j are split in linear time",
  (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(sentencesOf(text).join("").length).toBeLessThanOrEqual(text.length);
  },
);
