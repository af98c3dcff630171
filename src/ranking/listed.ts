import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing } from "../papers/store.ts";
import type { Day } from "../time/day.ts";

/** A paper on a list. */
export interface Listed {
  readonly paper: KnownPaper;
  /** The latest day whose list contains it. */
  readonly day: Day;
}

/** Returns the papers of the lists, each once. */
export function merge(listings: readonly (Listing | undefined)[]): readonly Listed[] {
  const byId = new Map<PaperId, Listed>();
  for (const listing of listings) {
    for (const paper of listing?.papers ?? []) {
      const day = (listing as Listing).day;
      const other = byId.get(paper.id);
      if (!other || day > other.day) byId.set(paper.id, { paper, day });
    }
  }
  return [...byId.values()];
}

type Scored = Listed & { readonly score: number };

/** Orders best first: by score, then upvotes, comments and id, so that the order of the input does not matter. */
export function byScore(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    b.paper.upvotes - a.paper.upvotes ||
    b.paper.comments - a.paper.comments ||
    (a.paper.id < b.paper.id ? -1 : 1)
  );
}
