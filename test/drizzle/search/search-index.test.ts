import { expect, test } from "vitest";
import { makeKnownPaper } from "../../fixtures/papers.ts";
import { openLibrary } from "./library.ts";

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

test("a paper is found by words of its title, its abstract and its authors", async () => {
  const { ids } = openLibrary([whales, looms]);
  expect(await ids("weaving patterns")).toEqual([looms.id]);
  expect(await ids("songs of whales")).toEqual([whales.id]);
  expect(await ids("mossner jurgen")).toEqual([whales.id]);
});

test("an id or a link goes straight to the paper", async () => {
  const { ids } = openLibrary([whales, looms]);
  expect(await ids("https://arxiv.org/pdf/2506.00002v3")).toEqual([looms.id]);
  expect(await ids("arXiv:2506.00001")).toEqual([whales.id]);
});

test("a changed paper is found by its new words only", async () => {
  const { ids, save } = openLibrary([whales, looms]);
  save([{ ...looms, title: "Knitting patterns with graph networks", abstract: "Needles knit." }]);
  expect(await ids("knitting needles")).toEqual([looms.id]);
  expect(await ids("looms")).toEqual([]);
});

test("papers below the wanted upvotes are left out", async () => {
  const { ids } = openLibrary([whales, looms]);
  expect(await ids("graph transformer", { minUpvotes: 50 })).toEqual([looms.id]);
});

test("no query raises an error", async () => {
  const { ids } = openLibrary([whales, looms]);
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

test("the index survives being built anew", async () => {
  const { ids, index } = openLibrary([whales, looms]);
  const seen: number[] = [];
  await index.rebuild((done, total) => seen.push(done, total));
  expect(seen.slice(-2)).toEqual([2, 2]);
  expect(await ids("whales")).toEqual([whales.id]);
});
