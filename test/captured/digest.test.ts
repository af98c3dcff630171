import { describe, expect, it } from "vitest";
import type { Entry, Message } from "../../src/chat/message.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { capturedMissing, capturedRoot } from "./data.ts";
import { COUNTS, readCapturedDays } from "./digests.ts";

/** The upvotes as they are shown, list by list. */
function shownByList({ blocks }: Message): readonly number[][] {
  const lists: number[][] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") lists.push([]);
    if (block.kind !== "entry") continue;
    const [, upvotes = ""] = /^(?:climbed [\d,]+ → )?([\d,]+)/.exec(block.reason ?? "") ?? [];
    lists.at(-1)?.push(Number(upvotes.replaceAll(",", "")));
  }
  return lists;
}

describe.skipIf(capturedRoot === undefined)(capturedRoot ? "captured digests" : capturedMissing, () => {
  it("are composed for every day and every count, each title as people should see it", {
    timeout: 120_000,
  }, async () => {
    const days = await readCapturedDays();
    expect(days.length).toBeGreaterThan(450);
    let messages = 0;
    for (const { day, papers, digest: compose } of days) {
      const titles = new Map(papers.map((paper) => [paper.id, shownTitle(paper)]));
      for (const count of COUNTS) {
        const digest = compose(count);
        const where = `${day}, ${count} papers`;
        if (digest.kind !== "digest") throw new Error(`${where}: ${digest.reason}`);
        const { message } = digest;
        const entries = message.blocks.filter((block): block is Entry => block.kind === "entry");
        expect(digest.papers.length, where).toBeLessThanOrEqual(count);
        expect(digest.papers.length, where).toBeGreaterThanOrEqual(Math.min(count, papers.length));
        expect(
          entries.map(({ ballot }) => ballot),
          where,
        ).toEqual(digest.papers.map((_, index) => index + 1));
        expect(message.summary.length, where).toBeLessThanOrEqual(300);
        for (const [index, entry] of entries.entries()) {
          const id = digest.papers[index] as (typeof digest.papers)[number];
          expect(entry.title, where).toBe(titles.get(id) ?? entry.title);
          expect(entry.href, where).toBe(`https://huggingface.co/papers/${id}`);
          expect(entry.body, `${where}: ${id} has no sentence`).toBeTruthy();
          expect(entry.body?.length, where).toBeLessThanOrEqual(300);
          expect(entry.byline, `${where}: ${id} has no byline`).toBeTruthy();
          expect(entry.reason, where).toMatch(/ ▲$|^climbed .* since yesterday$/);
        }
        for (const shown of shownByList(message))
          expect(shown, where).toEqual([...shown].sort((a, b) => b - a));
        messages += 1;
      }
    }
    console.info(`captured digests: ${messages} messages over ${days.length} days`);
  });
});
