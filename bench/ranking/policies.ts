import { type Choice, choose } from "../../src/digest/choose.ts";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import type { Listing } from "../../src/papers/store.ts";
import { rankCandidates } from "../../src/ranking/rank.ts";
import type { Morning } from "./history.ts";
import { generator } from "./measures.ts";

const HOUR = 3_600_000;

/** What a policy knows when it posts. */
export interface Scene {
  readonly morning: Morning;
  /** The previous list, with current upvotes. */
  readonly earlier: Listing | undefined;
  /** The lists of the week before that, with current upvotes. */
  readonly older: readonly Listing[];
  readonly posted: ReadonlySet<PaperId>;
}

/** A ranking of papers, best first, and which list it ranks. */
export interface Policy {
  readonly name: string;
  readonly orders: "today" | "earlier";
  order(scene: Scene): readonly KnownPaper[];
  /** What it posts, and which of that is a late bloomer; by default the top of its ranking. */
  choose?(scene: Scene, count: number): Pick<Choice, "shown" | "bloomer">;
}

function rank({ morning, earlier, older, posted }: Scene) {
  return rankCandidates({
    now: morning.at,
    today: { day: morning.day, syncedAt: morning.at, papers: morning.papers, absentAt: new Map() },
    earlier,
    older,
    posted,
    upvotesBefore: new Map(),
    settings: { minUpvotes: 0, include: [], exclude: [] },
  });
}

/** Our policy and the ones to compare it with. `seed` is for the random one. */
export function policies(seed: number): readonly Policy[] {
  const random = generator(seed);
  return [
    {
      name: "ours, as it ships",
      orders: "today",
      order: (scene) => rank(scene).entries.map(({ paper }) => paper),
      choose: (scene, count) => choose(rank(scene), count),
    },
    {
      name: "ours, no late bloomers",
      orders: "today",
      order: (scene) => rank(scene).entries.map(({ paper }) => paper),
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

const votes = (paper: KnownPaper) => paper.upvotes;

function byScore(papers: readonly KnownPaper[], score: (paper: KnownPaper) => number): readonly KnownPaper[] {
  return [...papers].sort((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1));
}
