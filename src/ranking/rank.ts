import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { Listing } from "../papers/store.ts";
import type { Fit } from "../taste/taste.ts";
import { counted, number, quotedList } from "../text/format.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import { dayAndMonth, weekdayName } from "../time/format-date.ts";
import { findKeyword } from "./keywords.ts";

/**
 * How much upvotes grow from 08 UTC, when most digests go out, to the end of the day: measured over 309 days of 2025
 * and 2026. With it both lists are compared as if both were a day old; this policy showed 96 % of each
 * week's ten most upvoted papers, today's list alone 78 %.
 */
const GROWTH_TO_DAY_END = 1.59;
const DAY_MS = 86_400_000;
/**
 * A paper that fits the team's taste best counts as if it had this many times its upvotes, so it passes none that has
 * more: about as much as the crowd's own count grows until the end of the day. Taste only ever lifts.
 */
const TASTE_MOST = 1.5;

/** A paper in its place, and why it is there, in words for people: `140 ▲ · new today`. */
export interface RankedPaper {
  readonly paper: KnownPaper;
  /** Upvotes, those of young papers as expected at the end of their day. */
  readonly score: number;
  readonly reason: string;
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
  /** What the channel has had within the time in which nothing is repeated. */
  readonly posted: ReadonlySet<PaperId>;
  /** Upvotes about a day before `now`, of papers that were known then. */
  readonly upvotesBefore: ReadonlyMap<PaperId, number>;
  readonly settings: Wishes;
  /** How well a paper suits the team; absent where that is switched off or not known yet. */
  readonly taste?: ((paper: KnownPaper) => Fit) | undefined;
}

/**
 * Today's papers together with those of the list before, best first: by score, then upvotes, comments and id, so that the
 * same candidates in any order give the same answer. The team's taste lifts by at most TASTE_MOST. What was posted, is
 * withdrawn or does not suit the channel's settings is left out, with the reason.
 */
export function rankCandidates(input: Candidates): Ranking {
  const suitable: (Listed & { readonly score: number })[] = [];
  const leftOut: LeftOut[] = [];
  const candidates = merge([input.today, input.earlier])
    .map((listed) => ({
      ...listed,
      score: listed.paper.upvotes * (isYoung(listed, input.now) ? GROWTH_TO_DAY_END : 1),
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
      paper: candidate.paper,
      score: candidate.score,
      reason: reasonOf(candidate, input, fit),
      ...(before === place ? {} : { lifted: before - place }),
    }));
  return { entries, leftOut };
}

function boostOf(fit: Fit | undefined): number {
  return 1 + (TASTE_MOST - 1) * (fit?.fit ?? 0);
}

/** Why the team's taste speaks for a paper, in words; undefined where it does not. */
function tasteReason({ because }: Fit): string | undefined {
  return because && `your team liked ${counted(because.papers, "paper")} on ${because.topic}`;
}

/** The papers of some days by upvotes, each once, withdrawn ones left out; `now` in epoch milliseconds. */
export function trending(
  listings: readonly Listing[],
  now: number,
  limit: number,
  locale?: string,
): readonly RankedPaper[] {
  const today = utcDay(now);
  return merge(listings)
    .filter(({ paper }) => !paper.withdrawn)
    .map(({ paper, day }) => ({ paper, day, score: paper.upvotes }))
    .sort(byScore)
    .slice(0, limit)
    .map(({ paper, day, score }) => ({
      paper,
      score,
      reason: `${number(paper.upvotes, locale)} ▲ · ${listedOn(day, today)}`,
    }));
}

/** The papers of some days that suit a team, each once: by how well they suit it, then by upvotes. */
export function recommended(
  listings: readonly Listing[],
  taste: (paper: KnownPaper) => Fit,
  without: ReadonlySet<PaperId>,
  now: number,
  locale?: string,
): readonly RankedPaper[] {
  const today = utcDay(now);
  return merge(listings)
    .filter(({ paper }) => !paper.withdrawn && !without.has(paper.id))
    .map((listed) => ({ ...listed, fit: taste(listed.paper) }))
    .filter(({ fit }) => fit.fit > 0)
    .map((listed) => ({ ...listed, score: listed.fit.fit }))
    .sort(byScore)
    .map(({ paper, day, score, fit }) => ({
      paper,
      score,
      reason: [tasteReason(fit), `${number(paper.upvotes, locale)} ▲`, listedOn(day, today)].join(" · "),
    }));
}

interface Listed {
  readonly paper: KnownPaper;
  /** The latest day on whose list it stands. */
  readonly day: Day;
}

function merge(listings: readonly (Listing | undefined)[]): readonly Listed[] {
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

function byScore(a: Listed & { readonly score: number }, b: Listed & { readonly score: number }): number {
  return (
    b.score - a.score ||
    b.paper.upvotes - a.paper.upvotes ||
    b.paper.comments - a.paper.comments ||
    (a.paper.id < b.paper.id ? -1 : 1)
  );
}

/** On the list of the present UTC day, and not known for longer than a day from a list before. */
function isYoung({ paper, day }: Listed, now: number): boolean {
  return day === utcDay(now) && now - paper.firstSeenAt < DAY_MS;
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

function reasonOf(
  listed: Listed,
  { now, upvotesBefore, settings }: Candidates,
  fit: Fit | undefined,
): string {
  const { paper } = listed;
  const wanted = findKeyword(paper, settings.include);
  const liked = fit && tasteReason(fit);
  return [
    ...standing(listed, now, upvotesBefore.get(paper.id)),
    ...(wanted ? [`mentions “${wanted}”`] : []),
    ...(liked ? [liked] : []),
  ].join(" · ");
}

function standing(listed: Listed, now: number, before: number | undefined): readonly string[] {
  const { paper, day } = listed;
  const upvotes = `${number(paper.upvotes)} ▲`;
  if (isYoung(listed, now)) return [upvotes, "new today"];
  if (before !== undefined && before < paper.upvotes) {
    return [`climbed ${number(before)} → ${number(paper.upvotes)} since yesterday`];
  }
  const today = utcDay(now);
  return [upvotes, day === today ? "listed again today" : `from the list of ${dateNear(day, today)}`];
}

function listedOn(day: Day, today: Day): string {
  return day === today ? "new today" : `listed ${dateNear(day, today)}`;
}

/** A weekday where that is clear, else the date. A list's day is UTC, so "yesterday" might not be the reader's. */
function dateNear(day: Day, today: Day): string {
  return day > addDays(today, -7) && day <= today ? weekdayName(day) : dayAndMonth(day);
}
