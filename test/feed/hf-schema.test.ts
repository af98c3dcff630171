import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRow, readRows } from "../../src/feed/hf-schema.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import type { Day } from "../../src/time/day.ts";
import { jsonFixture } from "./fixtures.ts";

const DAY = "2025-09-03" as Day;

function paperOf(row: unknown, day?: Day): Paper {
  const paper = readRow(row, day);
  if (typeof paper === "string") throw new Error(paper);
  return paper;
}

describe("a daily row", () => {
  it("becomes a paper with every fact in the library's form", () => {
    const { papers, skipped } = readRows(jsonFixture("huggingface", "daily-full-row.json"), "test", DAY);
    expect(skipped).toEqual([]);
    expect(papers).toEqual([
      {
        id: "2509.00001",
        title: "Growing Tomatoes with $\\alpha$-Schedules: Pass@k <eos> S*",
        abstract: "Tomatoes are red. We water them by schedule.",
        authors: ["Ada Example", "Béla Példa"],
        keywords: ["tomatoes", "learned schedules"],
        categories: [],
        upvotes: 41,
        comments: 3,
        withdrawn: false,
        organization: "Example Garden",
        summary: "Watering by a learned schedule makes better tomatoes.",
        codeUrl: "https://github.com/example/tomatoes",
        codeStars: 12,
        projectUrl: "https://tomatoes.example/schedules",
        thumbnailUrl: "https://thumbnails.example/2509.00001.png",
        publishedAt: Date.UTC(2025, 8, 1),
        listedOn: "2025-09-02",
      },
    ]);
  });

  it("is listed on the day asked for where it does not say so itself", () => {
    const row = {
      paper: { id: "2405.00001", title: "Old", authors: [] },
      publishedAt: "2024-05-27T01:00:00Z",
    };
    expect(paperOf(row, DAY).listedOn).toBe(DAY);
    expect("listedOn" in paperOf(row)).toBe(false);
    expect(paperOf({ paper: { ...row.paper, submittedOnDailyAt: "soon" } }, DAY).listedOn).toBe(DAY);
  });

  it("takes comments and thumbnail from the row before the paper, and whole numbers that are not negative", () => {
    const paper = {
      id: "2405.00001",
      title: "T",
      numComments: 9,
      thumbnail: "https://a.example/9",
      upvotes: 2.7,
    };
    const row = { paper: { ...paper, githubStars: -4 }, numComments: 3, thumbnail: "https://a.example/3" };
    expect(paperOf(row)).toMatchObject({
      comments: 3,
      thumbnailUrl: "https://a.example/3",
      upvotes: 2,
      codeStars: 0,
    });
    expect(paperOf({ paper })).toMatchObject({ comments: 9, thumbnailUrl: "https://a.example/9" });
  });

  it("takes the organization of the paper, else of the row; the full name, else the short", () => {
    const paper = { id: "2405.00001", title: "T", authors: [] };
    expect(paperOf({ paper, organization: { name: "short", fullname: "Full Name" } }).organization).toBe(
      "Full Name",
    );
    expect(paperOf({ paper, organization: { name: "short" } }).organization).toBe("short");
    const both = { paper: { ...paper, organization: { name: "inner" } }, organization: { name: "outer" } };
    expect(paperOf(both).organization).toBe("inner");
    expect("organization" in paperOf({ paper, organization: { name: " " } })).toBe(false);
  });
});

describe("a flat row", () => {
  it("with an id and a title alone is a paper without inventions", () => {
    expect(readRow({ id: "2405.00001", title: "T" })).toEqual({
      id: "2405.00001",
      title: "T",
      abstract: "",
      authors: [],
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
    });
  });

  it("keeps its good authors and keywords where others are no use", () => {
    const row = {
      id: "2405.00001",
      title: "T",
      authors: [{ name: " " }, { name: "Ada" }, { name: "Shy", hidden: true }, { name: 5 }, null, "Bo"],
      ai_keywords: [17, "a", " ", "b  c", "a", null],
      withdrawnAt: null,
    };
    expect(paperOf(row)).toMatchObject({ authors: ["Ada"], keywords: ["a", "b c"], withdrawn: false });
  });

  it("becomes a paper, with its withdrawal", () => {
    const paper = paperOf(jsonFixture("huggingface", "paper-flat.json"));
    expect(paper).toMatchObject({ id: "2509.00002", comments: 2, upvotes: 7, withdrawn: true });
    expect(paper.publishedAt).toBe(Date.UTC(2025, 8, 1, 9, 30));
  });
});

describe("bad rows", () => {
  it("are skipped one by one, each with its place and reason", () => {
    const { papers, skipped } = readRows(jsonFixture("huggingface", "daily-bad-rows.json"), "test", DAY);
    expect(papers.map((paper) => paper.id)).toEqual(["2509.00010", "2509.00016"]);
    expect(skipped).toEqual([
      { where: "row 2", reason: expect.stringMatching(/Python's notation.*json\.dump/) },
      { where: "row 3", reason: expect.stringMatching(/^paper\.id: .*expected string/) },
      { where: "row 4", reason: "paper.title: empty (paper 2509.00013)" },
      { where: "row 5", reason: expect.stringMatching(/^paper\.upvotes: .*expected number/) },
      { where: "row 6", reason: 'paper.id: "2509.00015 and more" cannot be an id' },
      { where: "row 7", reason: expect.stringMatching(/^row: .*expected object/) },
      { where: "row 8", reason: "2509.00010 stands in this list twice" },
    ]);
  });

  it("lose only the facts that are not as expected, where the paper can do without them", () => {
    const last = readRows(jsonFixture("huggingface", "daily-bad-rows.json"), "test", DAY).papers[1];
    expect(last).toMatchObject({ authors: [], upvotes: 0 });
    expect(last).not.toHaveProperty("codeStars");
    expect(last).not.toHaveProperty("thumbnailUrl");
  });

  it("that are other text are named as such", () => {
    expect(readRow("surprise")).toBe('text instead of a JSON object: "surprise"');
    expect(readRow("see {'a': 1}")).toMatch(/^text instead/);
    expect(readRow("{x'")).toMatch(/^text instead/);
    expect(readRow("\n{ 'paper': 1}")).toMatch(/^text in Python's notation/);
  });

  it("say everything that is wrong with them", () => {
    expect(readRow({ paper: { upvotes: "many" } })).toMatch(
      /^paper\.id: .*; paper\.title: .*; paper\.upvotes: /,
    );
  });

  it("never throw, whatever comes, and every row is counted", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.record({ paper: fc.jsonValue() }))), (rows) => {
        const { papers, skipped } = readRows(rows, "test", DAY);
        expect(papers.length + skipped.length).toBe(rows.length);
      }),
    );
  });
});

describe("an answer that is no list", () => {
  it.each([[{ error: "Not today" }], ["text"], [null], [undefined], [17]])(
    "%j is refused, saying what came",
    (answer) => {
      const read = () => readRows(answer, "Somewhere");
      expect(read).toThrow(FeedError);
      expect(read).toThrow(expect.objectContaining({ kind: "unreadable" }));
      expect(read).toThrow(
        `Somewhere: expected a list of papers, got ${answer === undefined ? "nothing" : JSON.stringify(answer)}`,
      );
    },
  );
});
