import { expect, it } from "vitest";
import { deliveryKey } from "../../src/delivery/delivery-key.ts";
import { BATCH } from "../../src/delivery/due.ts";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import { StoreError } from "../../src/runtime/errors.ts";
import type { TeamTaste } from "../../src/taste/team-taste.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Watch } from "../../src/watches/watch.ts";
import { createWatchPlanner } from "../../src/watches/watch-planner.ts";
import { channel, MONDAY, T0, team } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";
import { createLogRecorder, planned } from "../fakes/planning.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday 09:30 UTC, in the slot from 09:00 to 12:00. */
const NOW = T0 + 1.5 * HOUR;
const SLOT = 3;

/** A channel's watch, of the team of the same name, for the author whom all papers have. */
const watch = (id = "C1", parts: Partial<Watch> = {}): Watch => ({
  channel: channel(id),
  team: team(id),
  owner: undefined,
  kind: "author",
  value: "Ada Example",
  mode: "apart",
  muted: false,
  createdAt: 0,
  ...parts,
});
const paper = (n: number, parts: Parameters<typeof makeKnownPaper>[0] = {}) =>
  makeKnownPaper({ id: `2506.0000${n}`, ...parts });

/** A planner for watches, in a library whose lists and sources the test sets. */
function open(watches: readonly Watch[] = [watch()], withStreams = true) {
  const library = { loads: 0 };
  const streams = {
    loads: 0,
    held: [] as readonly KnownPaper[],
    sources: new Map<string, readonly KnownPaper[]>(),
    asked: [] as string[],
    recent: (): readonly PaperId[] => streams.held.map(({ id }) => id),
    recentOf(source: string): readonly PaperId[] {
      streams.asked.push(source);
      return (streams.sources.get(source) ?? []).map(({ id }) => id);
    },
  };
  const world = { lists: new Map<string, readonly KnownPaper[]>(), reads: 0 };
  const had = new Map<string, readonly PaperId[]>();
  const broken = new Map<string, Error>();
  const tastes = {
    judges: new Map<TeamId, (paper: KnownPaper) => number>(),
    error: undefined as Error | undefined,
    asked: [] as (readonly TeamId[])[],
    async of(teams: readonly TeamId[]) {
      tastes.asked.push(teams);
      if (tastes.error) throw tastes.error;
      return new Map(
        [...tastes.judges].flatMap(([id, score]): [TeamId, TeamTaste][] => {
          const judge = (one: KnownPaper) => ({ fit: score(one), above: 0, because: undefined });
          return teams.includes(id) ? [[id, { votes: 9, named: 0, rated: new Set(), judge }]] : [];
        }),
      );
    },
  };
  const { log, lines } = createLogRecorder();
  const planner = createWatchPlanner({
    store: {
      watchesApart: async () => watches,
      async listings(from, to) {
        world.reads += 1;
        return [...world.lists]
          .filter(([day]) => from <= day && day <= to)
          .map(([day, papers]) => ({ day: day as typeof from, syncedAt: NOW, papers, absentAt: new Map() }));
      },
      async papers(ids) {
        const known = [...streams.held, ...[...streams.sources.values()].flat()];
        return new Map(known.filter(({ id }) => ids.includes(id)).map((one) => [one.id, one]));
      },
      postedPapers: async (asked) =>
        asked.map(({ channel: { id } }) => {
          const error = broken.get(id);
          if (error) throw error;
          return new Set(had.get(id));
        }),
    },
    library,
    ...(withStreams ? { streams } : {}),
    tastes,
    clock: createTestClock(NOW),
    log,
  });
  const found = async (now = NOW) =>
    Object.fromEntries(
      (await planned(planner, now)).map(({ delivery }) => [
        delivery.channel.id,
        delivery.papers.map((id) => Number(id.slice(-2))),
      ]),
    );
  return { planner, library, streams, world, had, broken, tastes, lines, found };
}

it("plans a message with what was found, posted within six hours or not at all", async () => {
  const watches = [watch(), watch("C1", { kind: "keyword", value: "rivers" })];
  const { planner, world, library } = open(watches);
  world.lists.set(MONDAY, [paper(1, { title: "On Rivers", upvotes: 1_200 })]);
  const kind = `watch:${SLOT}` as const;
  expect(await planned(planner, NOW)).toEqual([
    {
      delivery: {
        key: deliveryKey(channel(), MONDAY, kind),
        kind,
        channel: channel(),
        team: team("C1"),
        day: MONDAY,
        dueAt: NOW,
        deadline: NOW + 6 * HOUR,
        papers: ["2506.00001"],
        note: "1 watched paper",
        leftOut: [],
        message: {
          summary: "1 watched paper: On Rivers",
          blocks: [
            { kind: "heading", text: "A paper you watch for" },
            expect.objectContaining({
              kind: "entry",
              ballot: 1,
              title: "On Rivers",
              reason: "watched: author Ada Example, keyword rivers · 1,200 ▲",
              compact: true,
            }),
            { kind: "note", text: [expect.stringContaining("“/papers watch list”")] },
          ],
        },
      },
    },
  ]);
  library.loads += 1;
  world.lists.set(MONDAY, [paper(1), paper(2)]);
  const [two] = await planned(planner, NOW);
  expect(two?.delivery.note).toBe("2 watched papers");
  expect(two?.delivery.message?.blocks[0]).toEqual({ kind: "heading", text: "Papers you watch for" });
});

it("finds what was listed in the last four days since the watch was created, and not posted there or withdrawn", async () => {
  const { world, had, found, library } = open([
    watch("C1"),
    watch("C2", { createdAt: T0 }),
    watch("C3", { createdAt: T0 + 1 }),
  ]);
  world.lists.set("2025-05-29", [paper(1)]);
  world.lists.set("2025-05-30", [paper(2)]);
  world.lists.set(MONDAY, [
    paper(2),
    paper(3),
    paper(4, { withdrawn: true }),
    paper(5, { authors: ["Bob"] }),
  ]);
  had.set("C1", [paper(3).id]);
  expect(await found()).toEqual({ C1: [2], C2: [2, 3] });
  had.set("C1", [paper(2).id, paper(3).id]);
  library.loads += 1;
  expect(await found()).toEqual({ C2: [2, 3] });
});

it("finds what the operator's sources brought in the last four days", async () => {
  const { streams, world, found } = open();
  const since = NOW - 4 * DAY;
  world.lists.set(MONDAY, [paper(1)]);
  streams.held = [
    paper(1),
    paper(2, { firstSeenAt: since }),
    paper(3, { firstSeenAt: since - 1 }),
    paper(4, { withdrawn: true }),
  ];
  expect(await found()).toEqual({ C1: [1, 2] });
});

it("finds what is new in a source for those who watch it, and not for a category of the same name", async () => {
  const source = (id: string, value = "cs.CL") => watch(id, { kind: "source", value });
  const { streams, found } = open([
    source("C1"),
    watch("C1", { value: "Nobody" }),
    watch("C2", { kind: "category", value: "cs.CL" }),
    source("C3"),
    source("C4", "https://lab.example.org/papers.xml"),
  ]);
  const since = NOW - 4 * DAY;
  const categories = ["cs.CL"];
  streams.sources.set("cs.CL", [
    paper(1, { categories }),
    paper(2, { categories, firstSeenAt: since }),
    paper(3, { categories, firstSeenAt: since - 1 }),
    paper(4, { categories, withdrawn: true }),
  ]);
  expect(await found()).toEqual({ C1: [1, 2], C3: [1, 2] });
  expect(streams.asked).toEqual(["cs.CL", "https://lab.example.org/papers.xml"]);
});

it("finds what is listed where there are no other sources", async () => {
  const { world, found } = open([watch(), watch("C2", { kind: "source", value: "cs.CL" })], false);
  world.lists.set(MONDAY, [paper(1)]);
  expect(await found()).toEqual({ C1: [1] });
});

it("puts most upvotes first, then what suits the team, then the newest, ten at a time", async () => {
  const { world, had, tastes, found } = open([watch("C1"), watch("C2"), watch("C3", { team: team("C1") })]);
  tastes.judges.set(team("C1"), ({ id }) => ({ "2506.00006": 0.9, "2506.00005": 0.5 })[id as string] ?? 0);
  const old = { publishedAt: 1 };
  world.lists.set(MONDAY, [
    paper(2, old),
    paper(3, old),
    paper(1, old),
    paper(4, { firstSeenAt: T0 - HOUR }),
    paper(7, { publishedAt: T0, firstSeenAt: T0 - 2 * HOUR }),
    paper(5, { publishedAt: T0 - 2 * DAY }),
    paper(6, { publishedAt: T0 - 3 * DAY }),
    paper(8, { upvotes: 5 }),
    paper(9, { upvotes: 9 }),
    ...[10, 11, 12].map((n) => makeKnownPaper({ id: `2506.000${n}`, publishedAt: 0 })),
  ]);
  const liked = [9, 8, 6, 5, 7, 4, 1, 2, 3, 10];
  expect(await found()).toEqual({ C1: liked, C2: [9, 8, 7, 4, 5, 6, 1, 2, 3, 10], C3: liked });
  expect(tastes.asked).toEqual([[team("C1"), team("C2")]]);
  had.set(
    "C1",
    liked.map((n) => `2506.000${String(n).padStart(2, "0")}` as PaperId),
  );
  expect(await found(NOW + 2 * HOUR)).toEqual({});
  expect((await found(NOW + 3 * HOUR)).C1).toEqual([11, 12]);
});

it("orders by date if tastes cannot be read", async () => {
  const { world, tastes, found, lines } = open();
  tastes.error = new StoreError("other", "a bad row");
  world.lists.set(MONDAY, [paper(1, { publishedAt: 1 }), paper(2, { publishedAt: 2 })]);
  expect(await found()).toEqual({ C1: [2, 1] });
  expect(lines).toEqual([
    ["warn", "tastes not read; ordering watched papers by date", { error: tastes.error }],
  ]);
});

it("reads again when papers were loaded or the slot ends, and no lists if nobody watches", async () => {
  const { world, streams, library, found } = open();
  const reads = async (now = NOW) => {
    await found(now);
    return world.reads;
  };
  expect(await reads()).toBe(1);
  expect(await reads(NOW + HOUR)).toBe(1);
  library.loads += 1;
  expect(await reads()).toBe(2);
  streams.loads += 1;
  expect(await reads()).toBe(3);
  expect(await reads(T0 + 4 * HOUR - 1)).toBe(3);
  expect(await reads(T0 + 4 * HOUR)).toBe(4);
  const idle = open([]);
  expect(await idle.found()).toEqual({});
  expect(idle.world.reads).toBe(0);
});

it("plans the others if a channel cannot be planned", async () => {
  const { world, broken, found, lines } = open([watch("C1"), watch("C2"), watch("C3")]);
  world.lists.set(MONDAY, [paper(1)]);
  const error = new StoreError("other", "a bad row");
  broken.set("C2", error);
  expect(await found()).toEqual({ C1: [1], C3: [1] });
  expect(lines).toEqual([["error", "watches not planned", { channel: channel("C2"), error }]]);
});

it("stops between two batches when aborted, and plans the rest next time", async () => {
  const { planner, world, found } = open(Array.from({ length: BATCH + 1 }, (_, n) => watch(`C${n}`)));
  world.lists.set(MONDAY, [paper(1)]);
  const stop = new AbortController();
  const batches = planner.plan(NOW, stop.signal)[Symbol.asyncIterator]();
  expect((await batches.next()).value).toHaveLength(BATCH);
  stop.abort();
  expect(await batches.next()).toEqual({ done: true, value: undefined });
  expect(Object.keys(await found())).toHaveLength(BATCH + 1);
});
