import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import { StoreError } from "../../src/runtime/errors.ts";
import type { SearchIndex, SearchQuery } from "../../src/search/search-index.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

/** An index over a library of its own. */
export interface IndexedLibrary {
  readonly index: SearchIndex;
  /** Saves papers in the library that the index copies. */
  save(papers: readonly KnownPaper[]): Promise<unknown>;
  close(): Promise<void>;
}

const whales = makeKnownPaper({
  id: "2506.00001",
  title: "Diffusion transformers hear whales",
  abstract: "Songs of whales are long. We model them with a diffusion transformer.",
  authors: ["Jürgen Mößner", "Ada Example"],
  upvotes: 3,
});
const looms = makeKnownPaper({
  id: "2506.00002",
  title: "Weaving patterns with graph networks",
  abstract: "Looms weave; graphs describe what they weave.",
  upvotes: 70,
});
const [WHALES, LOOMS] = [whales.id, looms.id];

/** What every search index promises. `open` gives one over a new, empty library each time. */
export function searchIndexContract(name: string, open: () => Promise<IndexedLibrary>): void {
  describe(name, () => {
    let library: IndexedLibrary;
    beforeEach(async () => {
      library = await open();
    });
    afterEach(() => library.close());

    const save = async (...papers: KnownPaper[]) => {
      await library.save(papers);
      await library.index.catchUp();
    };
    const hits = async (query: Pick<SearchQuery, "text"> & Partial<SearchQuery>) =>
      library.index.hits(await library.index.search({ limit: 10, ...query }));
    const ids = async (text: string, more: Partial<SearchQuery> = {}) =>
      (await hits({ text, ...more })).map(({ paper }) => paper.id);

    test("finds a paper by words of its title, its abstract and its authors", async () => {
      await save(whales, looms);
      expect(await ids("weaving patterns")).toEqual([LOOMS]);
      expect(await ids("songs of whales")).toEqual([WHALES]);
      expect(await ids("mossner jurgen")).toEqual([WHALES]);
    });

    test("goes straight to a paper by its id or a link", async () => {
      await save(whales, looms);
      expect(await ids("https://arxiv.org/pdf/2506.00002v3")).toEqual([LOOMS]);
      expect(await ids("arXiv:2506.00001")).toEqual([WHALES]);
    });

    test("shows a paper as the library has it, and why it matched", async () => {
      await save(whales, looms);
      const [hit] = await hits({ text: "song whale" });
      expect(hit?.paper).toMatchObject({ id: WHALES, title: whales.title, upvotes: 3 });
      expect(hit?.snippet.filter(({ matched }) => matched).map(({ text }) => text)).toEqual([
        "Songs",
        "whales",
      ]);
    });

    test("leaves out papers with too few upvotes, and finds them once they have more", async () => {
      await save(whales, looms);
      expect(await ids("graph transformer", { minUpvotes: 50 })).toEqual([LOOMS]);
      await save({ ...whales, upvotes: 90 });
      expect((await ids("graph transformer", { minUpvotes: 50 })).sort()).toEqual([WHALES, LOOMS]);
    });

    test("finds a changed paper by its new words only, whatever was asked before", async () => {
      await save(whales, looms);
      expect(await ids("looms")).toEqual([LOOMS]);
      await save({ ...looms, title: "Knitting patterns with graph networks", abstract: "Needles knit." });
      expect(await ids("knitting needles")).toEqual([LOOMS]);
      expect(await ids("looms")).toEqual([]);
    });

    test("finds similar papers, and none of what it does not know", async () => {
      const other = makeKnownPaper({ id: "2506.00003", title: "Whales and their songs", abstract: "" });
      await save(whales, looms, other);
      expect((await library.index.similar(WHALES, 5)).map(({ paper }) => paper.id)).toEqual([other.id]);
      expect(await library.index.similar("2506.99999" as PaperId, 5)).toEqual([]);
    });

    test("completes titles", async () => {
      await save(whales, looms);
      expect(await library.index.titles("weav", 5)).toEqual([{ id: LOOMS, title: looms.title }]);
      expect(await library.index.titles("looms", 5)).toEqual([]);
      expect(await library.index.titles("", 5)).toEqual([]);
    });

    test("completes names as papers write them", async () => {
      await save({ ...whales, authors: ["Jürgen Mößner"], organization: "Ocean Lab" }, looms);
      expect(await library.index.names("author", "mos", 5)).toEqual(["Jürgen Mößner"]);
      expect(await library.index.names("author", "jurgen moss", 5)).toEqual(["Jürgen Mößner"]);
      expect(await library.index.names("organization", "OCEAN", 5)).toEqual(["Ocean Lab"]);
      expect(await library.index.names("organization", "mos", 5)).toEqual([]);
      expect(await library.index.names("author", "", 5)).toEqual([]);
    });

    test("answers any text", async () => {
      await save(whales, looms);
      for (const text of [
        "",
        '"',
        "NEAR(",
        "a:b",
        "-",
        "*",
        "AND OR NOT",
        "'; DROP TABLE papers; --",
        "\0\ud800",
      ])
        expect(Array.isArray(await ids(text))).toBe(true);
    });

    test("finds the same after it was rebuilt, and says how far it is", async () => {
      await save(whales, looms);
      const seen: number[] = [];
      await library.index.rebuild((done, total) => seen.push(done, total));
      expect(seen).toEqual([2, 2]);
      expect(await ids("whales")).toEqual([WHALES]);
      expect(await ids("looms")).toEqual([LOOMS]);
    });

    test("finds what is saved while it is being rebuilt", async () => {
      await save(...Array.from({ length: 150 }, (_, n) => makeKnownPaper({ id: `2507.${10_000 + n}` })));
      let saving: Promise<unknown> | undefined;
      await library.index.rebuild(() => {
        saving ??= library.save([whales, { ...looms, title: "Looms, renamed" }]);
      });
      await saving;
      await library.index.catchUp();
      expect(await ids("whales")).toEqual([WHALES]);
      expect(await ids("renamed")).toEqual([LOOMS]);
    });

    test("throws StoreError once closed", async () => {
      await library.index.close();
      await expect(library.index.search({ text: "whales", limit: 1 })).rejects.toThrow(StoreError);
      await expect(library.index.titles("w", 1)).rejects.toThrow(StoreError);
      await expect(library.index.rebuild()).rejects.toThrow(StoreError);
    });
  });
}
