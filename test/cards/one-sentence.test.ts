import { describe, expect, test } from "vitest";
import { oneSentence } from "../../src/cards/one-sentence.ts";
import { makePaper } from "../fixtures/papers.ts";

const ABSTRACT =
  "Tables are everywhere. We present Otter, a small reader of tables that sorts rows by what they say about each other, on any phone.";
const TOLD =
  "We present Otter, a small reader of tables that sorts rows by what they say about each other, on any phone.";
const said = (summary: string | undefined, brief: boolean, abstract = ABSTRACT) =>
  oneSentence(makePaper({ title: "Otter", abstract, ...(summary === undefined ? {} : { summary }) }), brief);

/** Too long for a brief message, and not to be cut but after `start`. */
const long = (start: string) => `${start}, which is ${"very, ".repeat(30)}very new.`;

describe("what is new about a paper", () => {
  test("is its summary, or what the abstract says, or nothing", () => {
    for (const brief of [true, false]) {
      expect(said("Otters sort tables.", brief)).toBe("Otters sort tables.");
      expect(said(undefined, brief)).toBe(TOLD);
      expect(said(undefined, brief, "")).toBe("");
    }
  });

  test("in brief, is a summary cut after a clause that tells much", () => {
    const start = `Otter reads tables and ${"sorts rows by what they say about each other and ".repeat(2)}counts them`;
    expect(said(long(start), true)).toBe(`${start}…`);
  });

  test("in brief, is the abstract's sentence where the cut summary would tell little", () => {
    expect(said(long("Otter improves the reading of tables in many ways and by a lot"), true)).toBe(TOLD);
    expect(said(long("Otter improves the reading of tables in many ways and by a lot"), false)).toContain(
      "Otter improves",
    );
  });

  test("in brief, is the cut summary where the abstract announces nothing, or less", () => {
    const start = "Otter improves the reading of tables in many ways and by a lot";
    expect(said(long(start), true, "Tables are everywhere, and nobody can read them all in one day.")).toBe(
      `${start}…`,
    );
    expect(said(long(start), true, "We present Otter.")).toBe(`${start}…`);
  });
});
