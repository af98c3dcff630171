import { expect, test } from "vitest";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Store } from "../../src/store.ts";
import type { Day } from "../../src/time/day.ts";
import { makePaper, makePapers } from "../fixtures/papers.ts";
import { ids, MINUTE, MONDAY, only, T0, TUESDAY, WEDNESDAY } from "./samples.ts";

const A = "2506.00001" as PaperId;

/** The library's part of the store contract. */
export function paperContract(store: () => Store): void {
  const listed = async (day: Day) => (await store().listing(day))?.papers.map((paper) => paper.id).sort();
  const upvotes = async (id: PaperId, at: number) =>
    (await only(store().upvotesAt([{ papers: [id], at }]))).get(id)?.upvotes;

  test("keeps with imported papers how far their file was read, until it was read to its end", async () => {
    const source = "/papers.jsonl 7000 1750000000000";
    expect(await store().importMark(source)).toBeUndefined();
    for (const line of [500, 1000]) {
      await store().savePapers([makePaper({})], T0, { source, line, offset: line * 7 });
      expect(await store().importMark(source)).toEqual({ source, line, offset: line * 7 });
    }
    await store().savePapers([makePaper({})], T0, { source: "another", line: 1, offset: 7 });
    await store().finishImport(source);
    expect(await store().importMark(source)).toBeUndefined();
    expect(await store().importMark("another")).toEqual({ source: "another", line: 1, offset: 7 });
  });

  test("gives a paper back exactly as it was told, absent facts absent", async () => {
    const full = makePaper({
      id: A,
      title: "S* <eos> @everyone $\\alpha$ 'quoted' \u0000 😀",
      organization: "Example Lab",
      summary: "It works.",
      keywords: ["diffusion"],
      categories: ["cs.LG"],
      version: 2,
      upvotes: 7,
      comments: 3,
      codeUrl: "https://example.org/code",
      codeStars: 12,
      projectUrl: "https://example.org",
      thumbnailUrl: "https://example.org/i.png",
      publishedAt: T0,
      listedOn: MONDAY,
      withdrawn: true,
    });
    const plain = makePaper({ id: "2506.00002" });
    expect(await store().savePapers([full, plain], T0)).toEqual({ added: 2, changed: 0 });
    expect(await store().paper(full.id)).toStrictEqual({ ...full, firstSeenAt: T0 });
    expect(await store().paper(plain.id)).toStrictEqual({ ...plain, firstSeenAt: T0 });
    expect(await store().paper("2506.99999" as PaperId)).toBeUndefined();
  });

  test("counts only what differs as changed", async () => {
    const [first, second] = makePapers(2);
    if (!first || !second) throw new Error("two papers were expected");
    await store().saveListing(MONDAY, [first, second], T0);
    const again = await store().saveListing(MONDAY, [{ ...first, upvotes: 99 }, second], T0 + 1);
    expect(again).toEqual({ added: 0, changed: 1 });
    expect(await store().saveListing(MONDAY, [{ ...first, upvotes: 99 }, second], T0 + 2)).toEqual({
      added: 0,
      changed: 0,
    });
  });

  test("tells of papers that joined a list while it was watched when it was last seen without them", async () => {
    const papers = makePapers(4);
    const idOf = (n: number) => papers[n]?.id as PaperId;
    // Known before, but not from this list.
    await store().savePapers(papers.slice(3), T0 - MINUTE);
    await store().saveListing(MONDAY, papers.slice(0, 2), T0);
    expect((await store().listing(MONDAY))?.absentAt).toEqual(new Map());
    await store().saveListing(MONDAY, papers.slice(0, 3), T0 + MINUTE);
    await store().saveListing(MONDAY, papers, T0 + 3 * MINUTE);
    // Seen again, they have joined no later.
    await store().saveListing(MONDAY, papers, T0 + 9 * MINUTE);
    const joined = new Map([
      [idOf(2), T0],
      [idOf(3), T0 + MINUTE],
    ]);
    expect((await store().listing(MONDAY))?.absentAt).toEqual(joined);
    expect((await store().listings(MONDAY, MONDAY))[0]?.absentAt).toEqual(joined);
  });

  test("merges what sources tell: newer wins, what is not said stands, some things never go back", async () => {
    await store().saveListing(
      TUESDAY,
      [makePaper({ summary: "It works.", version: 3, upvotes: 40, comments: 5, keywords: ["a"] })],
      T0,
    );
    const bare = makePaper({
      title: "A better title",
      abstract: "",
      authors: [],
      version: 1,
      withdrawn: true,
    });
    await store().savePapers([bare], T0 + MINUTE);
    await store().savePapers([makePaper({ title: "A better title", listedOn: MONDAY })], T0 - MINUTE);
    expect(await store().paper(A)).toMatchObject({
      title: "A better title",
      abstract: makePaper().abstract,
      authors: makePaper().authors,
      summary: "It works.",
      keywords: ["a"],
      version: 3,
      upvotes: 40,
      comments: 5,
      listedOn: TUESDAY,
      withdrawn: true,
      firstSeenAt: T0 - MINUTE,
    });
  });

  test("lowers upvotes where a list says so, and raises them where anyone does", async () => {
    await store().saveListing(MONDAY, [makePaper({ upvotes: 40, comments: 4 })], T0);
    await store().saveListing(MONDAY, [makePaper({ upvotes: 38, comments: 3 })], T0 + 1);
    expect(await store().paper(A)).toMatchObject({ upvotes: 38, comments: 3 });
    await store().savePapers([makePaper({ upvotes: 50 })], T0 + 2);
    expect(await store().paper(A)).toMatchObject({ upvotes: 50, comments: 3 });
  });

  test("keeps the counts it knows where a list has none", async () => {
    await store().saveListing(MONDAY, [makePaper({ upvotes: 40, comments: 4 })], T0);
    await store().saveListing(MONDAY, [makePaper({ upvotes: 0, comments: 0 })], T0 + 1);
    expect(await store().paper(A)).toMatchObject({ upvotes: 40, comments: 4 });
    expect(await upvotes(A, T0 + 1)).toBe(40);
  });

  test("merges a paper that stands twice in one list", async () => {
    const twice = [makePaper({ summary: "It works.", upvotes: 1 }), makePaper({ upvotes: 2 })];
    expect(await store().saveListing(MONDAY, twice, T0)).toEqual({ added: 1, changed: 0 });
    expect(await store().paper(A)).toMatchObject({ summary: "It works.", upvotes: 2 });
    expect(await listed(MONDAY)).toEqual([A]);
  });

  test("tells a day never synced from a day without papers", async () => {
    await store().saveListing(TUESDAY, [], T0);
    expect(await store().listing(MONDAY)).toBeUndefined();
    expect(await store().listing(TUESDAY)).toEqual({
      day: TUESDAY,
      syncedAt: T0,
      papers: [],
      absentAt: new Map(),
    });
  });

  test("lists a paper on each of its days, and the synced days of a span in order", async () => {
    await store().saveListing(WEDNESDAY, makePapers(1), T0 + 2);
    await store().saveListing(MONDAY, makePapers(2), T0);
    await store().saveListing(TUESDAY, [], T0 + 1);
    expect(await listed(MONDAY)).toEqual(ids("2506.00001", "2506.00002"));
    expect(await listed(WEDNESDAY)).toEqual(ids("2506.00001"));
    expect((await store().paper(A))?.listedOn).toBe(WEDNESDAY);
    const span = await store().listings(MONDAY, TUESDAY);
    expect(span.map(({ day, syncedAt, papers }) => [day, syncedAt, papers.length])).toEqual([
      [MONDAY, T0, 2],
      [TUESDAY, T0 + 1, 0],
    ]);
  });

  test("drops a paper that left the list, but not on the word of a list that lost most of them", async () => {
    const four = makePapers(4);
    await store().saveListing(MONDAY, four, T0);
    await store().saveListing(MONDAY, four.slice(0, 1), T0 + 1);
    expect(await listed(MONDAY)).toHaveLength(4);
    await store().saveListing(MONDAY, [], T0 + 2);
    expect(await listed(MONDAY)).toHaveLength(4);
    expect((await store().listing(MONDAY))?.syncedAt).toBe(T0 + 2);
    expect(await store().lastSyncedAt()).toBe(T0 + 2);
    await store().saveListing(MONDAY, four.slice(0, 2), T0 + 3);
    expect(await listed(MONDAY)).toEqual(ids("2506.00001", "2506.00002"));
    expect(await store().paper("2506.00004" as PaperId)).toBeDefined();
  });

  test("drops no paper on the word of a list of which rows are missing, and takes what it adds", async () => {
    const [first, ...rest] = makePapers(5);
    if (!first) throw new Error("five papers were expected");
    await store().saveListing(MONDAY, [first, ...rest.slice(0, 3)], T0);
    await store().saveListing(MONDAY, rest, T0 + 1, false);
    expect(await listed(MONDAY)).toHaveLength(5);
    await store().saveListing(MONDAY, rest, T0 + 2, true);
    expect(await listed(MONDAY)).toHaveLength(4);
  });

  test("remembers upvotes as of any time, through runs of equal sightings", async () => {
    const seen = [3, 3, 3, 3, 5, 5, 4, 4, 4];
    for (const [index, count] of seen.entries()) {
      await store().saveListing(MONDAY, [makePaper({ upvotes: count })], T0 + index * 10);
    }
    for (const [index, count] of seen.entries()) {
      expect(await upvotes(A, T0 + index * 10)).toBe(count);
      expect(await upvotes(A, T0 + index * 10 + 9)).toBe(count);
    }
    expect(await upvotes(A, T0 - 1)).toBeUndefined();
    await store().savePapers([makePaper({ id: "2506.00002", upvotes: 9 })], T0);
    expect(
      await only(store().upvotesAt([{ papers: ids(A, "2506.00002", "2506.99999"), at: T0 + 1000 }])),
    ).toEqual(new Map([[A, { upvotes: 4, at: T0 + 80 }]]));
    const asked = [T0 + 1000, T0 - 1, T0].map((at) => ({ papers: ids(A), at }));
    expect(await store().upvotesAt([...asked, { papers: [], at: T0 }])).toEqual([
      new Map([[A, { upvotes: 4, at: T0 + 80 }]]),
      new Map(),
      new Map([[A, { upvotes: 3, at: T0 }]]),
      new Map(),
    ]);
    const known = await store().papers(ids("2506.00002", "2506.99999", A, A));
    expect([...known.keys()]).toEqual(ids("2506.00002", A));
    expect(known.get(A)).toEqual(await store().paper(A));
  });

  test("says how large the library is", async () => {
    expect(await store().librarySize()).toEqual({ papers: 0, newestDay: undefined });
    await store().saveListing(MONDAY, makePapers(3), T0);
    await store().saveListing(TUESDAY, [], T0);
    expect(await store().librarySize()).toEqual({ papers: 3, newestDay: MONDAY });
  });

  test("takes many papers at once", async () => {
    const many = makePapers(3000);
    expect(await store().savePapers(many, T0)).toEqual({ added: 3000, changed: 0 });
    expect(await store().savePapers(many, T0)).toEqual({ added: 0, changed: 0 });
  });
}
