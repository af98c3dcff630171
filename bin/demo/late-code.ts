import type { PaperFeed } from "../../src/feed/feed.ts";

const DAY_MS = 86_400_000;
/** Saved lists stand as on the morning: UTC. */
const SAVED_AT_MS = 9 * 3_600_000;

/**
 * A feed of saved days on which the most upvoted paper of each list gets its code a day after it was listed, as `now` goes
 * on. Without it, nothing could ever come to a paper that people like.
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
