import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import type { PaperFeed, PaperLookup } from "../../src/feed/feed.ts";
import { createLibrary } from "../../src/library/library.ts";
import type { PaperBatch } from "../../src/library/paper-updates.ts";
import type { BuiltOnIt, KnownPaper, Paper, PaperId } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { type Log, silentLog } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import type { Day } from "../../src/time/day.ts";
import { createTestClock } from "../fakes/clock.ts";
import { createFakeFeed, type ScriptedDay } from "../fakes/feed.ts";
import { makePaper, makePapers } from "../fixtures/papers.ts";

const DAY = "2025-09-03" as Day;
const NOW = Date.parse("2025-09-03T08:00:00Z");

/** Keeps papers in a map, notes what is saved, and can fail. */
function createShelf() {
  const held = new Map<PaperId, KnownPaper>();
  const listings: [day: Day, ids: readonly PaperId[], at: number][] = [];
  const shelf = {
    held,
    listings,
    fault: undefined as Error | undefined,
    saves: 0,
    async savePapers(fresh: readonly Paper[], at: number) {
      shelf.saves += 1;
      if (shelf.fault !== undefined) throw shelf.fault;
      const before = held.size;
      for (const paper of fresh) held.set(paper.id, { firstSeenAt: at, ...held.get(paper.id), ...paper });
      return { added: held.size - before, changed: fresh.length - (held.size - before) };
    },
    whole: undefined as boolean | undefined,
    async saveListing(day: Day, fresh: readonly Paper[], at: number, whole?: boolean) {
      shelf.whole = whole;
      const saved = await shelf.savePapers(fresh, at);
      listings.push([day, fresh.map(({ id }) => id), at]);
      return saved;
    },
    paper: async (id: PaperId) => held.get(id),
    papers: async (ids: readonly PaperId[]) => new Map([...held].filter(([id]) => ids.includes(id))),
  };
  return shelf satisfies Pick<Store, "savePapers" | "saveListing" | "paper" | "papers">;
}

function createNotingLog() {
  const lines: { level: string; message: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const at =
    (level: string) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}) =>
      void lines.push({ level, message, fields });
  const log: Log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  return { log, lines };
}

function setUp(
  days: Readonly<Record<string, ScriptedDay>> = {},
  parts: {
    lookups?: readonly PaperLookup[];
    categories?: PaperBatch;
    built?: (id: PaperId, signal: AbortSignal) => Promise<BuiltOnIt | undefined>;
  } = {},
) {
  const clock = createTestClock(NOW);
  const feed = createFakeFeed(days);
  const store = createShelf();
  const { log, lines } = createNotingLog();
  const library = createLibrary({ feed, lookups: [], store, clock, log, ...parts });
  return { clock, feed, store, library, lines };
}

const lookup = (name: string, answer: Paper | Error | undefined): PaperLookup => ({
  name,
  paper: async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  },
});

const down = () => new FeedError("unreachable", "the feed is down");

describe("a sync", () => {
  it("saves the day's list at once and says what came of it", async () => {
    const { library, store, lines } = setUp({ [DAY]: makePapers(3) });
    await store.savePapers(makePapers(1), 0);
    const result = { day: DAY, papers: 3, added: 2, changed: 1, skipped: 0 };
    expect(await library.sync(DAY)).toEqual(result);
    expect(lines, "and warns of nothing").toEqual([{ level: "info", message: "synced", fields: result }]);
    expect(store.listings).toEqual([[DAY, ["2506.00001", "2506.00002", "2506.00003"], NOW]]);
    expect(store.whole, "every row was read").toBe(true);
    expect(library.lastFailure(DAY)).toBeUndefined();
  });

  it("takes an empty list for a day without papers", async () => {
    const { library, store } = setUp();
    expect(await library.sync(DAY)).toMatchObject({ papers: 0, skipped: 0 });
    expect(store.listings).toEqual([[DAY, [], NOW]]);
  });

  it("counts skipped rows and tells the log once, with the different reasons", async () => {
    const skipped = ["bad id", "bad id", "no title", "no votes", "no soul"].map((reason, index) => ({
      where: `row ${index + 2}`,
      reason,
    }));
    const { library, store, lines } = setUp({ [DAY]: { papers: makePapers(1), skipped } });
    expect(await library.sync(DAY)).toMatchObject({ papers: 1, skipped: 5 });
    expect(store.whole, "rows are missing").toBe(false);
    expect(lines.filter(({ level }) => level === "warn")).toEqual([
      {
        level: "warn",
        message: "rows skipped",
        fields: {
          day: DAY,
          source: "fake feed",
          skipped: 5,
          first: "row 2",
          reasons: ["bad id", "no title", "no votes"],
          furtherReasons: 1,
        },
      },
    ]);
  });

  it("fails, and saves nothing, where not one row is a paper", async () => {
    const { library, store } = setUp({
      [DAY]: { papers: [], skipped: [{ where: "row 1", reason: "Python" }] },
    });
    await expect(library.sync(DAY)).rejects.toThrow(
      /none of the 1 rows of 2025-09-03 is a paper; row 1: Python$/,
    );
    await expect(library.sync(DAY)).rejects.toMatchObject({ kind: "unreadable" });
    expect(store.listings).toEqual([]);
  });

  it("that fails leaves what was there, and is remembered until one succeeds", async () => {
    const { library, feed, store, clock } = setUp({ [DAY]: makePapers(2) });
    await library.sync(DAY);
    feed.set(DAY, down());
    clock.jump(NOW + 60_000);
    await expect(library.sync(DAY)).rejects.toThrow("the feed is down");
    expect(library.lastFailure(DAY)).toMatchObject({
      day: DAY,
      at: NOW + 60_000,
      error: { kind: "unreachable" },
    });
    expect(store.held.size).toBe(2);
    feed.set(DAY, makePapers(3));
    await library.sync(DAY);
    expect(library.lastFailure(DAY)).toBeUndefined();
  });

  it("remembers a failure of the store as well", async () => {
    const { library, store } = setUp({ [DAY]: makePapers(1) });
    store.fault = new Error("disk full");
    await expect(library.sync(DAY)).rejects.toThrow("disk full");
    expect(library.lastFailure(DAY)?.error).toBe(store.fault);
  });

  it("remembers the newest hundred failures and no more", async () => {
    const days = Array.from(
      { length: 101 },
      (_, n) => new Date(NOW - n * 86_400_000).toISOString().slice(0, 10) as Day,
    );
    const { library } = setUp(Object.fromEntries(days.map((day) => [day, down()])));
    for (const day of days) await library.sync(day).catch(() => {});
    expect(library.lastFailure(days[0] as Day)).toBeUndefined();
    expect(days.slice(1).every((day) => library.lastFailure(day) !== undefined)).toBe(true);
    await library.sync(days[1] as Day).catch(() => {});
    await library.sync(days[0] as Day).catch(() => {});
    expect(library.lastFailure(days[1] as Day), "has failed again since").toBeDefined();
    expect(library.lastFailure(days[2] as Day)).toBeUndefined();
  });
});

describe("a feed that does not listen to its signal", () => {
  function deaf() {
    const { clock, store } = setUp();
    const answers: (() => void)[] = [];
    const feed: PaperFeed = {
      name: "deaf",
      papersOn: () =>
        new Promise((resolve) => {
          answers.push(() => resolve({ papers: makePapers(2), skipped: [] }));
        }),
    };
    return { library: createLibrary({ feed, lookups: [], store, clock, log: silentLog }), store, answers };
  }

  it("answering a run that was given up does not part those who share the next one", async () => {
    const { library, answers } = deaf();
    const controller = new AbortController();
    const left = library.sync(DAY, controller.signal);
    controller.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    const second = library.sync(DAY);
    answers[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    const third = library.sync(DAY);
    expect(answers, "two runs, not three").toHaveLength(2);
    answers[1]?.();
    expect(await third).toBe(await second);
  });

  it("saves nothing after everybody has left", async () => {
    const { library, store, answers } = deaf();
    const controller = new AbortController();
    const work = library.sync(DAY, controller.signal);
    controller.abort(new Error("stopping"));
    await expect(work).rejects.toThrow("stopping");
    const again = library.sync(DAY, new AbortController().signal);
    expect(answers, "a run of its own, not the one given up").toHaveLength(2);
    for (const answer of answers) answer();
    expect(await again).toMatchObject({ papers: 2 });
    expect(store.listings).toHaveLength(1);
  });
});

describe("syncs of one day at the same time", () => {
  it("share one run; another day has its own, and a later one runs anew", async () => {
    const other = "2025-09-02" as Day;
    const { library, feed } = setUp({ [DAY]: makePapers(2), [other]: makePapers(1) });
    const release = feed.hold();
    const all = Promise.all([library.sync(DAY), library.sync(DAY), library.sync(other)]);
    release();
    const [first, second, third] = await all;
    expect(first).toBe(second);
    expect(third).toMatchObject({ day: other, papers: 1 });
    expect(feed.asked).toEqual([DAY, other]);
    await library.sync(DAY);
    expect(feed.asked).toEqual([DAY, other, DAY]);
  });

  it("go on for those who stay when one leaves", async () => {
    const { library, feed, store } = setUp({ [DAY]: makePapers(2) });
    const release = feed.hold();
    const leaving = new AbortController();
    const staying = new AbortController();
    const left = library.sync(DAY, leaving.signal);
    const stayed = library.sync(DAY, staying.signal);
    leaving.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    release();
    expect(await stayed).toMatchObject({ papers: 2 });
    expect(store.listings).toHaveLength(1);
  });

  it("end when all have left: nothing is saved and nothing counts as a failure", async () => {
    const { library, feed, store } = setUp({ [DAY]: makePapers(2) });
    const release = feed.hold();
    const controller = new AbortController();
    const both = [library.sync(DAY, controller.signal), library.sync(DAY, controller.signal)];
    controller.abort(new Error("stopping"));
    for (const one of both) await expect(one).rejects.toThrow("stopping");
    release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.listings).toEqual([]);
    expect(library.lastFailure(DAY)).toBeUndefined();
    expect(await library.sync(DAY)).toMatchObject({ papers: 2 });
  });

  it("leave nothing behind on a signal that lives on", async () => {
    const { library } = setUp({ [DAY]: makePapers(1) });
    const { signal } = new AbortController();
    await library.sync(DAY, signal);
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("do not begin for a caller that has aborted", async () => {
    const { library, feed } = setUp();
    await expect(library.sync(DAY, AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
    expect(feed.asked).toEqual([]);
  });
});

describe("syncing recent days", () => {
  it("goes back from today, newest first", async () => {
    const { library, feed } = setUp({ "2025-09-02": makePapers(1) });
    expect(await library.syncRecent(3)).toMatchObject([
      { day: "2025-09-03", papers: 0 },
      { day: "2025-09-02", papers: 1 },
      { day: "2025-09-01", papers: 0 },
    ]);
    expect(feed.asked).toEqual(["2025-09-03", "2025-09-02", "2025-09-01"]);
  });

  it("passes over an older day that fails, but logs and remembers it", async () => {
    const { library, lines } = setUp({ "2025-09-02": down() });
    expect((await library.syncRecent(3)).map(({ day }) => day)).toEqual(["2025-09-03", "2025-09-01"]);
    const failure = library.lastFailure("2025-09-02" as Day);
    expect(failure).toBeDefined();
    expect(lines.filter(({ level }) => level === "warn")).toEqual([
      { level: "warn", message: "sync failed", fields: { day: "2025-09-02", error: failure?.error } },
    ]);
  });

  it("throws today's failure after it has tried the others", async () => {
    const { library, store } = setUp({ [DAY]: down(), "2025-09-02": makePapers(1) });
    await expect(library.syncRecent(2)).rejects.toThrow("the feed is down");
    expect(store.listings.map(([day]) => day)).toEqual(["2025-09-02"]);
  });

  it("stops with its signal", async () => {
    const { library, feed } = setUp({ [DAY]: makePapers(1) });
    feed.hold();
    const controller = new AbortController();
    const work = library.syncRecent(5, controller.signal);
    controller.abort(new Error("stopping"));
    await expect(work).rejects.toThrow("stopping");
    expect(feed.asked).toHaveLength(5);
    await expect(library.syncRecent(5, controller.signal)).rejects.toThrow("stopping");
    expect(feed.asked).toHaveLength(5);
  });
});

describe("a single paper", () => {
  const id = "2509.00001" as PaperId;
  const paper = makePaper({ id, title: "Wanted" });

  it("comes from the store where it is there, without asking anybody", async () => {
    const { library, store } = setUp({}, { lookups: [lookup("a", new Error("not to be asked"))] });
    await store.savePapers([paper], 5);
    expect(await library.paper(id)).toMatchObject({ title: "Wanted", firstSeenAt: 5 });
  });

  it("else from the first source that has it, and is kept", async () => {
    const lookups = [lookup("a", undefined), lookup("b", paper), lookup("c", new Error("not to be asked"))];
    const { library, store } = setUp({}, { lookups });
    expect(await library.paper(id)).toMatchObject({ title: "Wanted", firstSeenAt: NOW });
    expect(store.held.has(id)).toBe(true);
  });

  it("is found past a source that is down", async () => {
    const { library, lines } = setUp({}, { lookups: [lookup("a", down()), lookup("b", paper)] });
    expect(await library.paper(id)).toMatchObject({ title: "Wanted" });
    expect(lines).toMatchObject([{ level: "warn", message: "look-up failed", fields: { id, source: "a" } }]);
  });

  it("is unknown only where every source said so", async () => {
    const unknown = setUp({}, { lookups: [lookup("a", undefined), lookup("b", undefined)] });
    expect(await unknown.library.paper(id)).toBeUndefined();
    const unsure = setUp({}, { lookups: [lookup("a", down()), lookup("b", undefined)] });
    await expect(unsure.library.paper(id)).rejects.toThrow("the feed is down");
  });

  it("passes on what is no trouble of the source", async () => {
    const { library } = setUp({}, { lookups: [lookup("a", new TypeError("a bug")), lookup("b", paper)] });
    await expect(library.paper(id)).rejects.toThrow("a bug");
  });
});

describe("enriching", () => {
  /** A library that holds `here`, learns `meanwhile` while it asks, and gets `there` for an answer. */
  async function enriching(
    here: readonly Paper[],
    there: readonly Paper[],
    meanwhile: readonly Paper[] = [],
  ) {
    const asked: PaperId[] = [];
    const categories: PaperBatch = {
      async papers(ids) {
        asked.push(...ids);
        await store.savePapers(meanwhile, 2);
        return there;
      },
    };
    const { library, store } = setUp({}, { categories });
    await store.savePapers(here, 1);
    const kept = (id: string) => store.held.get(id as PaperId);
    const enrich = (...ids: string[]) => library.enrich(ids as PaperId[]);
    return { enrich, asked, store, kept };
  }

  it("asks once for arXiv papers that are here without categories, and for no others", async () => {
    const here = [
      makePaper({ id: "2506.00001" }),
      makePaper({ id: "2506.00002", categories: ["cs.LG"] }),
      makePaper({ id: "page:tomatoes-12345678" }),
    ];
    const there = [makePaper({ id: "2506.00001", categories: ["cs.AI"] })];
    const { enrich, asked } = await enriching(here, there);
    const ids = ["2506.00001", "2506.00001", "2506.00002", "page:tomatoes-12345678", "2506.99999"];
    expect(await enrich(...ids)).toBe(1);
    expect(asked).toEqual(["2506.00001"]);
    expect(await enrich(...ids)).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it("adds categories, version and withdrawal to what is known by then", async () => {
    const there = [
      makePaper({ id: "2506.00001", categories: ["cs.AI"], version: 2, withdrawn: true, upvotes: 0 }),
    ];
    const meanwhile = [makePaper({ upvotes: 99, comments: 5 })];
    const { enrich, kept } = await enriching([makePaper({ upvotes: 7 })], there, meanwhile);
    await enrich("2506.00001");
    expect(kept("2506.00001")).toEqual({
      ...makePaper({ upvotes: 99, comments: 5, categories: ["cs.AI"], version: 2, withdrawn: true }),
      firstSeenAt: 1,
    });
  });

  it("takes nothing away that the source does not say", async () => {
    const here = [
      makePaper({ id: "2506.00001", withdrawn: true, version: 4 }),
      makePaper({ id: "2506.00002" }),
    ];
    const there = here.map(({ id }) => makePaper({ id, categories: ["cs.RO"] }));
    const { enrich, kept } = await enriching(here, there);
    expect(await enrich("2506.00001", "2506.00002")).toBe(2);
    expect(kept("2506.00001")).toMatchObject({ withdrawn: true, version: 4, categories: ["cs.RO"] });
    expect(kept("2506.00002")).toMatchObject({ withdrawn: false, categories: ["cs.RO"] });
    expect(kept("2506.00002")).not.toHaveProperty("version");
  });

  it("writes nothing where the source knows none of them, or another", async () => {
    const { enrich, store, kept } = await enriching([makePaper()], [makePaper({ id: "2506.77777" })]);
    const before = store.saves;
    expect(await enrich("2506.00001")).toBe(0);
    expect(kept("2506.77777")).toBeUndefined();
    expect(store.saves, "only what came meanwhile").toBe(before + 1);
  });

  it("does nothing without a source, and does not ask one for nothing", async () => {
    const alone = setUp();
    await alone.store.savePapers([makePaper()], 1);
    expect(await alone.library.enrich(["2506.00001" as PaperId])).toBe(0);
    let asked = 0;
    const categories: PaperBatch = {
      async papers() {
        asked += 1;
        return [];
      },
    };
    expect(await setUp({}, { categories }).library.enrich(["2506.00001" as PaperId])).toBe(0);
    expect(asked).toBe(0);
  });
});

describe("what was built on a paper", () => {
  const built = {
    models: { total: 1, names: ["lab/otter"] },
    datasets: { total: 0, names: [] },
    demos: { total: 0, names: [] },
  };
  const id = "2606.00001" as PaperId;

  it("is asked once a quarter of an hour, and again after a failure", async () => {
    const answers: (BuiltOnIt | Error)[] = [down(), built, built];
    let asked = 0;
    const answer = async () => {
      const next = answers[asked++];
      if (next instanceof Error) throw next;
      return next;
    };
    const { library, clock } = setUp({}, { built: answer });
    expect(await library.builtOnIt(id)).toBeUndefined();
    expect(await library.builtOnIt(id)).toEqual(built);
    expect(await library.builtOnIt(id)).toEqual(built);
    expect(asked).toBe(2);
    await clock.advance(16 * 60_000);
    expect(await library.builtOnIt(id)).toEqual(built);
    expect(asked).toBe(3);
  });

  it("is not waited for where Hugging Face is slow, and the call is given up", async () => {
    let given: AbortSignal | undefined;
    const hang = (_: PaperId, signal: AbortSignal) => {
      given = signal;
      return new Promise<undefined>(() => {});
    };
    const { library, clock } = setUp({}, { built: hang });
    const answer = library.builtOnIt(id);
    await clock.advance(2_000);
    expect(await answer).toBeUndefined();
    expect(given?.aborted).toBe(true);
  });
});
