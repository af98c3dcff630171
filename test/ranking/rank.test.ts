import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import type { Sighting } from "../../src/papers/store.ts";
import { type Candidates, rankCandidates } from "../../src/ranking/rank.ts";
import { FRIDAY, FRIDAY_MORNING, ids, makeListing, THURSDAY } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const young = (id: string, upvotes: number, parts = {}) =>
  makeKnownPaper({ id, upvotes, firstSeenAt: FRIDAY_MORNING - HOUR, ...parts });
const old = (id: string, upvotes: number, parts = {}) =>
  makeKnownPaper({ id, upvotes, firstSeenAt: FRIDAY_MORNING - 25 * HOUR, ...parts });

function candidates(parts: Partial<Candidates> = {}): Candidates {
  return {
    now: FRIDAY_MORNING,
    today: makeListing(FRIDAY, []),
    earlier: makeListing(THURSDAY, []),
    older: [],
    posted: new Set(),
    upvotesBefore: new Map(),
    settings: { minUpvotes: 0, include: [], exclude: [] },
    ...parts,
  };
}
const order = (parts: Partial<Candidates>) =>
  rankCandidates(candidates(parts)).entries.map(({ paper }) => paper.id);
const reasons = (parts: Partial<Candidates>) =>
  rankCandidates(candidates(parts)).entries.map(({ upvotes, origin, because }) =>
    [upvotes, origin, ...because].join(" · "),
  );
const whys = (parts: Partial<Candidates>) =>
  rankCandidates(candidates(parts)).leftOut.map(({ paper, cause, why }) => [paper.id, cause, why]);

describe("order", () => {
  test("today's young papers count as they are expected to stand at the end of the day", () => {
    const { entries } = rankCandidates(
      candidates({
        today: makeListing(FRIDAY, [young("a", 100)]),
        earlier: makeListing(THURSDAY, [old("b", 157), old("c", 160)]),
      }),
    );
    expect(entries.map(({ paper, score }) => [paper.id, score])).toEqual([
      ["c", 160],
      ["a", 158],
      ["b", 157],
    ]);
  });

  test("and the later in the day, the less is expected", () => {
    const lists = {
      today: makeListing(FRIDAY, [young("a", 100)]),
      earlier: makeListing(THURSDAY, [old("b", 130)]),
    };
    expect(order(lists)).toEqual(["a", "b"]);
    expect(order({ ...lists, now: FRIDAY_MORNING + 4 * HOUR })).toEqual(["b", "a"]);
  });

  test("a paper listed again is not young, at 24 hours exactly no longer", () => {
    const listedAgain = makeKnownPaper({ id: "a", upvotes: 100, firstSeenAt: FRIDAY_MORNING - 24 * HOUR });
    const almost = makeKnownPaper({ id: "b", upvotes: 100, firstSeenAt: FRIDAY_MORNING - 24 * HOUR + 1 });
    const { entries } = rankCandidates(candidates({ today: makeListing(FRIDAY, [listedAgain, almost]) }));
    expect(entries.map(({ score }) => score)).toEqual([158, 100]);
  });

  test("a list that is not of the present UTC day is not young, however fresh it is here", () => {
    expect(
      rankCandidates(candidates({ earlier: makeListing(THURSDAY, [young("a", 100)]) })).entries[0]?.score,
    ).toBe(100);
    expect(
      rankCandidates(candidates({ today: makeListing(THURSDAY, [young("a", 100)]) })).entries[0]?.score,
    ).toBe(100);
  });

  test("ties fall by upvotes, then comments, then id", () => {
    expect(
      order({
        today: makeListing(FRIDAY, [young("d", 100)]),
        earlier: makeListing(THURSDAY, [
          old("c", 158),
          old("b", 50, { comments: 2 }),
          old("a", 50, { comments: 1 }),
          old("f", 50, { comments: 1 }),
          old("e", 50, { comments: 1 }),
        ]),
      }),
    ).toEqual(["c", "d", "b", "a", "e", "f"]);
  });

  test("a paper on both lists comes once, as today's", () => {
    const lists = {
      today: makeListing(FRIDAY, [young("a", 10)]),
      earlier: makeListing(THURSDAY, [young("a", 9)]),
    };
    expect(order(lists)).toEqual(["a"]);
    expect(reasons(lists)).toEqual(["10 ▲ · new today"]);
    expect(reasons({ today: lists.earlier, earlier: lists.today })).toEqual(["10 ▲ · new today"]);
  });

  test("either list may be missing", () => {
    expect(order({ today: undefined, earlier: makeListing(THURSDAY, [old("a", 1)]) })).toEqual(["a"]);
    expect(order({ today: makeListing(FRIDAY, [young("a", 1)]), earlier: undefined })).toEqual(["a"]);
    expect(order({ today: undefined, earlier: undefined })).toEqual([]);
  });
});

describe("what is left out", () => {
  test("withdrawn and posted papers, whatever their upvotes", () => {
    const lists = { today: makeListing(FRIDAY, [young("a", 900, { withdrawn: true }), young("b", 800)]) };
    expect(order({ ...lists, posted: new Set(ids("b")) })).toEqual([]);
    expect(whys({ ...lists, posted: new Set(ids("b")) })).toEqual([
      ["a", "withdrawn", "withdrawn by its authors"],
      ["b", "posted", "already posted here"],
    ]);
  });

  test("papers below the minimum, counted without the expected growth", () => {
    const lists = { today: makeListing(FRIDAY, [young("a", 50), young("b", 49), young("c", 1)]) };
    const settings = { minUpvotes: 50, include: [], exclude: [] };
    expect(order({ ...lists, settings })).toEqual(["a"]);
    expect(whys({ ...lists, settings })).toEqual([
      ["b", "upvotes", "49 upvotes, fewer than 50"],
      ["c", "upvotes", "1 upvote, fewer than 50"],
    ]);
  });

  test("papers without a wanted keyword, or with an unwanted one", () => {
    const lists = {
      today: makeListing(FRIDAY, [
        young("a", 30, { title: "Agents" }),
        young("b", 20, { title: "A survey of agents" }),
        young("c", 10, { title: "Video" }),
      ]),
    };
    const settings = { minUpvotes: 0, include: ["robotics", "agents"], exclude: ["survey"] };
    expect(order({ ...lists, settings })).toEqual(["a"]);
    expect(whys({ ...lists, settings })).toEqual([
      ["b", "keywords", "mentions “survey”"],
      ["c", "keywords", "does not mention “robotics” or “agents”"],
    ]);
    expect(reasons({ ...lists, settings })).toEqual(["30 ▲ · new today · mentions “agents”"]);
  });
});

describe("reasons", () => {
  test.each([
    ["new", { today: makeListing(FRIDAY, [young("a", 1_140)]) }, "1,140 ▲ · new today"],
    ["yesterday's", { earlier: makeListing(THURSDAY, [old("a", 96)]) }, "96 ▲ · from the list of Thursday"],
    [
      "six days old",
      { earlier: makeListing("2026-06-06", [old("a", 96)]) },
      "96 ▲ · from the list of Saturday",
    ],
    ["a week old", { earlier: makeListing("2026-06-05", [old("a", 96)]) }, "96 ▲ · from the list of 5 June"],
    [
      "from a day to come",
      { earlier: makeListing("2026-06-13", [old("a", 9)]) },
      "9 ▲ · from the list of 13 June",
    ],
    ["listed again", { today: makeListing(FRIDAY, [old("a", 96)]) }, "96 ▲ · listed again today"],
  ])("of a paper that is %s", (_name, lists, reason) => {
    expect(reasons(lists)).toEqual([reason]);
  });

  test("tell a climb where upvotes rose by a tenth and two at least, but not of young papers", () => {
    const earlier = makeListing(THURSDAY, [
      old("a", 96),
      old("b", 50),
      old("c", 40),
      old("d", 38),
      old("e", 4),
    ]);
    const at = FRIDAY_MORNING - 20 * HOUR;
    const upvotesBefore = new Map<PaperId, Sighting>([
      ["a" as PaperId, { upvotes: 22, at }],
      ["b" as PaperId, { upvotes: 50, at }],
      ["c" as PaperId, { upvotes: 41, at }],
      ["d" as PaperId, { upvotes: 35, at }],
      ["e" as PaperId, { upvotes: 3, at }],
    ]);
    expect(reasons({ earlier, upvotesBefore })).toEqual([
      "climbed 22 → 96 since yesterday · from the list of Thursday",
      "50 ▲ · from the list of Thursday",
      "40 ▲ · from the list of Thursday",
      "38 ▲ · from the list of Thursday",
      "4 ▲ · from the list of Thursday",
    ]);
    const today = makeListing(FRIDAY, [young("a", 96)]);
    expect(reasons({ today, upvotesBefore })).toEqual(["96 ▲ · new today"]);
  });

  test.each([
    [20, "yesterday"],
    [30, "yesterday"],
    [30.1, "Thursday"],
    [19.9, "Thursday"],
    [72, "Tuesday"],
    [24 * 6, "Saturday"],
    [24 * 7, "5 June"],
  ])("say since when it climbed: %d hours are since %s", (hours, since) => {
    const earlier = makeListing(THURSDAY, [old("a", 96)]);
    const before = { upvotes: 22, at: FRIDAY_MORNING - hours * HOUR };
    expect(reasons({ earlier, upvotesBefore: new Map([["a" as PaperId, before]]) })[0]).toMatch(
      `climbed 22 → 96 since ${since} · `,
    );
  });
});

describe("for any candidates", () => {
  const paper = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => `p${n}`),
    upvotes: fc.nat(400),
    comments: fc.nat(3),
    withdrawn: fc.boolean(),
    firstSeenAt: fc.constantFrom(FRIDAY_MORNING - HOUR, FRIDAY_MORNING - 30 * HOUR),
  });
  const papers = fc.uniqueArray(paper, { selector: ({ id }) => id, maxLength: 25 });
  const pools = fc.record({
    today: papers,
    earlier: papers,
    posted: fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map((n) => `p${n}` as PaperId)),
    minUpvotes: fc.nat(100),
  });
  type Drawn = typeof pools extends fc.Arbitrary<infer T> ? T : never;
  const build = ({ today, earlier, posted, minUpvotes }: Drawn) =>
    candidates({
      today: makeListing(FRIDAY, today.map(makeKnownPaper)),
      earlier: makeListing(THURSDAY, earlier.map(makeKnownPaper)),
      posted: new Set(posted),
      settings: { minUpvotes, include: [], exclude: [] },
    });

  test("nothing posted or withdrawn is chosen, and every paper is either chosen or explained, once", () => {
    fc.assert(
      fc.property(pools, (drawn) => {
        const { entries, leftOut } = rankCandidates(build(drawn));
        for (const { paper } of entries) {
          expect(drawn.posted).not.toContain(paper.id);
          expect(paper.withdrawn).toBe(false);
          expect(paper.upvotes).toBeGreaterThanOrEqual(drawn.minUpvotes);
        }
        const all = [
          ...entries.map((entry) => entry.paper.id),
          ...leftOut.map((left) => left.paper.id),
        ].sort();
        expect(all).toEqual([...new Set([...drawn.today, ...drawn.earlier].map(({ id }) => id))].sort());
        for (const { why } of leftOut) expect(why).not.toBe("");
      }),
    );
  });

  test("the order of the lists' rows makes no difference", () => {
    fc.assert(
      fc.property(pools, fc.infiniteStream(fc.double({ noNaN: true })), (drawn, stream) => {
        const shuffled = (list: Drawn["today"]) =>
          list
            .map((item) => ({ item, lot: stream.next().value as number }))
            .sort((a, b) => a.lot - b.lot)
            .map(({ item }) => item);
        const other = { ...drawn, today: shuffled(drawn.today), earlier: shuffled(drawn.earlier) };
        expect(rankCandidates(build(other))).toEqual(rankCandidates(build(drawn)));
      }),
    );
  });

  test("more upvotes never lower a paper's place", () => {
    fc.assert(
      fc.property(pools, fc.nat(), fc.integer({ min: 1, max: 300 }), (drawn, pick, more) => {
        const before = rankCandidates(build(drawn)).entries.map((entry) => entry.paper.id);
        const id = before[pick % Math.max(1, before.length)];
        if (id === undefined) return;
        const raise = (list: Drawn["today"]) =>
          list.map((item) => (item.id === id ? { ...item, upvotes: item.upvotes + more } : item));
        const raised = { ...drawn, today: raise(drawn.today), earlier: raise(drawn.earlier) };
        const after = rankCandidates(build(raised)).entries.map((entry) => entry.paper.id);
        expect(after.indexOf(id)).toBeLessThanOrEqual(before.indexOf(id));
      }),
    );
  });
});

describe("the team's taste", () => {
  const fitOf = (fits: Readonly<Record<string, number>>) => (paper: KnownPaper) => {
    const fit = fits[paper.id] ?? 0;
    return {
      fit,
      above: fit,
      because: fit > 0 ? ({ kind: "topic", topic: "diffusion", papers: 3 } as const) : undefined,
    };
  };
  const list = (...papers: readonly KnownPaper[]) => ({ earlier: makeListing(THURSDAY, papers) });

  test("lifts what fits, by half its upvotes at most, and says why", () => {
    const lists = list(old("a", 151), old("b", 149), old("c", 100), old("d", 1));
    expect(order({ ...lists, taste: fitOf({ c: 1, d: 1 }) })).toEqual(["a", "c", "b", "d"]);
    expect(order({ ...lists, taste: fitOf({ c: 0.97 }) })).toEqual(["a", "b", "c", "d"]);
    const { entries } = rankCandidates(candidates({ ...lists, taste: fitOf({ c: 1 }) }));
    expect(entries[1]).toMatchObject({
      score: 150,
      because: ["your team liked 3 papers on diffusion"],
      lifted: 1,
    });
    expect(entries.map(({ lifted }) => lifted)).toEqual([undefined, 1, -1, undefined]);
  });

  test("lets nothing in that the channel's settings refuse", () => {
    const lists = list(old("a", 10), old("b", 9, { withdrawn: true }), old("c", 8), old("d", 7));
    const settings = { minUpvotes: 8, include: [], exclude: [] };
    const taste = fitOf({ b: 1, c: 1, d: 1 });
    expect(order({ ...lists, settings, posted: new Set(ids("c")), taste })).toEqual(["a"]);
  });

  const fits = fc.dictionary(fc.constantFrom(..."abcdefghij"), fc.double({ min: 0, max: 1, noNaN: true }));
  const counts = fc.array(fc.nat(500), { minLength: 1, maxLength: 10 });
  const papers = (upvotes: readonly number[]) => upvotes.map((n, i) => old("abcdefghij"[i] as string, n));

  test("never takes a paper past one that has one and a half times its upvotes, nor lowers any score", () => {
    fc.assert(
      fc.property(counts, fits, (upvotes, fit) => {
        const { entries } = rankCandidates(candidates({ ...list(...papers(upvotes)), taste: fitOf(fit) }));
        for (const [place, { paper, score }] of entries.entries()) {
          expect(score).toBeGreaterThanOrEqual(paper.upvotes);
          for (const passed of entries.slice(place + 1))
            expect(passed.paper.upvotes).toBeLessThanOrEqual(1.5 * paper.upvotes);
        }
      }),
    );
  });

  test("changes nothing where all fit alike, and ties fall as they do without it", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (upvotes, fit) => {
        const lists = list(...papers(upvotes));
        const alike = Object.fromEntries([..."abcdefghij"].map((id) => [id, fit]));
        expect(order({ ...lists, taste: fitOf(alike) })).toEqual(order(lists));
      }),
    );
  });
});
