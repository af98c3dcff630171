import { beforeAll, describe, expect, it } from "vitest";
import { toBibtex } from "../../src/export/bibtex.ts";
import { citeKeys } from "../../src/export/cite-key.ts";
import { toRis } from "../../src/export/ris.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { type ReadReference, readBibtex, readRis } from "../export/readers.ts";
import { capturedMissing, capturedRoot } from "./data.ts";
import { readCapturedDays } from "./digests.ts";

describe.skipIf(capturedRoot === undefined)(capturedRoot ? "every captured paper" : capturedMissing, () => {
  let papers: readonly Paper[] = [];
  beforeAll(async () => {
    const days = await readCapturedDays();
    papers = [...new Map(days.flatMap((day) => day.papers).map((paper) => [paper.id, paper])).values()];
  }, 120_000);

  /** What another program reads differently from what the library holds. */
  const differing = (read: readonly ReadReference[], meant: (paper: Paper) => string) =>
    papers.flatMap((paper, index) => {
      const { title, authors } = read[index] ?? {};
      return title === meant(paper) && authors?.join("|") === paper.authors.join("|")
        ? []
        : [{ id: paper.id, title, authors }];
    });

  it("comes back from BibTeX with its title and its authors", { timeout: 60_000 }, () => {
    expect(papers.length).toBeGreaterThan(7_000);
    const read = readBibtex(toBibtex(papers));
    expect(read.map(({ key }) => key)).toEqual([...citeKeys(papers).values()]);
    // One title has its ampersand escaped for TeX already, and so it is read as an ampersand.
    expect(differing(read, ({ title }) => title.replaceAll("\\&", "&"))).toEqual([]);
  });

  it("comes back from RIS with its title and its authors", { timeout: 60_000 }, () => {
    expect(differing(readRis(toRis(papers)), ({ title }) => title)).toEqual([]);
  });

  it("has a key of its own, with its id only where two would share one", () => {
    const keys = [...citeKeys(papers).values()];
    expect(new Set(keys).size).toBe(papers.length);
    expect(keys.filter((key) => key.includes("-")).length / keys.length).toBeLessThan(0.05);
  });
});
