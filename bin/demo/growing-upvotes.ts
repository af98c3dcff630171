import type { PaperFeed } from "../../src/feed/feed.ts";
import type { PaperId } from "../../src/papers/paper.ts";

const DAY_MS = 86_400_000;
/** Saved lists show the state in the morning (UTC). */
const SAVED_AT_MS = 9 * 3_600_000;
/** The fastest growth factor within a day; real papers average about 1.6. */
const FASTEST = 3;

/**
 * A feed of saved days whose upvotes keep growing by invented amounts as `now` advances, each paper at its own pace,
 * for a day after its list. Without it, nothing could ever rise late.
 */
export function growingUpvotes<F extends PaperFeed>(feed: F, now: () => number): F {
  return {
    ...feed,
    async papersOn(day, signal) {
      const list = await feed.papersOn(day, signal);
      const age = (now() - Date.parse(`${day}T00:00:00Z`) - SAVED_AT_MS) / DAY_MS;
      const grown = Math.min(1, Math.max(0, age));
      const papers = list.papers.map((paper) => ({
        ...paper,
        upvotes: Math.round(paper.upvotes * (1 + grown * pace(paper.id))),
      }));
      return { ...list, papers };
    },
  };
}

/** From 0 to `FASTEST` - 1, deterministic per paper, and small for most. */
function pace(id: PaperId): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  // Neighbouring ids differ only in their last bits, so mix them upwards (MurmurHash3's finalizer).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  const uniform = ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  return uniform ** 2 * (FASTEST - 1);
}
