import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing } from "../papers/store.ts";
import type { Fit } from "../taste/taste.ts";
import { number } from "../text/format.ts";
import { utcDay } from "../time/day.ts";
import { byScore, merge } from "./listed.ts";
import { likedTold, listedTold } from "./standing.ts";

/** A paper of a multi-day list, with the reason for its place as text for people. */
export interface PlacedPaper {
  readonly paper: KnownPaper;
  readonly reason: string;
}

/** Returns the papers of some days by upvotes, each once, without withdrawn ones; `now` in epoch ms. */
export function trending(listings: readonly Listing[], now: number, limit: number): readonly PlacedPaper[] {
  const today = utcDay(now);
  return merge(listings)
    .filter(({ paper }) => !paper.withdrawn)
    .map(({ paper, day }) => ({ paper, day, score: paper.upvotes }))
    .sort(byScore)
    .slice(0, limit)
    .map(({ paper, day }) => ({
      paper,
      reason: `${number(paper.upvotes)} ▲ · ${listedTold(day, today)}`,
    }));
}

/** Returns the papers of some days that suit a team, each once, best fit first, then by upvotes. */
export function recommended(
  listings: readonly Listing[],
  taste: (paper: KnownPaper) => Fit,
  without: ReadonlySet<PaperId>,
  now: number,
): readonly PlacedPaper[] {
  const today = utcDay(now);
  return merge(listings)
    .filter(({ paper }) => !paper.withdrawn && !without.has(paper.id))
    .map((listed) => ({ ...listed, fit: taste(listed.paper) }))
    .filter(({ fit }) => fit.fit > 0)
    .map((listed) => ({ ...listed, score: listed.fit.fit }))
    .sort(byScore)
    .map(({ paper, day, fit }) => ({
      paper,
      reason: [likedTold(fit), `${number(paper.upvotes)} ▲`, listedTold(day, today)].join(" · "),
    }));
}
