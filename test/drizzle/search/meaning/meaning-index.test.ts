import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStorage, type Storage } from "../../../../drizzle/storage.ts";
import { FeedError, StoreError } from "../../../../src/runtime/errors.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { createTestClock } from "../../../fakes/clock.ts";
import { createFakeEmbedder } from "../../../fakes/embedder.ts";
import { makePaper } from "../../../fixtures/papers.ts";

const OTTERS = makePaper({ id: "2501.00001", title: "Otters at play", abstract: "They play." });
const SWIMMERS = makePaper({ id: "2501.00002", title: "Aquatic mustelids", abstract: "They swim." });
const ROBOTS = makePaper({ id: "2501.00003", title: "Robots that weld", abstract: "They weld." });

const signal = new AbortController().signal;
let folder: string;
let open: Storage[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "meaning-"));
  open = [];
});
afterEach(async () => {
  for (const { store } of open) await store.close();
  rmSync(folder, { recursive: true });
});

async function start(embedder = createFakeEmbedder()) {
  const clock = createTestClock("2025-06-06T12:00:00Z");
  const vectors = { embedder, file: join(folder, "vectors") };
  const storage = await openStorage({ file: join(folder, "p.db"), vectors, clock, log: silentLog });
  open.push(storage);
  const { store, meaning } = storage;
  if (!meaning) throw new Error("no index by meaning");
  return {
    embedder,
    meaning,
    save: (...papers: Parameters<typeof makePaper>[0][]) =>
      store.savePapers(
        papers.map((paper) => makePaper(paper)),
        clock.now(),
      ),
  };
}

describe("papers by meaning", () => {
  it("finds what means alike, nearest first, whatever the words", async () => {
    const { meaning, save } = await start();
    await save(OTTERS, SWIMMERS, ROBOTS);
    await meaning.follow(signal);
    expect(await meaning.nearest("weasels in water", 2, signal)).toEqual([SWIMMERS.id, OTTERS.id]);
    expect(await meaning.nearest("automation", 1, signal)).toEqual([ROBOTS.id]);
  });

  it("embeds a paper once, and again where its words have changed", async () => {
    const { meaning, save, embedder } = await start();
    await save(OTTERS, ROBOTS);
    await meaning.follow(signal);
    await save({ ...OTTERS, upvotes: 99 });
    await meaning.follow(signal);
    expect(embedder.asked.flat()).toHaveLength(2);
    await save({ ...ROBOTS, title: "Songs of the sea" });
    await meaning.follow(signal);
    expect(embedder.asked.flat()).toHaveLength(3);
    expect(await meaning.nearest("melody", 1, signal)).toEqual([ROBOTS.id]);
  });

  it("goes on where it was after a failure, and asks for few papers at once", async () => {
    const { meaning, save, embedder } = await start();
    await save(...Array.from({ length: 100 }, (_, i) => ({ id: `2501.1${String(i).padStart(4, "0")}` })));
    embedder.fail = new FeedError("unreachable", "away");
    await expect(meaning.follow(signal)).rejects.toThrow("away");
    await expect(meaning.nearest("anything", 1, signal)).rejects.toThrow("away");
    embedder.fail = undefined;
    embedder.asked.length = 0;
    await meaning.follow(signal);
    expect(new Set(embedder.asked.flat()).size).toBeGreaterThan(0);
    expect(embedder.asked.flat()).toHaveLength(100);
    expect(Math.max(...embedder.asked.map((texts) => texts.length))).toBeLessThanOrEqual(32);
  });

  it("keeps vectors across a restart, and begins anew for another model", async () => {
    const first = await start();
    await first.save(OTTERS, ROBOTS);
    await first.meaning.follow(signal);
    const second = await start();
    await second.meaning.follow(signal);
    expect(second.embedder.asked).toEqual([]);
    expect(await second.meaning.nearest("weasels", 1, signal)).toEqual([OTTERS.id]);
    const other = await start(createFakeEmbedder("other"));
    expect(await other.meaning.nearest("weasels", 1, signal)).toEqual([]);
    await other.meaning.follow(signal);
    expect(await other.meaning.nearest("weasels", 1, signal)).toEqual([OTTERS.id]);
  });

  it("sees what another process has embedded since", async () => {
    const one = await start();
    const two = await start();
    await one.save(OTTERS);
    expect(await two.meaning.nearest("weasels", 1, signal)).toEqual([]);
    await one.meaning.follow(signal);
    expect(await two.meaning.nearest("weasels", 1, signal)).toEqual([OTTERS.id]);
  });

  it("says so where the file is no database", async () => {
    writeFileSync(join(folder, "vectors"), "not a database, but long enough to be read as one ".repeat(50));
    await expect(start()).rejects.toBeInstanceOf(StoreError);
  });
});
