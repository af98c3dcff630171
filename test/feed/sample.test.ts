import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { isArxivId } from "../../src/papers/arxiv-id.ts";

const sample = createSavedDays({ folder: join(import.meta.dirname, "../../sample") });

describe("the bundled sample", () => {
  it("has five weekdays in a row, from Monday to Friday", async () => {
    const days = await sample.days();
    expect(days.map((day) => new Date(day).getUTCDay())).toEqual([1, 2, 3, 4, 5]);
    expect(Date.parse(days[4] ?? "") - Date.parse(days[0] ?? "")).toBe(4 * 86_400_000);
  });

  it("loads without a skipped row, 12 to 20 papers a day, each fit for a digest", async () => {
    const sentences = new Set<string>();
    let papers = 0;
    for (const day of await sample.days()) {
      const list = await sample.papersOn(day);
      expect(list.skipped).toEqual([]);
      expect(list.papers.length).toBeGreaterThanOrEqual(12);
      expect(list.papers.length).toBeLessThanOrEqual(20);
      expect(
        list.papers.some((paper) => paper.summary === undefined),
        "some lack a summary, as on the real list",
      ).toBe(true);
      for (const paper of list.papers) {
        expect(isArxivId(paper.id), paper.id).toBe(true);
        expect(paper.listedOn, paper.id).toBe(day);
        expect(paper.authors.length, paper.id).toBeGreaterThan(0);
        expect(paper.authors.length, paper.id).toBeLessThanOrEqual(12);
        expect(paper.abstract, paper.id).toMatch(/^[A-Z].{50,240}\.$/);
        expect(paper.summary ?? paper.abstract, paper.id).toBe(paper.abstract);
        sentences.add(paper.abstract);
      }
      papers += list.papers.length;
    }
    expect(sentences.size).toBe(papers);
  });
});
