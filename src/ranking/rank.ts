import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing, Sighting } from "../papers/store.ts";
import type { Fit } from "../taste/taste.ts";
import { counted, number, quotedList } from "../text/format.ts";
import { growthUntilMidnight } from "./growth.ts";
import { findKeyword } from "./keywords.ts";
import { byScore, type Listed, merge } from "./listed.ts";
import { isYoung, likedTold, originTold, upvotesTold } from "./standing.ts";

/**
 * The best fit to a team's taste counts as this many times the upvotes, so it never passes a paper with more than that.
 * This is about how much upvotes grow until the end of the day. Taste only ever raises a paper.
 */
const TASTE_MOST = 1.5;

/** A ranked paper and the reasons for its place, as text for people. */
export interface RankedPaper extends Listed {
  /** Upvotes; for young papers, those expected at the end of their day. */
  readonly score: number;
  /** `140 ▲`, or how far it climbed. */
  readonly upvotes: string;
  /** Its origin: `new today`. */
  readonly origin: string;
  /** Other points in its favour. */
  readonly because: readonly string[];
  /** Places gained through the team's taste (lost, if negative); absent if none. */
  readonly lifted?: number;
  /** The watch in this channel that matches the paper; absent if none does. */
  readonly watched?: string;
}

/** A candidate that was not chosen, with the reason for the delivery log. */
export interface LeftOut {
  readonly paper: KnownPaper;
  /** `room`: enough papers were better. */
  readonly cause: "withdrawn" | "posted" | "upvotes" | "keywords" | "room";
  readonly why: string;
  /** As in RankedPaper. */
  readonly watched?: string;
}

/** The candidates that suit a channel, best first, and the rejected ones. */
export interface Ranking {
  readonly entries: readonly RankedPaper[];
  readonly leftOut: readonly LeftOut[];
  /** Suitable papers of older lists, most upvotes first: they climbed after their day. */
  readonly bloomers: readonly RankedPaper[];
}

/** A channel's filters. */
interface Wishes {
  readonly minUpvotes: number;
  /** If not empty, a paper must mention one of them. Lower case. */
  readonly include: readonly string[];
  /** Papers that mention one of them are left out. Lower case. */
  readonly exclude: readonly string[];
}

/** The papers to choose a channel's digest from, and the facts that rank them. */
export interface Candidates {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The list of the current UTC day, if known. */
  readonly today: Listing | undefined;
  /** The latest non-empty list before it. */
  readonly earlier: Listing | undefined;
  /** The lists of the week before that. */
  readonly older: readonly Listing[];
  /** Papers that the channel got too recently to get again. */
  readonly posted: ReadonlySet<PaperId>;
  /** Upvotes about a day before `now`, for papers known then. */
  readonly upvotesBefore: ReadonlyMap<PaperId, Sighting>;
  readonly settings: Wishes;
  /** How well a paper suits the team; absent if that is switched off or not yet known. */
  readonly taste?: ((paper: KnownPaper) => Fit) | undefined;
}

/**
 * Ranks today's papers together with those of the previous list, as if both lists were a day old. Best first: by score,
 * then upvotes, comments and id, so that the order of the candidates does not matter. The team's taste lifts by at most
 * TASTE_MOST. Papers that were posted, are withdrawn or do not match the settings are left out, with the reason.
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
