import { describe, expect, test } from "vitest";
import type { Text } from "../../src/chat/message.ts";
import { byPaper, newsBlocks, newsLine, newsNote, toldAs } from "../../src/news/news-line.ts";
import type { LikedNews } from "../../src/news/store.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const paper = makeKnownPaper({ title: "Reading Tables", codeUrl: "https://a.example/code" });
const news = (parts: Partial<LikedNews> = {}): LikedNews => ({
  paper,
  sign: "code",
  at: 1,
  likes: 4,
  saved: false,
  ...parts,
});
const said = (...all: readonly Partial<LikedNews>[]) => newsLine({ paper, news: all.map(news) });
const words = (text: Text) =>
  text.map((span) => (typeof span === "object" && "text" in span ? span.text : span)).join("");
const links = (text: Text) =>
  text.flatMap((span) => (typeof span === "object" && span.kind === "link" ? [[span.text, span.href]] : []));

describe("a line", () => {
  test.each([
    [[{}], "Code is out for “Reading Tables”, which 4 of you liked."],
    [[{ likes: 1 }], "Code is out for “Reading Tables”, which one of you liked."],
    [[{ sign: "demo" }], "A demo is out for “Reading Tables”, which 4 of you liked."],
    [
      [{}, { sign: "model" }, { sign: "dataset" }],
      "Code, a model and a dataset are out for “Reading Tables”, which 4 of you liked.",
    ],
    [[{ sign: "version 3" }], "Version 3 of “Reading Tables”, which 4 of you liked, is on arXiv."],
    [
      [{ sign: "version 2" }, { sign: "version 3" }],
      "Version 3 of “Reading Tables”, which 4 of you liked, is on arXiv.",
    ],
    [[{ sign: "withdrawn" }, {}], "“Reading Tables”, which 4 of you liked, was withdrawn by its authors."],
    [[{ likes: 0, saved: true }], "Code is out for “Reading Tables”, which you saved."],
    [[{ likes: 1, saved: true }], "Code is out for “Reading Tables”, which you liked."],
  ] as const)("says what came, and who liked the paper: %j", (all, line) =>
    expect(words(said(...all))).toBe(line),
  );

  test("leads to what came and to the paper", () => {
    const named = (sign: LikedNews["sign"], name: string) => ({ sign, name });
    const page = ["Reading Tables", "https://huggingface.co/papers/2506.00001"];
    expect(links(said({}))).toEqual([["Code", "https://a.example/code"], page]);
    expect(links(said(named("model", "a/m"), named("dataset", "a/d"), named("demo", "a/s")))).toEqual([
      ["A model", "https://huggingface.co/a/m"],
      ["a dataset", "https://huggingface.co/datasets/a/d"],
      ["a demo", "https://huggingface.co/spaces/a/s"],
      page,
    ]);
    expect(links(said({ sign: "version 2" }))).toEqual([
      ["Version 2", "https://arxiv.org/abs/2506.00001v2"],
      page,
    ]);
  });

  test.each(["../../evil", "a/b/c", "a", "a/b?c", "javascript:a/b"])("follows no name like %s", (name) =>
    expect(links(said({ sign: "model", name }))).toHaveLength(1),
  );
});

test("several pieces for a paper are one line, and each is told once", () => {
  const other = makeKnownPaper({ id: "2506.00002" });
  const all = [news(), news({ paper: other, likes: 2 }), news({ sign: "demo" })];
  const grouped = byPaper(all);
  expect(grouped.map((one) => [one.paper.id, one.news.map(({ sign }) => sign)])).toEqual([
    ["2506.00001", ["code", "demo"]],
    ["2506.00002", ["code"]],
  ]);
  expect(all.map(toldAs)).toEqual(["code 2506.00001", "code 2506.00002", "demo 2506.00001"]);
  expect(newsNote(grouped)).toBe("code, a demo for 2506.00001; code for 2506.00002");
  expect(newsBlocks(grouped)).toHaveLength(3);
  expect(newsBlocks([])).toEqual([]);
});
