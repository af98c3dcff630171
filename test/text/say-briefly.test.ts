import { describe, expect, test } from "vitest";
import { sayBriefly } from "../../src/text/say-briefly.ts";

const MAX = 100;

describe("openings that point back go", () => {
  test.each([
    "In this paper, we present a reader.",
    "In this work we present a reader.",
    "Here, we present a reader.",
    "To address this, we present a reader.",
    "To bridge these two gaps in reading, we present a reader.",
    "Motivated by this observation, we present a reader.",
    "Therefore, in this work, we present a reader.",
    "However, we present a reader.",
  ])("%s", (sentence) =>
    expect(sayBriefly(sentence, MAX)).toEqual({ text: "We present a reader.", whole: true, clean: true }),
  );

  test("to another subject too", () => {
    expect(sayBriefly("To this end, this paper introduces a reader.", MAX).text).toBe(
      "This paper introduces a reader.",
    );
  });

  test.each([
    "Unlike this reader, others forget.",
    "In this paper, a reader is presented.",
    "To read many tables at once, we present a reader.",
    "This paper presents a reader.",
  ])("but not what would not stand alone, or says something: %s", (sentence) =>
    expect(sayBriefly(sentence, MAX).text).toBe(sentence),
  );
});

describe("what is too long", () => {
  test("loses an opening that says something", () => {
    const rest = "we present a reader that keeps whole tables in mind while it answers questions";
    expect(sayBriefly(`To read many tables of many pages at once, ${rest}.`, MAX)).toEqual({
      text: `${rest.replace("we", "We")}.`,
      whole: true,
      clean: true,
    });
  });

  const START = "We present a reader of tables for phones that keeps their order in mind";
  test.each([
    [", which lets people ask about columns and rows at once."],
    [", achieving results on three collections that no other has."],
    [", while forgetting less than all other readers that we know."],
    ["; it is open to all and can be tried out in a minute or two."],
    [" – and we show that it forgets less than all other readers."],
    [": (1) a loss, (2) a way to split, (3) a way to merge what was split."],
    [" by splitting each of them into cells and rows and pages."],
  ])("ends where a clause does: %s", (end) =>
    expect(sayBriefly(START + end, MAX)).toEqual({ text: `${START}…`, whole: false, clean: true }),
  );

  test("ends at the last clause that fits, outside brackets and not after a word that waits for more", () => {
    const { text } = sayBriefly(
      "We present a reader of tables, built on a small model (trained on phones, which are slow), and find that while it is small it forgets less.",
      MAX,
    );
    expect(text).toBe(
      "We present a reader of tables, built on a small model (trained on phones, which are slow)…",
    );
  });

  test("ends at a word where no clause does, and not at one that waits for more", () => {
    const sentence =
      "We present a reader of very long tables with very many rows and very many columns on phones and of the people who own them";
    expect(sayBriefly(sentence, MAX)).toEqual({
      text: "We present a reader of very long tables with very many rows and very many columns on phones…",
      whole: false,
      clean: false,
    });
  });
});
