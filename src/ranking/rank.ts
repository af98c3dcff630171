import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing, Sighting } from "../papers/store.ts";
import type { Fit } from "../taste/taste.ts";
import { counted, number, quotedList } from "../text/format.ts";
import { growthUntilMidnight } from "./growth.ts";
import { findKeyword } from "./keywords.ts";
import { byScore, type Listed, merge } from "./listed.ts";
import { isYoung, likedTold, originTold, upvotesTold } from "./standing.ts";

/**
 * A paper that fits the team's taste best counts as if it had this many times its upvotes, so it passes none that has
 * more: about as much as the crowd's own count grows until the end of the day. Taste only ever lifts.
 */
const TASTE_MOST = 1.5;

/** A paper in its place, and why it is there, in words for people. */
export interface RankedPaper extends Listed {
  /** Upvotes, those of young papers as expected at the end of their day. */
  readonly score: number;
  /** `140 ▲`, or how they climbed. */
  readonly upvotes: string;
  /** Where it comes from: `new today`. */
  readonly origin: string;
  /** What else speaks for it. */
  readonly because: readonly string[];
  /** Places won by the team's taste (lost to it, where negative); absent where none. */
  readonly lifted?: number;
  /** What in this channel watches for the paper; absent where nothing does. */
  readonly watched?: string;
}

/** A candidate that was not chosen, and why, for the delivery log. */
export interface LeftOut {
  readonly paper: KnownPaper;
  /** `room`: there were enough better ones. */
  readonly cause: "withdrawn" | "posted" | "upvotes" | "keywords" | "room";
  readonly why: string;
  /** As in RankedPaper. */
  readonly watched?: string;
}

/** The candidates that suit a channel, best first, and the others. */
export interface Ranking {
  readonly entries: readonly RankedPaper[];
  readonly leftOut: readonly LeftOut[];
  /** The suitable papers of older lists, most upvotes first: what climbed after its day. */
  readonly bloomers: readonly RankedPaper[];
}

/** Which papers a channel wants. */
interface Wishes {
  readonly minUpvotes: number;
  /** Where not empty, a paper must mention one of them. Lower case. */
  readonly include: readonly string[];
  /** A paper that mentions one of them is left out. Lower case. */
  readonly exclude: readonly string[];
}

/** The papers a channel's digest is chosen from, and what decides on their order. */
export interface Candidates {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The list of the present UTC day, where it is known. */
  readonly today: Listing | undefined;
  /** The latest list before it that is not empty. */
  readonly earlier: Listing | undefined;
  /** The week's lists before that. */
  readonly older: readonly Listing[];
  /** What the channel has had within the time in which nothing is repeated. */
  readonly posted: ReadonlySet<PaperId>;
  /** Upvotes about a day before `now`, of papers that were known then. */
  readonly upvotesBefore: ReadonlyMap<PaperId, Sighting>;
  readonly settings: Wishes;
  /** How well a paper suits the team; absent where that is switched off or not known yet. */
  readonly taste?: ((paper: KnownPaper) => Fit) | undefined;
}

/**
 * Today's papers together with those of the list before, best first: by score, then upvotes, comments and id, so that the
 * same candidates in any order give the same answer. Both lists are compared as if both were a day old. The team's taste
 * lifts by at most TASTE_MOST. What was posted, is withdrawn or does not suit the channel's settings is left out, with the
 * reason.
 */
export function rankCandidates(input: Candidates): Ranking {
  const pool = merge([input.today, input.earlier]);
  return { ...rankPool(pool, input), bloomers: bloomersOf(pool, input) };
}

function rankPool(pool: readonly Listed[], input: Candidates): Pick<Ranking, "entries" | "leftOut"> {
  const growth = growthUntilMidnight(input.now);
  const suitable: (Listed & { readonly score: number })[] = [];
  const leftOut: LeftOut[] = [];
  const candidates = pool
    .map((listed) => ({
      ...listed,
      score: listed.paper.upvotes * (isYoung(listed, input.now) ? growth : 1),
    }))
    .sort(byScore);
  for (const candidate of candidates) {
    const refused = refusal(candidate.paper, input);
    if (refused) leftOut.push({ paper: candidate.paper, ...refused });
    else suitable.push(candidate);
  }
  const entries = suitable
    .map((candidate, before) => {
      const fit = input.taste?.(candidate.paper);
      return { ...candidate, score: candidate.score * boostOf(fit), fit, before };
    })
    .sort(byScore)
    .map(({ fit, before, ...candidate }, place) => ({
      ...inWords(candidate, input, fit),
      ...(before === place ? {} : { lifted: before - place }),
    }));
  return { entries, leftOut };
}

function bloomersOf(pool: readonly Listed[], input: Candidates): readonly RankedPaper[] {
  const current = new Set(pool.map(({ paper }) => paper.id));
  return merge(input.older)
    .filter(({ paper }) => !current.has(paper.id) && refusal(paper, input) === undefined)
    .map((listed) => ({ ...listed, score: listed.paper.upvotes }))
    .sort(byScore)
    .map((bloomer) => inWords(bloomer, input, input.taste?.(bloomer.paper)));
}

function inWords<T extends Listed>(listed: T, input: Candidates, fit: Fit | undefined) {
  return {
    ...listed,
    upvotes: upvotesTold(listed, input.now, input.upvotesBefore.get(listed.paper.id)),
    origin: originTold(listed, input.now),
    because: becauseOf(listed.paper, input, fit),
  };
}

function boostOf(fit: Fit | undefined): number {
  return 1 + (TASTE_MOST - 1) * (fit?.fit ?? 0);
}

function refusal(paper: KnownPaper, { posted, settings }: Candidates): Omit<LeftOut, "paper"> | undefined {
  const { minUpvotes, include, exclude } = settings;
  if (paper.withdrawn) return { cause: "withdrawn", why: "withdrawn by its authors" };
  if (posted.has(paper.id)) return { cause: "posted", why: "already posted here" };
  if (paper.upvotes < minUpvotes) {
    return { cause: "upvotes", why: `${counted(paper.upvotes, "upvote")}, fewer than ${number(minUpvotes)}` };
  }
  if (include.length > 0 && findKeyword(paper, include) === undefined) {
    return { cause: "keywords", why: `does not mention ${quotedList(include, "or")}` };
  }
  const unwanted = findKeyword(paper, exclude);
  return unwanted === undefined ? undefined : { cause: "keywords", why: `mentions “${unwanted}”` };
}

function becauseOf(paper: KnownPaper, { settings }: Candidates, fit: Fit | undefined): readonly string[] {
  const wanted = findKeyword(paper, settings.include);
  const liked = fit && likedTold(fit);
  return [...(wanted ? [`mentions “${wanted}”`] : []), ...(liked ? [liked] : [])];
}
