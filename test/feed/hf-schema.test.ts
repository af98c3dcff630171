import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOUNDS } from "../../src/feed/facts.ts";
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
    expect(paperOf(row)).toMatchObject({ authors: ["Ada", "Bo"], keywords: ["a", "b c"], withdrawn: false });
  });

  it("becomes a paper, with its withdrawal", () => {
    const paper = paperOf(jsonFixture("huggingface", "paper-flat.json"));
    expect(paper).toMatchObject({ id: "2509.00002", comments: 2, upvotes: 7, withdrawn: true });
    expect(paper.publishedAt).toBe(Date.UTC(2025, 8, 1, 9, 30));
  });
});

describe("a row whose form has drifted", () => {
  const base = { id: "2405.00001", title: "T" };

  it.each([
    ["nothing", null, 0],
    ["no key", undefined, 0],
    ["text", "12", 12],
    ["text with a comma", " 1,234 ", 1_234],
    ["words", "many", 0],
    ["an object", { count: 3 }, 0],
    ["a negative number", -7, 0],
    ["negative text", "-7", 0],
    ["a fraction", 2.7, 2],
    ["the largest number believed", 10_000_000, 10_000_000],
    ["one more", 10_000_001, 0],
    ["beyond belief", 1e308, 0],
    ["beyond belief as text", "1e308", 0],
    ["digits beyond belief", "99999999999", 0],
    ["infinity", Number.POSITIVE_INFINITY, 0],
  ])("keeps its paper where a count is %s", (_, told, read) => {
    const paper = { ...base, upvotes: told, numComments: told, githubStars: told };
    expect(paperOf({ paper }, DAY)).toMatchObject({ upvotes: read, comments: read });
    expect(paperOf(paper).codeStars ?? 0).toBe(read);
    expect(paperOf({ paper: base, numComments: told }).comments).toBe(read);
  });

  it.each([
    ["no list", "Ada", []],
    ["nothing", null, []],
    ["names", ["Ada Example", ""], ["Ada Example"]],
    ["more than any paper has", Array(10_000).fill({ name: "Bo" }), Array(6_000).fill("Bo")],
  ])("keeps its paper where the authors are %s", (_, authors, read) => {
    expect(paperOf({ ...base, authors }).authors).toEqual(read);
  });

  it.each([
    ["2025-09-01T00:00:00.000Z", Date.UTC(2025, 8, 1)],
    [Date.UTC(2025, 8, 1), Date.UTC(2025, 8, 1)],
    [Date.UTC(2025, 8, 1) / 1_000, Date.UTC(2025, 8, 1)],
    ["9999-12-31", undefined],
    ["soon", undefined],
    [1e308, undefined],
    [{ seconds: 1 }, undefined],
    [null, undefined],
  ])("takes a date from %j where it is one", (publishedAt, read) => {
    expect(paperOf({ ...base, publishedAt }).publishedAt).toBe(read);
  });

  it.each([
    [Date.UTC(2025, 8, 2, 9), "2025-09-02"],
    ["2025-10-05", DAY],
    ["2024-09-03T00:00:00Z", DAY],
    ["9999-12-31", DAY],
    [17, DAY],
    [null, DAY],
  ])("that says it was listed %j is listed on %s", (submittedOnDailyAt, read) => {
    expect(paperOf({ ...base, submittedOnDailyAt }, DAY).listedOn).toBe(read);
  });

  it("takes the title of the row around it, an organization that is a name, and is withdrawn by a date alone", () => {
    const paper = { id: "2405.00001", title: null, organization: "Example Lab", withdrawnAt: false };
    expect(paperOf({ paper, title: "Around" })).toMatchObject({
      title: "Around",
      organization: "Example Lab",
      withdrawn: false,
    });
    expect(readRow({ paper })).toBe("paper.title: empty (paper 2405.00001)");
    expect(paperOf({ ...base, paper: null })).toMatchObject(base);
  });

  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ unit: "grapheme", maxLength: 30 }).map((part) => part.repeat(3_000)),
    fc.constantFrom("2506.01234", "12", "-3", "1e400", "9999-12-31", "https://a.example/b", "a/b"),
  );
  const anything = fc.oneof(
    text,
    fc.jsonValue(),
    fc.double(),
    fc.constantFrom(null, undefined, true, 1e308, -1, Number.NaN),
    fc.array(fc.oneof(text, fc.record({ name: text, hidden: fc.boolean() })), { maxLength: 5 }),
    fc.record({ name: text, fullname: text }, { requiredKeys: [] }),
  );
  const facts = fc.record(
    Object.fromEntries(
      [
        ...[
          "id",
          "title",
          "summary",
          "authors",
          "publishedAt",
          "submittedOnDailyAt",
          "withdrawnAt",
          "upvotes",
        ],
        ...[
          "numComments",
          "thumbnail",
          "projectPage",
          "githubRepo",
          "githubStars",
          "ai_summary",
          "ai_keywords",
        ],
        ...["organization", "paper"],
      ].map((name) => [name, anything]),
    ),
    { requiredKeys: [] },
  );
  const accepted = facts.map((row) => ({ ...row, id: "2405.00001", title: "T" }));

  it("never throws, and every paper that it gives keeps its bounds", () => {
    const row = fc.oneof(
      facts,
      accepted,
      fc.record({ paper: accepted }).chain((around) => facts.map((f) => ({ ...f, ...around }))),
    );
    fc.assert(
      fc.property(row, (drifted) => {
        const paper = readRow(drifted, DAY);
        if (typeof paper === "string") return void expect(paper).not.toBe("");
        const counts = [paper.upvotes, paper.comments, paper.codeStars ?? 0];
        expect(counts.every((n) => Number.isSafeInteger(n) && n >= 0 && n <= BOUNDS.count)).toBe(true);
        expect(paper.title.length).toBeGreaterThan(0);
        const texts: readonly (readonly [string, number])[] = [
          [paper.title, BOUNDS.title],
          [paper.abstract, BOUNDS.abstract],
          [paper.summary ?? "", BOUNDS.summary],
          [paper.organization ?? "", BOUNDS.name],
          ...paper.authors.map((name) => [name, BOUNDS.name] as const),
          ...paper.keywords.map((word) => [word, BOUNDS.keyword] as const),
          ...[paper.codeUrl, paper.projectUrl, paper.thumbnailUrl].map(
            (url) => [url ?? "", BOUNDS.url] as const,
          ),
        ];
        for (const [written, most] of texts) expect(written.length).toBeLessThanOrEqual(most);
        const at = paper.publishedAt ?? BOUNDS.earliest;
        expect(at >= BOUNDS.earliest && at <= BOUNDS.latest).toBe(true);
        expect(paper.listedOn).toMatch(/^2025-(?:08|09|10)-\d\d$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("bad rows", () => {
  it("are skipped one by one, each with its place and reason", () => {
    const { papers, skipped } = readRows(jsonFixture("huggingface", "daily-bad-rows.json"), "test", DAY);
    expect(papers.map((paper) => paper.id)).toEqual(["2509.00010", "2509.00014", "2509.00016"]);
    expect(skipped).toEqual([
      { where: "row 2", reason: expect.stringMatching(/Python's notation.*json\.dump/) },
      { where: "row 3", reason: expect.stringMatching(/^paper\.id: .*expected string/) },
      { where: "row 4", reason: "paper.title: empty (paper 2509.00013)" },
      { where: "row 6", reason: 'paper.id: "2509.00015 and more" is not a valid id' },
      { where: "row 7", reason: expect.stringMatching(/^row: .*expected object/) },
      { where: "row 8", reason: "2509.00010 is in this list twice" },
    ]);
  });

  it("lose only the facts that are not as expected, where the paper can do without them", () => {
    const last = readRows(jsonFixture("huggingface", "daily-bad-rows.json"), "test", DAY).papers[2];
    expect(last).toMatchObject({ authors: ["x"], upvotes: 0 });
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
    expect(readRow({ paper: { id: 17, title: 18, upvotes: "many" } })).toMatch(
      /^paper\.id: .*; paper\.title: [^;]*$/,
    );
  });

  it("beyond a thousand are cut off and told as one", () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => ({ id: `2405.${10_000 + n}`, title: "T" }));
    const { papers, skipped } = readRows(rows.slice(0, 1_000), "test", DAY);
    expect([papers.length, skipped]).toEqual([1_000, []]);
    expect(readRows(rows, "test", DAY)).toEqual({
      papers,
      skipped: [{ where: "rows 1001 to 100000", reason: "more than the 1000 rows that a list may have" }],
    });
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
