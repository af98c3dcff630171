import { describe, expect, test } from "vitest";
import { allSigns, newsOf, type Sign, signsOf } from "../../src/news/signs.ts";
import type { BuiltOnIt, LatestPaper } from "../../src/papers/paper.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const none = { total: 0, names: [] };
const latest = (
  parts: Parameters<typeof makeKnownPaper>[0] = {},
  built?: Partial<BuiltOnIt>,
): LatestPaper<ReturnType<typeof makeKnownPaper>> => ({
  paper: makeKnownPaper(parts),
  built: built && { models: none, datasets: none, demos: none, ...built },
});
const full = latest(
  { codeUrl: "https://a.example/code", withdrawn: true, version: 2 },
  {
    models: { total: 2, names: ["a/m", "b/m"] },
    datasets: { total: 1, names: ["a/d"] },
    demos: { total: 1, names: [] },
  },
);

describe("signs", () => {
  test("are all that a paper has", () => {
    expect(signsOf(latest())).toEqual([]);
    expect(signsOf(full)).toEqual(["code", "model", "dataset", "demo", "withdrawn", "version 2"]);
  });

  test("stay, whatever is told later", () => {
    expect(allSigns(["model", "version 1"], latest({ version: 2 }))).toEqual([
      "model",
      "version 1",
      "version 2",
    ]);
    expect(allSigns(undefined, latest())).toEqual([]);
  });
});

describe("news", () => {
  const signs = (before: readonly Sign[] | undefined, now = full) =>
    newsOf(now, before, 7).map(({ sign }) => sign);

  test("is nothing at the first look", () => expect(signs(undefined)).toEqual([]));

  test("is what was not there before, with its name where it has one", () => {
    expect(newsOf(full, ["version 1"], 7)).toEqual([
      { sign: "code", at: 7, name: undefined },
      { sign: "model", at: 7, name: "a/m" },
      { sign: "dataset", at: 7, name: "a/d" },
      { sign: "demo", at: 7, name: undefined },
      { sign: "withdrawn", at: 7, name: undefined },
      { sign: "version 2", at: 7, name: undefined },
    ]);
    expect(signs(["code", "dataset", "demo", "model", "version 2", "withdrawn"])).toEqual([]);
  });

  test("is no version where none was known: it may be as old as the paper", () => {
    expect(signs(["code", "model", "dataset", "demo", "withdrawn"])).toEqual([]);
    expect(signs([], latest({ version: 2 }))).toEqual([]);
  });
});
