import { beforeEach, describe, expect, it } from "vitest";
import { openStorage } from "../../drizzle/storage.ts";
import type { Paper, PaperId } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import {
  createSearchEverywhere,
  type Findings,
  type RemoteSearch,
} from "../../src/search/federated-search.ts";
import type { SearchIndex, SearchQuery } from "../../src/search/search-index.ts";
import type { Store } from "../../src/store.ts";
import type { Day } from "../../src/time/day.ts";
import { createTestClock, type TestClock } from "../fakes/clock.ts";
import { makePaper } from "../fixtures/papers.ts";

const LOCAL = ["Otters learn to swim", "Otters build rafts", "Otters and their stones"].map((title, i) =>
  makePaper({ id: `2501.0000${i + 1}`, title, upvotes: 10 }),
);
const FAR = makePaper({ id: "2502.00009", title: "Marine mammals at play", upvotes: 3 });

let store: Store;
let index: SearchIndex;
let clock: TestClock;
let asked: string[];
beforeEach(async () => {
  clock = createTestClock("2025-06-06T12:00:00Z");
  ({ store, index } = await openStorage({ file: ":memory:", clock, log: silentLog }));
  await store.savePapers(LOCAL, clock.now());
  asked = [];
});

function everywhere(answer: RemoteSearch) {
  const remote: RemoteSearch = (text, limit, signal) => {
    asked.push(text);
    return answer(text, limit, signal);
  };
  return createSearchEverywhere({ store, index, clock, log: silentLog, remote });
}
const ids = (hits: readonly { paper: Paper }[]) => hits.map(({ paper }) => paper.id);
/** All that is found, read whole. */
const all = async ({ total, read }: Findings) => {
  const hits = await read(0, total);
  expect(hits).toHaveLength(total);
  return hits;
};
const here = async (query: SearchQuery) => index.hits(await index.search(query));

it("keeps the library's order for names and keywords, and adds what only the remote knows", async () => {
  const alone = ids(await here({ text: "otters", limit: 10 }));
  const last = LOCAL.find(({ id }) => id === alone[2]) as Paper;
  const search = everywhere(async () => [FAR, last]);
  const found = await search({ text: "otters", limit: 10 });
  const hits = await all(found);
  expect(ids(hits)).toEqual([...alone, FAR.id]);
  expect((await store.paper(FAR.id))?.title).toBe("Marine mammals at play");
  expect(await found.read(1, 2)).toEqual(hits.slice(1, 3));
  expect((await search({ text: "otters", limit: 2 })).total).toBe(2);
});

it("judges a paper that only the remote knew by the library's own order", async () => {
  const search = everywhere(async () => [makePaper({ id: "2502.00010", title: "Otters build dams" })]);
  expect(ids(await all(await search({ text: "otters build dams", limit: 10 })))[0]).toBe("2502.00010");
});

it("lifts what both know for a question", async () => {
  const question = { text: "what do otters do with others", limit: 10 };
  const alone = ids(await here(question));
  const last = LOCAL.find(({ id }) => id === alone[2]) as Paper;
  const hits = ids(await all(await everywhere(async () => [last, FAR])(question)));
  expect(hits[0]).toBe(last.id);
  expect(hits).toContain(FAR.id);
});

it("leaves seven of a question's first ten places to the library, whatever the remote's order", async () => {
  const many = Array.from({ length: 12 }, (_, i) =>
    makePaper({ id: `2503.000${10 + i}`, title: `Otters at ${"abcdefghijkl"[i]}` }),
  );
  await store.savePapers(many, clock.now());
  const question = { text: "what do otters do with others", limit: 30 };
  const alone = ids(await here(question)).slice(0, 10);
  const strangers = Array.from({ length: 20 }, (_, i) =>
    makePaper({ id: `2504.000${10 + i}`, title: `Far shore ${i}` }),
  );
  const hits = ids(await all(await everywhere(async () => strangers)(question))).slice(0, 10);
  expect(hits.filter((id) => alone.includes(id))).toHaveLength(7);
});

it.each(["Otters and their stones", "otters stones", "example rafts"])(
  "%s: no order of the remote moves what the library finds first",
  async (text) => {
    const alone = ids(await here({ text, limit: 10 }));
    for (const order of [LOCAL, LOCAL.toReversed(), [FAR, ...LOCAL.toReversed()]]) {
      const hits = ids(await all(await everywhere(async () => order)({ text, limit: 10 })));
      expect(hits.slice(0, alone.length)).toEqual(alone);
    }
  },
);

const fails = (kind: FeedError["kind"]) => async () => {
  throw new FeedError(kind, kind);
};
it.each<[string, RemoteSearch]>([
  ["fails", fails("unreachable")],
  ["is used up", fails("rate-limited")],
  ["knows nothing", async () => []],
])("answers from the library alone where the remote %s", async (_, remote) => {
  const alone = await here({ text: "otters", limit: 10 });
  expect(await all(await everywhere(remote)({ text: "otters", limit: 10 }))).toEqual(alone);
});

it("does not wait for a remote that hangs, and tells it to stop", async () => {
  let signal: AbortSignal | undefined;
  const answer = everywhere((_, __, given) => {
    signal = given;
    return new Promise(() => {});
  })({ text: "otters", limit: 10 });
  await clock.advance(1_300);
  expect((await answer).total).toBe(3);
  expect(signal?.aborted).toBe(true);
});

it("keeps ids, links and operators to the library", async () => {
  const search = everywhere(async () => [FAR]);
  const own = [
    "2501.00001",
    "https://arxiv.org/abs/2501.00001",
    '"otters build"',
    "otters -rafts",
    "author:example",
    "after:2025-01 otters",
    " ",
  ];
  for (const text of own) await search({ text, limit: 5 });
  expect(asked).toEqual([]);
  await search({ text: "state-of-the-art otters", limit: 5 });
  expect(asked).toHaveLength(1);
});

it("holds remote papers to the query's filters", async () => {
  const search = everywhere(async () => [FAR]);
  expect(ids(await all(await search({ text: "otters", limit: 9, minUpvotes: 5 })))).not.toContain(FAR.id);
  expect(
    ids(await all(await search({ text: "otters", limit: 9, since: "2025-01-01" as never }))),
  ).not.toContain(FAR.id);
});

describe("with an index by meaning", () => {
  const NEAR = makePaper({ id: "2503.00001", title: "Marine mammals at play", upvotes: 3 });
  const question = "how do otters learn to play with their stones";
  let sought: string[];
  const meaning = (answer: () => Promise<readonly PaperId[]>) => ({
    nearest: (text: string) => {
      sought.push(text);
      return answer();
    },
  });
  const search = (answer: () => Promise<readonly PaperId[]>) =>
    createSearchEverywhere({ store, index, clock, log: silentLog, meaning: meaning(answer) });
  beforeEach(async () => {
    sought = [];
    await store.savePapers([NEAR], clock.now());
  });

  it("lifts for a question what only the meaning finds, and never more than three", async () => {
    const others = Array.from({ length: 8 }, (_, i) =>
      makePaper({ id: `2504.0000${i + 1}`, title: `Seals ${i}`, abstract: "Seals." }),
    );
    await store.savePapers(others, clock.now());
    const before = ids(await here({ text: question, limit: 20 }));
    const found = ids(
      await all(await search(async () => others.map(({ id }) => id))({ text: question, limit: 20 })),
    );
    expect(sought).toEqual([question]);
    const lifted = found.slice(0, 10).filter((id) => !before.includes(id));
    expect(lifted).toEqual(others.slice(0, lifted.length).map(({ id }) => id));
    expect(lifted.length).toBeGreaterThan(0);
    expect(found.indexOf(before[0] as PaperId)).toBeLessThan(2);
  });

  it("does not ask it for names, keywords, ids or operators", async () => {
    const find = search(async () => [NEAR.id]);
    for (const text of ["otters", "otters rafts", "2501.00001", "author:otter", '"build rafts"', ""])
      expect(ids(await all(await find({ text, limit: 10 })))).not.toContain(NEAR.id);
    expect(sought).toEqual([]);
  });

  it("keeps to the upvotes and the period that were asked for", async () => {
    const find = search(async () => [NEAR.id]);
    const has = async (query: Omit<SearchQuery, "text" | "limit">) =>
      ids(await all(await find({ text: question, limit: 10, ...query }))).includes(NEAR.id);
    expect(await has({})).toBe(true);
    expect(await has({ minUpvotes: 4 })).toBe(false);
    expect(await has({ since: "2999-01-01" as Day })).toBe(false);
  });

  it("answers without it where it fails or never answers", async () => {
    const alone = ids(await here({ text: question, limit: 10 }));
    const failing = search(() => Promise.reject(new FeedError("unreachable", "away")));
    expect(ids(await all(await failing({ text: question, limit: 10 })))).toEqual(alone);
    const hanging = search(() => new Promise(() => {}))({ text: question, limit: 10 });
    await clock.advance(5_000);
    expect(ids(await all(await hanging))).toEqual(alone);
  });
});
