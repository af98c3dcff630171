import type { PaperFeed } from "../../src/feed/feed.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { makePaper } from "../fixtures/papers.ts";
import { datePlus, weekday } from "./local-time.ts";
import type { Random } from "./random.ts";

/** `flaky`: calls fail at random. `empty` and `short`: answers that look fine and are not. */
export type FeedMood = "fine" | "flaky" | "down" | "empty" | "short";

/** The simulated source of papers. */
export interface Lists {
  mood: FeedMood;
  /** What the list of `day` holds at true time `at`, were the source well. */
  listed(day: string, at: number): readonly Paper[];
  /** How the feed answers at `at`; undefined where it fails. */
  answer(day: string, at: number): readonly Paper[] | undefined;
}

const DAY_MS = 86_400_000;

/** Lists of 9 to 14 papers that fill from midnight to 16:00 UTC, none on weekends; some papers come back later. */
export function createLists(random: Random, from: string, days: number): Lists {
  const lists = new Map<string, { readonly paper: Paper; readonly at: number; readonly hourly: number }[]>();
  const earlier: Paper[] = [];
  let made = 0;
  for (let n = -4; n <= days + 4; n += 1) {
    const day = datePlus(from, n);
    if (weekday(day) > 5) continue;
    const start = Date.parse(`${day}T00:00:00Z`);
    const list = Array.from({ length: random.int(9, 14) }, () => {
      made += 1;
      const again = earlier.length > 0 && random.chance(0.05);
      const paper = again ? random.pick(earlier) : makePaper({ id: `25${10 + (made % 2)}.${10_000 + made}` });
      if (!again) earlier.push(paper);
      return { paper, at: start + random.int(0, 16 * 3_600_000), hourly: random.int(0, 9) };
    });
    lists.set(day, [...new Map(list.map((row) => [row.paper.id, row])).values()]);
  }

  const listed = (day: string, at: number): Paper[] =>
    (lists.get(day) ?? [])
      .filter((row) => row.at <= at)
      .map((row) => ({
        ...row.paper,
        listedOn: day as NonNullable<Paper["listedOn"]>,
        // Counted every six hours only, so that a sync changes little.
        upvotes: row.hourly * 6 * Math.min(8, Math.floor((at - row.at) / (DAY_MS / 4)) + 1),
      }));

  const lists_: Lists = {
    mood: "fine",
    listed,
    answer(day, at) {
      const all = listed(day, at);
      if (lists_.mood === "down") return undefined;
      if (lists_.mood === "empty") return [];
      return lists_.mood === "short" ? all.slice(0, Math.floor(all.length / 5)) : all;
    },
  };
  return lists_;
}

/** One process's view of the source: `wait` takes a moment of its time, and never ends once it is dead. */
export function createFeedOver(
  lists: Lists,
  random: Random,
  now: () => number,
  wait: (ms: number) => Promise<void>,
  secret: string,
): PaperFeed {
  return {
    name: "the simulated feed",
    async papersOn(day) {
      const fails = lists.mood === "flaky" && random.chance(0.6);
      await wait(lists.mood === "fine" ? random.int(50, 400) : random.span(50, 20_000));
      const papers = lists.answer(day, now());
      if (fails || !papers)
        throw new FeedError("unreachable", "the feed is down", { cause: new Error(secret) });
      return { papers, skipped: [] };
    },
  };
}
