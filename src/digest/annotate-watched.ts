import type { KnownPaper } from "../papers/paper.ts";
import type { Ranking } from "../ranking/rank.ts";
import { type Watch, watchReason } from "../watches/watch.ts";

/** Whether the watch's papers are marked in the digest. */
export function isMarking({ mode, muted }: Watch): boolean {
  return mode === "mark" && !muted;
}

/** Annotates each ranked paper with the watch that matches it. Papers and order stay the same. */
export function markWatched(ranking: Ranking, watches: readonly Watch[]): Ranking {
  const marking = watches.filter(isMarking);
  if (marking.length === 0) return ranking;
  const mark = <T extends { readonly paper: KnownPaper }>(ranked: T): T => {
    const watched = watchReason(ranked.paper, marking);
    return watched === undefined ? ranked : { ...ranked, watched };
  };
  return {
    entries: ranking.entries.map(mark),
    leftOut: ranking.leftOut.map(mark),
    bloomers: ranking.bloomers.map(mark),
  };
}
