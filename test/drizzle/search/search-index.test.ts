import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openSearchIndex } from "../../../drizzle/search/search-index.ts";
import { openStorage } from "../../../drizzle/storage.ts";
import { StoreError } from "../../../src/runtime/errors.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { type IndexedLibrary, searchIndexContract } from "../../contract/search-index.ts";
import { createTestClock } from "../../fakes/clock.ts";
import { makeKnownPaper } from "../../fixtures/papers.ts";
import { temporaryFolder } from "../folder.ts";
import { type HeldPapers, holdPapers } from "./library.ts";

const folder = temporaryFolder();
const clock = createTestClock("2025-06-02T08:00:00Z");

async function overStore(file: string, indexFile?: string): Promise<IndexedLibrary> {
  const { store, index } = await openStorage({
    file,
    ...(indexFile === undefined ? {} : { indexFile }),
    clock,
    log: silentLog,
  });
  return {
    index,
    save: (papers) => store.savePapers(papers, clock.now()),
    close: () => store.close(),
  };
}

function follow(papers: HeldPapers, file: string) {
  return openSearchIndex({ file, source: papers.source, clock, log: silentLog });
}

async function elsewhere(): Promise<IndexedLibrary> {
  const papers = holdPapers();
  const index = await follow(papers, ":memory:");
  return { index, save: async (saved) => papers.save(saved), close: () => index.close() };
}

searchIndexContract("in the store's file", () => overStore(folder.next()));
searchIndexContract("in the store's memory", () => overStore(":memory:"));
searchIndexContract("in a file of its own", () => overStore(folder.next(), folder.next()));
searchIndexContract("in a memory of its own, over a store elsewhere", elsewhere);

const whales = makeKnownPaper({ id: "2506.00001", title: "Whales sing" });
const looms = makeKnownPaper({ id: "2506.00002", title: "Looms weave" });
const find = async (index: IndexedLibrary["index"], text: string) =>
  (await index.search({ text, limit: 5 })).found.map(({ id }) => id);

test("an index in the store's file finds what another process saved there, whatever was found before", async () => {
  const file = folder.next();
  const [one, two] = [await overStore(file), await overStore(file)];
  for (const [n, saving] of [one, two, one].entries()) {
    await saving.save([makeKnownPaper({ id: `2506.0010${n}`, title: `Zebra migrations, part ${n}` })]);
    expect(await find(one.index, "zebra")).toHaveLength(n + 1);
    expect(await find(two.index, "zebra")).toHaveLength(n + 1);
  }
  await one.close();
  await two.close();
});

test("an index of its own takes in what was saved while it was closed, without starting over", async () => {
  const papers = holdPapers([whales]);
  const file = folder.next();
  const first = await follow(papers, file);
  await first.catchUp();
  await first.close();
  papers.save([looms]);
  const read: number[] = [];
  const counting: HeldPapers = {
    ...papers,
    source: {
      ...papers.source,
      async changes(after, limit) {
        read.push(after);
        return papers.source.changes(after, limit);
      },
    },
  };
  const again = await follow(counting, file);
  await again.catchUp();
  expect(await find(again, "whales")).toEqual([whales.id]);
  expect(await find(again, "looms")).toEqual([looms.id]);
  expect(Math.min(...read)).toBe(1);
  await again.close();
});

test("an index of its own hears of what is saved elsewhere within seconds", async () => {
  const papers = holdPapers([whales]);
  // Another process saves: nobody here is told.
  const index = await follow({ ...papers, source: { ...papers.source, onSave: () => {} } }, ":memory:");
  await index.catchUp();
  papers.save([looms]);
  expect(await find(index, "looms")).toEqual([]);
  await clock.advance(5_000);
  expect(await find(index, "looms")).toEqual([looms.id]);
  await index.close();
});

test("an index that was lost, or belongs to another library, is filled again", async () => {
  const file = folder.next();
  const before = await follow(holdPapers([whales, looms, makeKnownPaper({ id: "2506.00003" })]), file);
  await before.catchUp();
  await before.close();
  const papers = holdPapers([makeKnownPaper({ id: "2506.00009", title: "Zebras graze" })]);
  const after = await follow(papers, file);
  await after.catchUp();
  expect(await find(after, "zebras")).toEqual(["2506.00009"]);
  expect(await find(after, "whales")).toEqual([]);
  await after.close();
});

test("two processes may share an index file of their own", async () => {
  const papers = holdPapers();
  const file = folder.next();
  const [one, two] = [await follow(papers, file), await follow(papers, file)];
  papers.save(
    Array.from({ length: 250 }, (_, n) => makeKnownPaper({ id: `2507.${10_000 + n}`, title: `Yak ${n}` })),
  );
  await Promise.all([one.catchUp(), two.catchUp()]);
  expect((await one.search({ text: "yak", limit: 500 })).found).toHaveLength(250);
  expect((await two.search({ text: "yak", limit: 500 })).found).toHaveLength(250);
  await one.close();
  await two.close();
});

test("a file that is no index is refused with what to do", async () => {
  const file = folder.next();
  writeFileSync(file, "not a database at all, and long enough to be read as a header of one ".repeat(4));
  await expect(follow(holdPapers(), file)).rejects.toThrow(StoreError);
});
