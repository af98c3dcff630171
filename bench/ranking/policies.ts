import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import type { Listing, Sighting } from "../../src/papers/store.ts";
import { rankCandidates } from "../../src/ranking/rank.ts";
import { addDays, type Day } from "../../src/time/day.ts";
import { type History, type Morning, mondayOf, weekEnd } from "./history.ts";

const HOUR = 3_600_000;

/** What a policy knows when it posts. */
export interface Scene {
  readonly morning: Morning;
  /** The list before, with upvotes as of now. */
  readonly earlier: Listing | undefined;
  readonly posted: ReadonlySet<PaperId>;
  readonly upvotesBefore: ReadonlyMap<PaperId, Sighting>;
}

/** An ordering of papers, best first, and whose list it orders. */
export interface Policy {
  readonly name: string;
  readonly orders: "today" | "earlier";
  order(scene: Scene): readonly KnownPaper[];
}

/** Ours and what it is measured against. `seed` drives the random one. */
export function policies(seed: number): readonly Policy[] {
  const random = generator(seed);
  return [
    {
      name: "ours: today’s × 1.59 + earlier",
      orders: "today",
      order: ({ morning, earlier, posted, upvotesBefore }) =>
        rankCandidates({
          now: morning.at,
          today: { day: morning.day, syncedAt: morning.at, papers: morning.papers, absentAt: new Map() },
          earlier,
          posted,
          upvotesBefore,
          settings: { minUpvotes: 0, include: [], exclude: [] },
        }).entries.map(({ paper }) => paper),
    },
    {
      name: "raw upvotes, today’s list",
      orders: "today",
      order: ({ morning }) => byScore(morning.papers, votes),
    },
    {
      name: "Hacker News gravity 1.8",
      orders: "today",
      order: ({ morning }) =>
        byScore(morning.papers, (paper) => {
          const hours = (morning.at - (morning.listedAt.get(paper.id) ?? morning.at)) / HOUR;
          return (paper.upvotes - 1) / (Math.max(0, hours) + 2) ** 1.8;
        }),
    },
    {
      name: "yesterday’s list, at 24 h",
      orders: "earlier",
      order: ({ earlier }) => byScore(earlier?.papers ?? [], votes),
    },
    {
      name: "random, today’s list",
      orders: "today",
      order: ({ morning }) => {
        const lots = new Map(morning.papers.map((paper) => [paper.id, random()]));
        return byScore(morning.papers, (paper) => lots.get(paper.id) ?? 0);
      },
    },
  ];
}

/** Linear-gain nDCG of the first `k` of `gains` against their best order; 1 where nothing can be gained. */
export function ndcg(gains: readonly number[], k: number): number {
  const dcg = (list: readonly number[]) =>
    list.slice(0, k).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
  const best = dcg([...gains].sort((a, b) => b - a));
  return best === 0 ? 1 : dcg(gains) / best;
}

/** Mean nDCG over days: how well the policy orders one list, judged by the upvotes when its week was over. */
export function orderQuality(
  history: History,
  policy: Policy,
  days: readonly Day[],
): { readonly at5: number; readonly at10: number } {
  const gainsOfDays = days.flatMap((day) => {
    const scene = sceneAt(history, day, new Set());
    if (!scene) return [];
    const list = policy.orders === "today" ? scene.morning.papers : scene.earlier?.papers;
    const listed = new Set(list?.map(({ id }) => id));
    const gains = policy
      .order(scene)
      .filter(({ id }) => listed.has(id))
      .map(({ id }) => label(history, id, policy.orders === "today" ? day : (scene.earlier?.day ?? day)));
    return gains.length > 0 ? [gains] : [];
  });
  const mean = (k: number) =>
    gainsOfDays.reduce((sum, gains) => sum + ndcg(gains, k), 0) / Math.max(1, gainsOfDays.length);
  return { at5: mean(5), at10: mean(10) };
}

/**
 * Posts `count` papers each weekday, none twice within 60 days, and looks which of each week's ten most upvoted papers
 * were shown, and how many days after their listing.
 */
export function replay(
  history: History,
  policy: Policy,
  count: number,
): { readonly coverage: number; readonly delayDays: number } {
  let wanted = 0;
  const delays: number[] = [];
  const postedOn = new Map<PaperId, Day>();
  const wantedFrom = new Map<PaperId, Day>();
  for (const monday of history.weeks) {
    for (const { id, day } of weeksBest(history, monday)) {
      wanted += 1;
      wantedFrom.set(id, day);
    }
  }
  for (const day of [...history.mornings.keys()].sort()) {
    const posted = new Set([...postedOn].filter(([, on]) => on > addDays(day, -60)).map(([id]) => id));
    const scene = sceneAt(history, day, posted);
    if (!scene) continue;
    const chosen = policy.order(scene).filter(({ id }) => !posted.has(id));
    for (const { id } of chosen.slice(0, count)) {
      postedOn.set(id, day);
      const listed = wantedFrom.get(id);
      if (listed === undefined) continue;
      wantedFrom.delete(id);
      delays.push((Date.parse(day) - Date.parse(listed)) / (24 * HOUR));
    }
  }
  return {
    coverage: delays.length / Math.max(1, wanted),
    delayDays: delays.reduce((sum, delay) => sum + delay, 0) / Math.max(1, delays.length),
  };
}

function sceneAt(history: History, day: Day, posted: ReadonlySet<PaperId>): Scene | undefined {
  const morning = history.mornings.get(day);
  if (!morning) return undefined;
  const before = [1, 2, 3, 4, 5].map((back) => history.mornings.get(addDays(day, -back))).find(Boolean);
  const earlier = before && {
    day: before.day,
    syncedAt: morning.at,
    papers: [...before.papers, ...lateComers(history, before)].map((paper) => ({
      ...paper,
      upvotes: history.upvotesAt(paper.id, morning.at) ?? paper.upvotes,
    })),
    absentAt: new Map(),
  };
  return { morning, earlier, posted, upvotesBefore: new Map() };
}

/** Papers listed after the morning, of which only id and upvotes are known. */
function lateComers(history: History, { day, papers }: Morning): readonly KnownPaper[] {
  const early = new Set(papers.map(({ id }) => id));
  return [...(history.dayEnds.get(day) ?? [])]
    .filter((id) => !early.has(id))
    .map((id) => ({
      id,
      title: id,
      abstract: "",
      authors: [],
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
      firstSeenAt: Date.parse(`${day}T12:00:00Z`),
    }));
}

/** The ten papers of a week's lists with most upvotes when the week was over, each with the day of its first listing. */
function weeksBest(history: History, monday: Day): readonly { readonly id: PaperId; readonly day: Day }[] {
  const listed = new Map<PaperId, Day>();
  for (const ahead of [0, 1, 2, 3, 4]) {
    const day = addDays(monday, ahead);
    const morning = history.mornings.get(day)?.papers.map(({ id }) => id) ?? [];
    for (const id of [...morning, ...(history.dayEnds.get(day) ?? [])])
      if (!listed.has(id)) listed.set(id, day);
  }
  return [...listed]
    .map(([id, day]) => ({ id, day }))
    .sort((a, b) => label(history, b.id, b.day) - label(history, a.id, a.day))
    .slice(0, 10);
}

function label(history: History, id: PaperId, day: Day): number {
  return history.upvotesAt(id, weekEnd(mondayOf(day))) ?? 0;
}

const votes = (paper: KnownPaper) => paper.upvotes;

function byScore(papers: readonly KnownPaper[], score: (paper: KnownPaper) => number): readonly KnownPaper[] {
  return [...papers].sort((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1));
}

/** Mulberry32, so that the random policy is the same in every run. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
