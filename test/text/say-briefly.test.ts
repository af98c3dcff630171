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
    "Leveraging this insight, we present a reader.",
    "Then, we present a reader.",
    "To study it in depth, we present a reader.",
    "We therefore present a reader.",
    "We first present a reader.",
    "To address both problems, we present a reader.",
    "To bridge the gap, we present a reader.",
    "On this basis, we present a reader.",
    "In sum, we present a reader.",
    "We address this gap by presenting a reader.",
    "We aim to overcome these two limits of reading by presenting a reader.",
  ])("%s", (sentence) =>
    expect(sayBriefly(sentence, MAX)).toEqual({ text: "We present a reader.", end: "sentence" }),
  );

  test("to another subject too", () => {
    expect(sayBriefly("To this end, this paper introduces a reader.", MAX).text).toBe(
      "This paper introduces a reader.",
    );
    expect(sayBriefly("To address this, a novel reader is presented.", MAX).text).toBe(
      "A novel reader is presented.",
    );
    expect(sayBriefly("This paper bridges this gap by introducing a reader.", MAX).text).toBe(
      "This paper introduces a reader.",
    );
    expect(sayBriefly("Therefore, Reader sorts what it reads.", MAX).text).toBe(
      "Reader sorts what it reads.",
    );
  });

  test.each([
    "Unlike this reader, others forget.",
    "In this paper, a reader is presented.",
    "To read many tables at once, we present a reader.",
    "This paper presents a reader.",
    "To bridge the gap between rows, we present a reader.",
    "We address forgetting by presenting a reader.",
    "We address this gap by chance.",
  ])("but not what would not stand alone, or says something: %s", (sentence) =>
    expect(sayBriefly(sentence, MAX).text).toBe(sentence),
  );
});

describe("what is too long", () => {
  test("loses an opening that says something", () => {
    const rest = "we present a reader that keeps whole tables in mind while it answers questions";
    expect(sayBriefly(`To read many tables of many pages at once, ${rest}.`, MAX)).toEqual({
      text: `${rest.replace("we", "We")}.`,
      end: "sentence",
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
    expect(sayBriefly(START + end, MAX)).toEqual({ text: `${START}…`, end: "clause" }),
  );

  test.each([
    [START, ", which the Reader solves", " by splitting each of them into cells and rows and pages."],
    [START, ", which are often mixed", " by splitting each of them into cells and rows and pages."],
    [START, " with new capabilities", " such as counting and sorting and splitting and merging all rows."],
  ])("does not end in what needs more: %s, not after%s", (start, waits, more) =>
    expect(sayBriefly(start + waits + more, 110).text).toBe(`${start}…`),
  );

  test("does not end before the verb", () => {
    const subject = "TableReader, a reader of tables for phones that has been trained on many long and old";
    const { text } = sayBriefly(`${subject} tables, achieves more than others do, using fewer phones.`, 122);
    expect(text).toBe(`${subject} tables, achieves more than others…`);
  });

  test("loses what stands in brackets, but not what counts", () => {
    expect(
      sayBriefly(
        "We present RTP (the Reader of Tables on Phones) with (1) a loss for order, and (2) a way to split rows (e.g., long ones).",
        MAX,
      ),
    ).toEqual({
      text: "We present RTP with (1) a loss for order, and (2) a way to split rows.",
      end: "sentence",
    });
  });

  test("ends at the last clause that fits, outside brackets and not after a word that waits for more", () => {
    const { text } = sayBriefly(
      "We present a reader of tables, built on a small model [trained on phones, which are slow], and find that while it is small it forgets less.",
      MAX,
    );
    expect(text).toBe(
      "We present a reader of tables, built on a small model [trained on phones, which are slow]…",
    );
  });

  test.each([
    [
      "before what tells more of a noun",
      " for phones",
      " that people carry around all day and use at night.",
    ],
    [
      "before the next of a list",
      " and columns, pages",
      ", very extraordinarily handwritten notes, and whatever else they hold.",
    ],
    ["not after a participle", " for phones", " on trains designed for reading books by many others."],
    ["not after an adjective", " on phones", " with small and highly efficient and portable models."],
    ["not inside of a pair", " on phones", " that tells apart both rows and columns of pages of it."],
    ["not between a pair", " on phones", " with a choice between rows and the columns of pages."],
  ])("ends at a phrase where no clause does, %s", (_name, kept, lost) => {
    const start = "We present a reader of very long tables of rows of figures";
    const { text, end } = sayBriefly(start + kept + lost, start.length + kept.length + 20);
    expect({ text, end }).toEqual({ text: `${start}${kept}…`, end: "phrase" });
  });

  test("ends at a word where nothing else does, and not at one that waits for more", () => {
    const sentence = `We present ${"a small, highly efficient, ".repeat(3)}extremely capable and robustly trained reader of tables.`;
    const { text, end } = sayBriefly(sentence, MAX);
    expect(end).toBe("word");
    expect(text).toMatch(/ (?:efficient|capable)…$/);
  });
});
