import { join } from "node:path";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import { makeKnownPaper } from "../../fixtures/papers.ts";
import { temporaryFolder } from "../folder.ts";
import { holdPapers, openLibrary } from "./library.ts";

const folder = temporaryFolder();
const whales = makeKnownPaper({ id: "2506.00001", title: "Whales sing", abstract: "Songs are long." });

function openFile(name: string) {
  const db = new SqliteDatabase(join(folder.path, name));
  db.pragma("journal_mode = WAL");
  return db;
}

test("what a rolled back transaction put is not found, and harms nothing that follows", async () => {
  const { db, papers, ids, save } = await openLibrary([whales]);
  const lost = makeKnownPaper({
    id: "2506.00009",
    title: "Unicorns unseen",
    abstract: "Phantom words abound.",
  });
  const undone = db.transaction((work: () => void) => {
    work();
    throw new Error("no room");
  });
  expect(() => papers.save([lost], undone)).toThrow("no room");
  save([makeKnownPaper({ id: "2506.00010", title: "Zebras seen", abstract: "Stripes of zebras abound." })]);
  expect(await ids("unicorns")).toEqual([]);
  expect(await ids("phantom")).toEqual([]);
  expect(await ids("zebras stripes")).toEqual(["2506.00010"]);
});

test("a rebuild that is interrupted leaves the index as it was, and the next one succeeds", async () => {
  const db = openFile("broken.db");
  const { index, papers } = await openLibrary([whales], db);
  const broken = index.rebuild();
  await index.close();
  await broken;
  const again = await openLibrary([], db, papers);
  expect(await again.ids("whales")).toEqual([whales.id]);
  await again.index.rebuild();
  expect(await again.ids("whales")).toEqual([whales.id]);
  await again.index.close();
  db.close();
});

test("only one process rebuilds at a time", async () => {
  const db = openFile("twice.db");
  const { index, papers } = await openLibrary([whales], db);
  const second = await openLibrary([], new SqliteDatabase(db.name), papers);
  await Promise.all([index.catchUp(), second.index.catchUp()]);
  const outcomes = await Promise.allSettled([index.rebuild(), second.index.rebuild()]);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(await second.ids("whales")).toEqual([whales.id]);
  await index.close();
  await second.index.close();
  second.db.close();
  db.close();
});

test("a library that came without an index, or with one of another format, is indexed in the background", async () => {
  const { db, index, papers } = await openLibrary([whales]);
  await index.close();
  db.exec("UPDATE search_meta SET value = '0' WHERE key = 'format'");
  const again = await openLibrary([], db, papers);
  await again.index.catchUp();
  expect(await again.ids("whales")).toEqual([whales.id]);
});

test("what is saved before the index has caught up is found at once, and all else once it has", async () => {
  const papers = holdPapers(
    Array.from({ length: 300 }, (_, n) => makeKnownPaper({ id: `2507.${10_000 + n}`, title: `Yak ${n}` })),
  );
  const { index, ids, save } = await openLibrary([], undefined, papers);
  save([whales]);
  expect(await ids("whales")).toEqual([whales.id]);
  await index.catchUp();
  expect(await ids("yak", { limit: 500 })).toHaveLength(300);
  expect(await ids("whales")).toEqual([whales.id]);
});
