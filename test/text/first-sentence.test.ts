import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstSentence } from "../../src/text/first-sentence.ts";

describe("the first sentence ends where a reader would end it", () => {
  test.each([
    ["a plain one", "We present a small model for reading tables."],
    ["a question", "How far can a model plan ahead without a map?"],
    ["an exclamation", "Larger models are not always better at this!"],
    ["closing quotes", "This is what the authors call “the long tail.”"],
    ["a closing bracket", "Models forget what they learned (see the second part.)"],
    ["an ellipsis at the end", "Models remember more than they should…"],
    ["e.g.", "Many tasks, e.g. Captioning of images, need both senses."],
    ["i.e.", "The cheap one, i.e. Model A of the two, wins by far."],
    ["et al.", "We extend the method of Doe et al. Nothing else is changed in it."],
    ["vs.", "We compare small models vs. Large ones on twelve tasks."],
    ["Fig.", "The overview that is given in Fig. 3 shows the three stages."],
    ["an abbreviation after a bracket", "Graded relevance helps a lot (cf. Table 2) and is better."],
    ["an abbreviation after a quote", "What they called “approx. Nine” was nine in the end."],
    ["w.r.t.", "It is invariant w.r.t. Rotation of the whole scene."],
    ["a title before a name", "The question that Prof. Doe once put is settled here."],
    ["an acronym at its end", "We present a new and much smaller kind of LLM."],
    ["a name at its end", "We present a small model that we call Reader."],
    ["a question after one letter", "Which of the two is better, model A or model B?"],
    ["decimals", "It gains 3.5 points over the best known model of 2.7 billion weights."],
    ["a version at its end", "Our new release halves the memory it needs: Reader v2.5."],
    ["initials", "The conjecture that J. R. Doe stated is true for trees."],
    ["stops inside a formula", "We show for graphs that $x. Y$ and $a. B$ commute always."],
    ["a formula before its stop", "The error of our estimate falls with $n^{-1/2}$."],
    ["an escaped dollar inside a formula", "Ten of these were had for $5\\$. Each$ of them was good."],
    ["a lower-case word after the stop", "The site arxiv.org. hosts the preprints that we read."],
    ["an ellipsis inside", "And then the model stops... it asks for help instead."],
    ["a stop inside a name", "We release Web.Agent and its whole training set today."],
  ])("%s", (_name, sentence) => {
    expect(firstSentence(`${sentence} What follows is another.`, 220)).toBe(sentence);
    expect(firstSentence(sentence, 220)).toBe(sentence);
  });

  test("a price opens no formula", () => {
    expect(firstSentence("Training it in full costs $5. Running it costs $6 a day.", 220)).toBe(
      "Training it in full costs $5.",
    );
    expect(firstSentence("Training it in full costs \\$5. Running it costs a lot of $.", 220)).toBe(
      "Training it in full costs \\$5.",
    );
    expect(firstSentence("Training it all costs 5 $ now. Running it costs 6 $ a day.", 220)).toBe(
      "Training it all costs 5 $ now.",
    );
  });

  test("a formula in the next sentence does not matter", () => {
    expect(firstSentence("We read tables with a small model. Then $x$ is more.", 220)).toBe(
      "We read tables with a small model.",
    );
  });

  test("a greeting is not yet what the paper says", () => {
    expect(firstSentence("Abstract. We read tables with a small model. Then more.", 220)).toBe(
      "Abstract. We read tables with a small model.",
    );
    expect(firstSentence("123456789 123456789 1234. Then more.", 220)).toBe("123456789 123456789 1234.");
    expect(firstSentence("123456789 123456789 123. Then more.", 220)).toBe(
      "123456789 123456789 123. Then more.",
    );
  });

  test("white space is folded", () => {
    expect(firstSentence("  We read\n  tables with a small\tmodel.\nThen more.", 220)).toBe(
      "We read tables with a small model.",
    );
    expect(firstSentence("", 220)).toBe("");
  });

  test("a long sentence is cut at a word", () => {
    expect(firstSentence("We read tables with a small model and more. Then more.", 30)).toBe(
      "We read tables with a small…",
    );
    expect(firstSentence("no end in sight for this one at all", 20)).toBe("no end in sight for…");
  });

  test("whatever the text, it is its beginning and within the limit", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const sentence = firstSentence(text, 100);
        expect(sentence.length).toBeLessThanOrEqual(100);
        expect(text.replace(/\s+/g, " ").trim().startsWith(sentence.replace(/…$/, ""))).toBe(true);
      }),
    );
  });
});
