import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import { findKeyword } from "../../src/ranking/keywords.ts";
import { rankCandidates } from "../../src/ranking/rank.ts";
import { createProfile } from "../../src/taste/profile.ts";
import { createTaste, type Fit } from "../../src/taste/taste.ts";
import { createTermReader, type Terms } from "../../src/taste/terms.ts";
import { describeUsual } from "../../src/taste/usual.ts";
import { addDays, type Day } from "../../src/time/day.ts";
import type { History, Morning } from "../ranking/history.ts";
import { mondayOf, weekEnd } from "../ranking/history.ts";
import { generator, ndcg } from "../ranking/measures.ts";
import { bagOf } from "./citeulike.ts";
import { createPlainRocchio } from "./rocchio.ts";

/** Days of likes per team, and days from which the average paper is computed. */
const LIKED_DAYS = 120;
const USUAL_DAYS = 30;
/** Topics are keywords on this many papers: neither a rarity nor what everybody works on. */
const TOPIC_PAPERS = { least: 15, most: 120 } as const;

/** An ordering's quality over all mornings of all teams. */
export interface TeamResult {
  readonly order: string;
  /** nDCG@5 by the team's topic. */
  readonly team: number;
  /** nDCG@5 by the upvotes at the end of the week. */
  readonly crowd: number;
}

/**
 * Simulates teams that like the papers with one keyword: each has liked `likes` papers in recent months, and would next
 * like the papers of a morning with its keyword. The ranking does not see keywords, so it must find the topic from the
 * words in titles and abstracts.
 */
export function judgeTeams(
  history: History,
  { likes, from, seed, bounds }: { likes: number; from: Day; seed: number; bounds: readonly number[] },
): {
  readonly scenes: number;
  readonly teams: number;
  readonly named: number;
  readonly results: readonly TeamResult[];
} {
  const random = generator(seed);
  const mornings = [...history.mornings.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const read = createTermReader();
  const seen = new Map<PaperId, { terms: Terms; bag: ReturnType<typeof bagOf> }>();
  const known = (paper: KnownPaper) => {
    const hit = seen.get(paper.id) ?? {
      terms: read({ ...paper, keywords: [] }),
      bag: bagOf(`${paper.title} ${paper.abstract}`),
    };
    seen.set(paper.id, hit);
    return hit;
  };
  const topics = teamTopics(mornings);
  const names = [
    "random",
    "upvotes",
    ...bounds.map((bound) => `ours, lifting by at most ×${bound}`),
    "ours alone, as it ships",
    "our nearness alone",
    "plain Rocchio",
  ];
  const sums = new Map(names.map((name) => [name, { team: 0, crowd: 0 }]));
  let [scenes, fitting, named] = [0, 0, 0];
  for (const morning of mornings) {
    if (morning.day < from || !history.judged.has(mondayOf(morning.day))) continue;
    const usualPapers = listed(mornings, addDays(morning.day, -USUAL_DAYS), morning.day);
    const usual = createProfile();
    for (const paper of usualPapers) usual.add(known(paper).terms);
    const described = describeUsual(
      usual,
      usualPapers.map((paper) => ({ id: paper.id, terms: known(paper).terms })),
    );
    const plain = createPlainRocchio(usualPapers.map((paper) => known(paper).bag));
    const past = listed(mornings, addDays(morning.day, -LIKED_DAYS), morning.day);
    for (const topic of topics) {
      const onTopic = (paper: KnownPaper) => carries(paper, topic);
      if (!morning.papers.some(onTopic)) continue;
      const liked = past
        .filter(onTopic)
        .map((paper) => ({ paper, lot: random() }))
        .sort((a, b) => a.lot - b.lot)
        .slice(0, likes)
        .map(({ paper }) => paper);
      if (liked.length < likes) continue;
      const own = new Set(liked.map(({ id }) => id));
      const profile = createProfile();
      for (const paper of liked) profile.add(known(paper).terms);
      const likedPapers = liked.map((paper) => ({ terms: known(paper).terms, votes: 1 }));
      const taste = createTaste(profile, createProfile(), own, described, likedPapers);
      if (!taste) continue;
      const fits = new Map(morning.papers.map((paper) => [paper.id, taste(known(paper).terms)]));
      const fitOf = ({ id }: KnownPaper) => fits.get(id) as Fit;
      const near = plain(liked.map((paper) => known(paper).bag));
      const orders: readonly (readonly KnownPaper[])[] = [
        by(morning.papers, () => random()),
        by(morning.papers, ({ upvotes }) => upvotes),
        ...bounds.map((bound) =>
          by(morning.papers, (paper) => paper.upvotes * (1 + (bound - 1) * fitOf(paper).fit)),
        ),
        by(morning.papers, (paper) => fitOf(paper).fit),
        by(morning.papers, (paper) => fitOf(paper).above),
        by(morning.papers, (paper) => near(known(paper).bag)),
      ];
      checkShipped(morning, fitOf, bounds, orders);
      const final = weekEnd(mondayOf(morning.day));
      for (const [i, order] of orders.entries()) {
        const sum = sums.get(names[i] as string) as { team: number; crowd: number };
        sum.team += ndcg(
          order.map((paper) => (onTopic(paper) ? 1 : 0)),
          5,
        );
        sum.crowd += ndcg(
          order.map(({ id, upvotes }) => history.upvotesAt(id, final) ?? upvotes),
          5,
        );
      }
      scenes += 1;
      for (const { above, because } of fits.values()) {
        if (above <= 1) continue;
        fitting += 1;
        if (because) named += 1;
      }
    }
  }
  const results = [...sums].map(([order, { team, crowd }]) => ({
    order,
    team: team / scenes,
    crowd: crowd / scenes,
  }));
  return { scenes, teams: topics.length, named: named / Math.max(1, fitting), results };
}

/** Checks that the benchmark's ×1.5 matches what the product does. */
function checkShipped(
  morning: Morning,
  taste: (paper: KnownPaper) => Fit,
  bounds: readonly number[],
  orders: readonly (readonly KnownPaper[])[],
): void {
  const shipped = rankCandidates({
    now: morning.at,
    today: undefined,
    // As the previous list, whose upvotes are used unchanged.
    earlier: {
      day: addDays(morning.day, -1),
      syncedAt: morning.at,
      papers: morning.papers,
      absentAt: new Map(),
    },
    older: [],
    posted: new Set(),
    upvotesBefore: new Map(),
    settings: { minUpvotes: 0, include: [], exclude: [] },
    taste,
  }).entries.map(({ paper }) => paper.id);
  const ours = orders[2 + bounds.indexOf(1.5)]?.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id);
  if (bounds.includes(1.5) && ours?.join() !== shipped.join())
    throw new Error(`On ${morning.day} the benchmark's order differs from the product's.`);
}

function by(papers: readonly KnownPaper[], score: (paper: KnownPaper) => number): readonly KnownPaper[] {
  return papers
    .map((paper) => ({ paper, score: score(paper) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.paper.upvotes - a.paper.upvotes ||
        b.paper.comments - a.paper.comments ||
        (a.paper.id < b.paper.id ? -1 : 1),
    )
    .map(({ paper }) => paper);
}

/** Papers listed from `from` until before `to`, each once. */
function listed(mornings: readonly Morning[], from: Day, to: Day): readonly KnownPaper[] {
  const papers = mornings.filter(({ day }) => day >= from && day < to).flatMap((morning) => morning.papers);
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

function carries(paper: KnownPaper, topic: string): boolean {
  return findKeyword({ ...paper, title: "", abstract: "", categories: [] }, [topic]) !== undefined;
}

/** Keywords of several words on a suitable number of papers. */
function teamTopics(mornings: readonly Morning[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const paper of listed(mornings, "0000-01-01" as Day, "9999-12-31" as Day)) {
    for (const keyword of new Set(paper.keywords.map((word) => word.toLowerCase())))
      counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word, n]) => word.includes(" ") && n >= TOPIC_PAPERS.least && n <= TOPIC_PAPERS.most)
    .map(([word]) => word)
    .sort();
}
