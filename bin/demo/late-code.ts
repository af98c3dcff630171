import type { PaperFeed } from "../../src/feed/feed.ts";

const DAY_MS = 86_400_000;
/** Saved lists show the state in the morning (UTC). */
const SAVED_AT_MS = 9 * 3_600_000;

/**
 * A feed of saved days in which each list's most upvoted paper gets its code a day later, as `now` advances. Without
 * it, there would never be news about a paper that people like.
 */
export function lateCode<F extends PaperFeed>(feed: F, now: () => number): F {
  return {
    ...feed,
    async papersOn(day, signal) {
      const list = await feed.papersOn(day, signal);
      if (now() >= Date.parse(`${day}T00:00:00Z`) + SAVED_AT_MS + DAY_MS) return list;
      const most = Math.max(...list.papers.map(({ upvotes }) => upvotes));
      const papers = list.papers.map((paper) => {
        if (paper.upvotes < most) return paper;
        const { codeUrl: _, codeStars: __, ...rest } = paper;
        return rest;
      });
      return { ...list, papers };
    },
  };
}
