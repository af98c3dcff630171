import { expect, test } from "vitest";
import { withLateSummaries } from "../../src/cards/late-summary.ts";
import { paperEntry } from "../../src/cards/paper-card.ts";
import { makePaper } from "../fixtures/papers.ts";

const paper = makePaper({
  title: "Otter",
  abstract: "We present Otter, a small reader of tables.",
});
const message = (brief: boolean) => ({
  summary: "One paper",
  blocks: [paperEntry(paper, { votes: 0, brief })],
});

test.each([true, false])("a late summary is shown as an early one would have been, in brief: %s", (brief) => {
  const start = `Otter reads tables and ${"sorts rows by what they say about each other and ".repeat(2)}counts them`;
  const summarized = { ...paper, summary: `${start}, which ${"very ".repeat(16)}few readers do.` };
  const { blocks } = withLateSummaries(message(brief), new Map([[paper.id, summarized]]));
  expect(blocks).toEqual([paperEntry(summarized, { votes: 0, brief })]);
  expect(blocks).not.toEqual(message(brief).blocks);
});

test("without one, or where it says the same, the message is the same", () => {
  const before = message(true);
  const same = { ...paper, summary: "We present Otter, a small reader of tables." };
  expect(withLateSummaries(before, new Map([[paper.id, paper]]))).toBe(before);
  expect(withLateSummaries(before, new Map([[paper.id, same]]))).toBe(before);
});
