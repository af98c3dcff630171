import type { PaperFeed } from "../../src/feed/feed.ts";
import type { Sign } from "../../src/news/signs.ts";
import type { BuiltOnIt, LatestPaper, Paper } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { makePaper } from "../fixtures/papers.ts";
import { datePlus, weekday } from "./local-time.ts";
import type { Random } from "./random.ts";

/** `flaky`: calls fail at random. `empty` and `short`: answers that look fine and are not. */
export type FeedMood = "fine" | "flaky" | "down" | "empty" | "short";

/** What a paper gets at a true time, such as code. */
export interface Announced {
  readonly sign: Sign;
  readonly at: number;
}

/** The simulated source of papers. */
export interface Lists {
  mood: FeedMood;
  /** What the list of `day` holds at true time `at`, were the source well. */
  listed(day: string, at: number): readonly Paper[];
  /** How the feed answers at `at`; undefined where it fails. */
  answer(day: string, at: number): readonly Paper[] | undefined;
  /** What the paper gets some days after it was listed; undefined for most. */
  announced(id: string): Announced | undefined;
  /** What is known of the paper at `at`; undefined where the feed fails. */
  latest(id: string, at: number): LatestPaper | undefined;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SIGNS: readonly Sign[] = ["code", "model", "dataset", "demo", "version 2", "withdrawn"];

interface Row {
  readonly paper: Paper;
  readonly day: string;
  readonly at: number;
  readonly hourly: number;
}

/** Lists of 9 to 14 papers that fill from midnight to 16:00 UTC, none on weekends; some papers come back later. */
export function createLists(random: Random, from: string, days: number): Lists {
  const lists = new Map<string, Row[]>();
  /** Where each paper was listed first. */
  const rows = new Map<string, Row>();
  const announced = new Map<string, Announced>();
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
      const sign = SIGNS[made % 18];
      if (!again && sign) announced.set(paper.id, { sign, at: start + (60 + ((7 * made) % 50)) * HOUR_MS });
      return { paper, day, at: start + random.int(0, 16 * HOUR_MS), hourly: random.int(0, 9) };
    });
    lists.set(day, [...new Map(list.map((row) => [row.paper.id, row])).values()]);
    for (const row of list) if (!rows.has(row.paper.id)) rows.set(row.paper.id, row);
  }
  const has = (id: string, at: number, sign: Sign) => {
    const one = announced.get(id);
    return one !== undefined && one.sign === sign && one.at <= at;
  };

  const paperAt = ({ paper, day, at: from, hourly }: Row, at: number): Paper => ({
    ...paper,
    listedOn: day as NonNullable<Paper["listedOn"]>,
    // Counted every six hours only, so that a sync changes little.
    upvotes: hourly * 6 * Math.min(8, Math.floor((at - from) / (DAY_MS / 4)) + 1),
    ...(has(paper.id, at, "code") ? { codeUrl: `https://github.com/lab/${paper.id}` } : {}),
    version: has(paper.id, at, "version 2") ? 2 : 1,
    withdrawn: has(paper.id, at, "withdrawn"),
  });

  const listed = (day: string, at: number): Paper[] =>
    (lists.get(day) ?? []).filter((row) => row.at <= at).map((row) => paperAt(row, at));

  const lists_: Lists = {
    mood: "fine",
    listed,
    answer(day, at) {
      const all = listed(day, at);
      if (lists_.mood === "down") return undefined;
      if (lists_.mood === "empty") return [];
      return lists_.mood === "short" ? all.slice(0, Math.floor(all.length / 5)) : all;
    },
    announced: (id) => announced.get(id),
    latest(id, at) {
      const row = rows.get(id);
      if (lists_.mood === "down" || row === undefined) return undefined;
      const built = (sign: Sign) =>
        has(id, at, sign) ? { total: 1, names: [`lab/${id}`] } : { total: 0, names: [] };
      const all: BuiltOnIt = { models: built("model"), datasets: built("dataset"), demos: built("demo") };
      return { paper: paperAt(row, at), built: all };
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
): PaperFeed & { latest(id: string): Promise<LatestPaper> } {
  const down = () => new FeedError("unreachable", "the feed is down", { cause: new Error(secret) });
  return {
    name: "the simulated feed",
    async papersOn(day) {
      const fails = lists.mood === "flaky" && random.chance(0.6);
      await wait(lists.mood === "fine" ? random.int(50, 400) : random.span(50, 20_000));
      const papers = lists.answer(day, now());
      if (fails || !papers) throw down();
      return { papers, skipped: [] };
    },
    async latest(id) {
      if (lists.mood !== "fine") await wait(random.span(50, 20_000));
      const paper = lists.latest(id, now());
      if (!paper || (lists.mood === "flaky" && random.chance(0.6))) throw down();
      return paper;
    },
  };
}
