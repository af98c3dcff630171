import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry, Message } from "../../src/chat/message.ts";
import { composeDigest, type Digest, type Occasion } from "../../src/digest/compose.ts";
import type { KnownPaper } from "../../src/papers/paper.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { type Candidates, rankCandidates } from "../../src/ranking/rank.ts";
import type { Day } from "../../src/time/day.ts";
import { FRIDAY, FRIDAY_MORNING, ids, makeListing, makeSettings, THURSDAY } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const SATURDAY = Date.UTC(2026, 5, 13, 8);

const paper = (id: string, upvotes: number, parts = {}) =>
  makeKnownPaper({ id, upvotes, firstSeenAt: FRIDAY_MORNING - HOUR, ...parts });

type Input = Candidates & Occasion;

function input(parts: Partial<Input> & { papers?: readonly KnownPaper[] } = {}): Input {
  const { papers = [], ...rest } = parts;
  return {
    day: FRIDAY,
    now: FRIDAY_MORNING,
    today: makeListing(FRIDAY, papers),
    earlier: undefined,
    older: [],
    posted: new Set(),
    upvotesBefore: new Map(),
    settings: makeSettings({ zone: "Europe/Berlin" }),
    ...rest,
  };
}

function entriesOf(message: Message): Entry[] {
  return message.blocks.filter((block): block is Entry => block.kind === "entry");
}

/** The papers' upvotes as they are shown, under the name of each list. */
function groupsOf({ blocks }: Message): { readonly name: string; readonly shown: number[] }[] {
  const groups: { name: string; shown: number[] }[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") groups.push({ name: JSON.stringify(block.text), shown: [] });
    if (block.kind !== "entry") continue;
    const [, upvotes = ""] = /^(?:climbed [\d,]+ → )?([\d,]+)/.exec(block.reason ?? "") ?? [];
    groups.at(-1)?.shown.push(Number(upvotes.replaceAll(",", "")));
  }
  return groups.filter(({ shown }) => shown.length > 0);
}

/** The digest of whatever ranking the parts give. */
function digestOf(parts: Parameters<typeof input>[0]): Digest {
  const whole = input(parts);
  return composeDigest(rankCandidates(whole), whole);
}

function compose(parts: Parameters<typeof input>[0]) {
  const digest = digestOf(parts);
  if (digest.kind !== "digest") throw new Error(`expected a digest, but: ${digest.reason}`);
  return digest;
}

function quiet(parts: Parameters<typeof input>[0]): string {
  const digest = digestOf(parts);
  if (digest.kind !== "quiet") throw new Error("expected a quiet day");
  expect(digest.message.blocks[1]).toEqual({ kind: "paragraph", text: [digest.reason] });
  return digest.reason;
}

const told = ({ leftOut }: Digest) =>
  leftOut.map(({ paper: { id }, cause, why }) => ({ paper: id, cause, why }));

describe("a digest", () => {
  test("holds the best papers, as many as the channel wants, by ballot number", () => {
    const digest = compose({
      papers: [paper("a", 10), paper("b", 30), paper("c", 20)],
      settings: makeSettings({ count: 2 }),
    });
    expect(digest.papers).toEqual(["b", "c"]);
    expect(entriesOf(digest.message).map(({ ballot, title }) => [ballot, title])).toEqual([
      [1, "Paper b"],
      [2, "Paper c"],
    ]);
  });

  test("groups them by list, the newest first, and each list by the upvotes that are shown", () => {
    const { message, papers } = compose({
      papers: [paper("a", 25), paper("b", 94), paper("c", 28)],
      earlier: makeListing(THURSDAY, [paper("d", 36), paper("e", 120)]),
    });
    expect(papers).toEqual(["b", "c", "a", "e", "d"]);
    expect(groupsOf(message).map(({ name, shown }) => [name, ...shown])).toEqual([
      [expect.stringContaining("New today"), 94, 28, 25],
      [expect.stringContaining("From yesterday"), 120, 36],
    ]);
  });

  test("begins with its opening line, which is its notification, unless the channel wants none", () => {
    const papers = [paper("a", 10, { title: "An agent" }), paper("b", 30, { title: "Two agents" })];
    const line = "Two papers, both on agents. 2 on today’s list so far.";
    const { message } = compose({ papers });
    expect(message.summary).toBe(line);
    expect(message.blocks[1]).toEqual({ kind: "paragraph", text: [line] });
    const without = compose({ papers, settings: makeSettings({ opening: false }) }).message;
    expect(without.summary).toBe("2 trending papers for Friday 12 June: Two agents; An agent");
    expect(JSON.stringify(without.blocks)).not.toContain("today’s list so far");
  });

  test("explains every paper that did not make it", () => {
    const digest = compose({
      papers: [paper("a", 10), paper("b", 30), paper("c", 20), paper("d", 40)],
      posted: new Set(ids("d")),
      settings: makeSettings({ count: 1 }),
    });
    expect(told(digest)).toEqual([
      { paper: "c", cause: "room", why: "number 2 of 3, and the digest has room for 1" },
      { paper: "a", cause: "room", why: "number 3 of 3, and the digest has room for 1" },
      { paper: "d", cause: "posted", why: "already posted here" },
    ]);
  });

  test("notes for the log where its papers come from", () => {
    const earlier = makeListing(THURSDAY, [paper("c", 500), paper("d", 1)]);
    expect(
      compose({ papers: [paper("a", 10), paper("b", 9)], earlier, settings: makeSettings({ count: 3 }) })
        .note,
    ).toBe("3 of 4 suitable papers; 2 from 12 June; 1 from 11 June");
    expect(compose({ papers: [paper("a", 10)] }).note).toBe("1 of 1 suitable paper; 1 from 12 June");
    expect(
      compose({
        today: undefined,
        earlier,
        feedProblem: "answered 503",
        late: { dueAt: FRIDAY_MORNING - HOUR },
      }).note,
    ).toBe(
      "2 of 2 suitable papers; 0 from today; 2 from 11 June; late, was due 09:00 Europe/Berlin; feed: answered 503",
    );
  });
});

describe("a quiet day says why", () => {
  const thursday = makeListing(THURSDAY, [paper("a", 10), paper("b", 20)]);
  const all = new Set(ids("a", "b"));

  test.each([
    ["nothing is known", {}, "Hugging Face has listed no papers today so far."],
    ["no list was ever loaded", { today: undefined }, "Hugging Face has listed no papers today so far."],
    ["the feed is down", { today: undefined, feedProblem: "503" }, "Today’s papers could not be loaded."],
    [
      "the weekend has no list",
      { now: SATURDAY, earlier: thursday, posted: all },
      "Hugging Face lists no papers on weekends, and nothing is left from Thursday 11 June.",
    ],
    ["Sunday has none either", { now: SATURDAY + 24 * HOUR }, "Hugging Face lists no papers on weekends."],
    [
      "Monday's list is still to come",
      { now: SATURDAY + 48 * HOUR, earlier: thursday, posted: all },
      "Hugging Face has listed no papers today so far, and nothing is left from Thursday 11 June.",
    ],
    [
      "the feed is down and nothing is left",
      { today: undefined, feedProblem: "503", earlier: thursday, posted: all },
      "Today’s papers could not be loaded, and nothing is left from Thursday 11 June.",
    ],
    [
      "all were posted",
      { papers: [paper("a", 10), paper("b", 20)], posted: all },
      "All listed papers were already posted here.",
    ],
    [
      "all were posted or withdrawn",
      { papers: [paper("a", 10), paper("b", 20, { withdrawn: true })], posted: new Set(ids("a")) },
      "All listed papers were already posted here.",
    ],
    [
      "none is popular enough",
      { papers: [paper("a", 10), paper("b", 20)], settings: makeSettings({ minUpvotes: 50 }) },
      "No paper that is new here has at least 50 upvotes.",
    ],
    [
      "none has the keywords",
      {
        papers: [paper("a", 10)],
        posted: all,
        earlier: makeListing(THURSDAY, [paper("c", 9)]),
        settings: makeSettings({ include: ["robotics"] }),
      },
      "No paper that is new here matches this channel’s keywords.",
    ],
    [
      "none of an earlier day is popular enough",
      { now: SATURDAY, earlier: thursday, settings: makeSettings({ minUpvotes: 50 }) },
      "Hugging Face lists no papers on weekends, and no paper from Thursday 11 June that is new here has at least 50 upvotes.",
    ],
    [
      "none of an earlier day has the keywords",
      { now: SATURDAY, earlier: thursday, settings: makeSettings({ include: ["robotics"] }) },
      "Hugging Face lists no papers on weekends, and no paper from Thursday 11 June that is new here matches this channel’s keywords.",
    ],
    [
      "some lack one, some the other",
      {
        papers: [paper("a", 60), paper("b", 20)],
        settings: makeSettings({ minUpvotes: 50, include: ["robotics"] }),
      },
      "Of 2 papers that are new here, 1 has fewer than 50 upvotes and 1 does not match this channel’s keywords.",
    ],
    [
      "several of each",
      {
        papers: [
          paper("a", 60),
          paper("b", 20),
          paper("c", 70),
          paper("d", 10),
          paper("e", 5),
          paper("f", 90),
        ],
        posted: new Set(ids("f")),
        settings: makeSettings({ minUpvotes: 50, include: ["robotics"] }),
      },
      "Of 5 papers that are new here, 3 have fewer than 50 upvotes and 2 do not match this channel’s keywords.",
    ],
    [
      "both, on an earlier day",
      {
        now: SATURDAY,
        earlier: makeListing(THURSDAY, [paper("a", 60), paper("b", 2)]),
        settings: makeSettings({ minUpvotes: 50, include: ["robotics"] }),
      },
      "Hugging Face lists no papers on weekends, and of 2 papers from Thursday 11 June that are new here, 1 has fewer than 50 upvotes and 1 does not match this channel’s keywords.",
    ],
  ])("when %s", (_name, parts, reason) => {
    expect(quiet(parts)).toBe(reason);
  });

  test("and explains each paper to the log", () => {
    const digest = digestOf({ papers: [paper("a", 10)], posted: all });
    expect(told(digest)).toEqual([{ paper: "a", cause: "posted", why: "already posted here" }]);
  });
});

test("for any pool a digest keeps its promises", () => {
  const drawnPaper = fc.record({
    id: fc.integer({ min: 0, max: 25 }).map((n) => `p${n}`),
    title: fc.string({ minLength: 1, maxLength: 200 }),
    abstract: fc.string({ maxLength: 300 }),
    upvotes: fc.nat(300),
    withdrawn: fc.boolean(),
  });
  const papers = fc.uniqueArray(drawnPaper, { selector: ({ id }) => id, maxLength: 20 });
  fc.assert(
    fc.property(
      papers,
      papers,
      fc.integer({ min: 1, max: 10 }),
      fc.nat(5),
      (today, earlier, count, postedCount) => {
        const posted = new Set(today.slice(0, postedCount).map(({ id }) => ids(id)[0] as never));
        const digest = digestOf({
          papers: today.map(makeKnownPaper),
          earlier: makeListing(THURSDAY, earlier.map(makeKnownPaper)),
          posted,
          settings: makeSettings({ count }),
        });
        expect(digest.message.summary).not.toBe("");
        expect(digest.message.summary.length).toBeLessThanOrEqual(300);
        if (digest.kind === "quiet") return;
        const entries = entriesOf(digest.message);
        expect(digest.papers.length).toBeGreaterThan(0);
        expect(digest.papers.length).toBeLessThanOrEqual(count);
        expect(new Set(digest.papers).size).toBe(digest.papers.length);
        expect(digest.papers.some((id) => posted.has(id as never))).toBe(false);
        expect(entries.map(({ ballot }) => ballot)).toEqual(digest.papers.map((_, index) => index + 1));
        const titles = new Map(
          [...earlier, ...today].map((paper) => [paper.id, shownTitle(makeKnownPaper(paper))]),
        );
        expect(entries.map(({ title }) => title)).toEqual(digest.papers.map((id) => titles.get(id)));
        for (const { shown } of groupsOf(digest.message))
          expect(shown).toEqual([...shown].sort((one, other) => other - one));
        const actions = entries.flatMap(({ actions = [] }) =>
          actions.flatMap((a) => (a.kind === "press" ? [a.id] : [])),
        );
        expect(actions).toEqual(digest.papers.map((id) => `vote:${id}`));
      },
    ),
  );
});

test("the heading is the channel's own date, not the list's", () => {
  const { message } = compose({ papers: [paper("a", 10)], day: "2026-06-13" as Day });
  expect(message.blocks[0]).toEqual({ kind: "heading", text: "Saturday 13 June" });
});
