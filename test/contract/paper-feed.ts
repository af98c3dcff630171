import { describe, expect, it } from "vitest";
import type { PaperFeed } from "../../src/feed/feed.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import type { Day } from "../../src/time/day.ts";

/** A feed prepared for the contract, in the shapes of its own source. */
export interface PreparedFeed {
  readonly feed: PaperFeed;
  /** Ends what was started for it. */
  readonly close?: () => Promise<void>;
}

/**
 * What every source of a day's papers keeps. `makeFeed` must list on Wednesday 2025-09-03, in this order: 2509.00001
 * "First", 2509.00002 "Second", a row that is no paper, 2509.00003 "Third", with upvotes 30, 20 and 10; nothing on
 * Saturday 2025-09-06; and on Thursday 2025-09-04 an answer that cannot be read at all.
 */
export function paperFeedContract(name: string, makeFeed: () => Promise<PreparedFeed>): void {
  const using = async (work: (feed: PaperFeed) => Promise<void>) => {
    const { feed, close } = await makeFeed();
    try {
      await work(feed);
    } finally {
      await close?.();
    }
  };
  const day = (text: string) => text as Day;

  describe(`${name} keeps the contract of a paper feed`, () => {
    it("has a name for people", () => using(async (feed) => expect(feed.name).toMatch(/\w/)));

    it("gives a day's papers in the source's order, with id, title and upvotes", () =>
      using(async (feed) => {
        const { papers } = await feed.papersOn(day("2025-09-03"));
        expect(papers.map(({ id, title, upvotes }) => [id, title, upvotes])).toEqual([
          ["2509.00001", "First", 30],
          ["2509.00002", "Second", 20],
          ["2509.00003", "Third", 10],
        ]);
      }));

    it("says on which day each paper is listed", () =>
      using(async (feed) => {
        const { papers } = await feed.papersOn(day("2025-09-03"));
        expect(papers.map((paper) => paper.listedOn)).toEqual(Array(3).fill("2025-09-03"));
      }));

    it("counts and explains the row that is no paper", () =>
      using(async (feed) => {
        const { skipped } = await feed.papersOn(day("2025-09-03"));
        expect(skipped).toEqual([
          { where: expect.stringMatching(/row 3$/), reason: expect.stringMatching(/\w{3}/) },
        ]);
      }));

    it("has an empty list on a day without one", () =>
      using(async (feed) => {
        expect(await feed.papersOn(day("2025-09-06"))).toEqual({ papers: [], skipped: [] });
      }));

    it("throws a FeedError that says what came where the answer cannot be read", () =>
      using(async (feed) => {
        const error = await feed.papersOn(day("2025-09-04")).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(FeedError);
        expect(error).toMatchObject({ kind: "unreadable" });
        expect((error as Error).message.length).toBeGreaterThan(20);
      }));

    it("answers the same when asked again", () =>
      using(async (feed) => {
        expect(await feed.papersOn(day("2025-09-03"))).toEqual(await feed.papersOn(day("2025-09-03")));
      }));

    it("rejects with the reason of a signal that has aborted", () =>
      using(async (feed) => {
        const reason = new Error("stopping");
        await expect(feed.papersOn(day("2025-09-03"), AbortSignal.abort(reason))).rejects.toBe(reason);
      }));
  });
}
