import { describe, expect, test } from "vitest";
import { paperCard, paperEntry } from "../../src/cards/paper-card.ts";
import { paperList } from "../../src/cards/paper-list.ts";
import type { Block, Entry, Message } from "../../src/chat/message.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { makePaper } from "../fixtures/papers.ts";

const FULL = makePaper({
  id: "2606.00001",
  title: "S* <eos> @everyone [IDK] $\\alpha$",
  abstract: "First things come first in this paper. Then come second things.",
  authors: ["Ada Example", "Béla Példa", "Cy Sample", "Di Muster"],
  organization: "Example Labs",
  summary: "One sentence in plain words.",
  keywords: ["reading", "tables"],
  categories: ["cs.CL", "cs.LG"],
  version: 2,
  upvotes: 1_140,
  comments: 3,
  codeUrl: "https://github.com/example/code",
  codeStars: 1_234,
  projectUrl: "https://example.org/project",
  thumbnailUrl: "https://cdn.example.org/thumb.png",
  publishedAt: Date.UTC(2026, 5, 10),
  listedOn: "2026-06-12" as never,
});
const BARE = makePaper({ id: "local-1", abstract: "", authors: [] });

const entries = (message: Message) =>
  message.blocks.filter((block): block is Entry => block.kind === "entry");
const words = (block: Block | undefined) =>
  block && "text" in block && typeof block.text !== "string"
    ? block.text
        .map((span) =>
          typeof span === "string"
            ? span
            : "text" in span
              ? span.text
              : span.kind === "time"
                ? `<${span.style}>`
                : "",
        )
        .join("")
    : undefined;

describe("paperEntry", () => {
  test("shows what is known, links and all, and the title as people should see it", () => {
    const shown = { ballot: 3, reason: "1,140 ▲ · new today", votes: 0, picture: true } as const;
    expect(paperEntry(FULL, shown)).toEqual({
      kind: "entry",
      ballot: 3,
      title: "S* <eos> @everyone [IDK] α",
      href: "https://huggingface.co/papers/2606.00001",
      byline: "Example Labs",
      reason: "1,140 ▲ · new today",
      body: "One sentence in plain words.",
      facts: [
        [{ kind: "link", text: "3 comments", href: "https://huggingface.co/papers/2606.00001" }],
        [{ kind: "link", text: "Code ★ 1.2k", href: "https://github.com/example/code" }],
        [{ kind: "link", text: "arXiv", href: "https://arxiv.org/abs/2606.00001" }],
        [{ kind: "link", text: "PDF", href: "https://arxiv.org/pdf/2606.00001" }],
        [{ kind: "link", text: "Project", href: "https://example.org/project" }],
      ],
      image: {
        url: "https://cdn.example.org/thumb.png",
        alt: "Preview image of “S* <eos> @everyone [IDK] α”",
      },
      actions: [
        {
          kind: "press",
          id: "vote:2606.00001",
          label: "Vote",
          describe: "Vote for “S* <eos> @everyone [IDK] α”",
        },
      ],
    });
  });

  test("shows a picture only where one is asked for", () => {
    const { image, ...plain } = paperEntry(FULL, { picture: true });
    expect(paperEntry(FULL)).toEqual(plain);
    expect(image?.url).toBe("https://cdn.example.org/thumb.png");
  });

  test("in brief, says it in 200 characters that end with a clause, and has the links that its page lacks", () => {
    const said = "We present a reader of papers that sorts them by what they say about each other";
    const summary = `${said}, which ${"really ".repeat(20)}works, while nobody looks.`;
    const {
      body = "",
      facts,
      compact,
    } = paperEntry({ ...FULL, summary }, { reason: "1,140 ▲", brief: true });
    expect(body).toBe(`${said}…`);
    expect(facts.map(([fact]) => (typeof fact === "object" && "text" in fact ? fact.text : fact))).toEqual([
      "3 comments",
      "Code ★ 1.2k",
      "PDF",
    ]);
    expect(compact).toBe(true);
    const elsewhere = { ...BARE, projectUrl: "https://example.org/p" };
    expect(paperEntry(elsewhere, { reason: "x", brief: true }).facts).toEqual([
      [{ kind: "link", text: "Project", href: "https://example.org/p" }],
    ]);
  });

  test("leaves out what is not known, rather than showing it empty", () => {
    expect(paperEntry(BARE)).toEqual({ kind: "entry", title: "Paper local-1", facts: [["0 ▲"]] });
  });

  test("tells upvotes among the facts where no reason does", () => {
    expect(paperEntry(makePaper({ id: "local-1", upvotes: 12 })).facts).toEqual([["12 ▲"]]);
    expect(paperEntry(makePaper({ id: "local-1", upvotes: 12 }), { reason: "12 ▲" }).facts).toEqual([]);
  });

  test("a paper that is not on arXiv leads to its project", () => {
    expect(paperEntry({ ...BARE, projectUrl: "https://example.org/p" }).href).toBe("https://example.org/p");
  });

  test.each([
    [[], undefined],
    [["Ada"], "Ada"],
    [["Ada", "Béla"], "Ada, Béla"],
    [["Ada", "Béla", "Cy"], "Ada, Béla +1"],
    [Array.from({ length: 664 }, (_, n) => `A${n}`), "A0, A1 +662"],
  ])("authors %j are shown as %s", (authors, byline) => {
    expect(paperEntry(makePaper({ authors })).byline).toBe(byline);
  });

  test("the one comment that every paper has is no fact", () => {
    const facts = (comments: number) =>
      paperEntry(makePaper({ id: "local-1", comments }), { reason: "x" }).facts;
    expect([facts(0), facts(1), facts(2)]).toEqual([[], [], [["2 comments"]]]);
  });

  test("code without stars is just code", () => {
    const code = { id: "local-1", codeUrl: "https://github.com/e/c" };
    const link = { kind: "link", text: "Code", href: "https://github.com/e/c" };
    expect(paperEntry(makePaper(code), { reason: "x" }).facts).toEqual([[link]]);
    expect(paperEntry(makePaper({ ...code, codeStars: 0 }), { reason: "x" }).facts).toEqual([[link]]);
  });

  test("without a summary the abstract's sentence that says what is new stands in", () => {
    const { summary: _, ...unsummarized } = FULL;
    const abstract = "First things come first. In this paper, we propose to read them second.";
    expect(paperEntry({ ...unsummarized, abstract }).body).toBe("We propose to read them second.");
  });

  test("what nobody can see is not shown", () => {
    const hidden = makePaper({
      id: "local-1",
      title: "\u200b\u2060",
      authors: ["\u202eAda", "B\\'ela"],
      abstract: "We\u202e present it.",
    });
    expect(paperEntry(hidden)).toMatchObject({
      title: "local-1",
      byline: "Ada, Béla",
      body: "We present it.",
    });
  });

  test("long summaries, sentences and alt texts are cut visibly", () => {
    const long = "word ".repeat(400).trim();
    const entry = paperEntry(
      makePaper({ title: long, summary: long, thumbnailUrl: "https://example.org/t.png" }),
      { picture: true },
    );
    expect(entry.title).toBe(long);
    expect(entry.body?.length).toBe(300);
    expect(entry.body?.endsWith("word…")).toBe(true);
    expect(entry.image?.alt.length).toBeLessThan(180);
    expect(paperEntry(makePaper({ abstract: long })).body).toMatch(/^word .{150,195}word…$/);
  });

  test("the vote button tells its count, within the 75 characters a description may have", () => {
    const button = (votes: number, title: string) => paperEntry(makePaper({ title }), { votes }).actions?.[0];
    expect(button(1, "Short")).toMatchObject({
      label: "Vote · 1",
      describe: "Vote for “Short”, 1 vote so far",
    });
    const wide = button(99_999, "long ".repeat(50));
    expect(wide).toMatchObject({ label: "Vote · 99,999" });
    expect(wide?.kind === "press" && wide.describe?.length).toBeLessThanOrEqual(75);
  });
});

describe("paperCard", () => {
  const build = () => paperCard(FULL, { votes: 2 });

  test("holds the whole abstract, the people, the subject and the dates", () => {
    const card = build();
    expect(card.summary).toBe("S* <eos> @everyone [IDK] α – Example Labs");
    expect(entries(card)[0]).toMatchObject({
      body: FULL.abstract,
      facts: [
        ["1,140 ▲"],
        [{ kind: "link", text: "3 comments", href: "https://huggingface.co/papers/2606.00001" }],
        expect.anything(),
        expect.anything(),
        expect.anything(),
        expect.anything(),
      ],
      actions: [{ label: "Vote · 2" }],
    });
    expect(card.blocks.slice(1).map(words)).toEqual([
      "Authors Ada Example, Béla Példa, Cy Sample, Di Muster",
      "Organization Example Labs",
      "Keywords reading, tables",
      "Categories cs.CL, cs.LG",
      "2606.00001 · version 2 · published <date> · on Daily Papers Friday 12 June 2026",
    ]);
    expect(card.blocks.at(-1)?.kind).toBe("note");
  });

  test("says nothing of what is not known", () => {
    const bare = paperCard(BARE, { votes: 0 });
    expect(bare.summary).toBe("Paper local-1");
    expect(bare.blocks.slice(1).map(words)).toEqual(["local-1"]);
    expect(entries(bare)[0]).not.toHaveProperty("body");
  });

  test("gives the summary where there is no abstract", () => {
    expect(entries(paperCard({ ...FULL, abstract: "" }, { votes: 0 }))[0]?.body).toBe(
      "One sentence in plain words.",
    );
  });

  test("names twenty authors and counts the others", () => {
    const authors = Array.from({ length: 22 }, (_, n) => `A${n + 1}`);
    const shown = (n: number) =>
      words(paperCard(makePaper({ authors: authors.slice(0, n) }), { votes: 0 }).blocks[1]);
    expect(shown(20)).toMatch(/A19, A20$/);
    expect(shown(21)).toMatch(/A20 and 1 more$/);
    expect(shown(22)).toMatch(/A20 and 2 more$/);
  });

  test("says that a paper was withdrawn", () => {
    expect(words(paperCard({ ...FULL, withdrawn: true }, { votes: 0 }).blocks[1])).toBe(
      "Withdrawn by its authors at arXiv.",
    );
  });
});

describe("paperList", () => {
  const a = makePaper({ id: "2606.00001", title: "First", upvotes: 7 });
  const b = makePaper({ id: "2606.00002", title: "Second" });

  test("lists papers in order under its title, with plain upvotes where no reason is given", () => {
    const list = paperList(
      "Favourites",
      [{ paper: a }, { paper: b, reason: "3 votes", body: "An extract." }],
      {
        empty: "None yet.",
      },
    );
    expect(list.summary).toBe("Favourites: First; Second");
    expect(list.blocks[0]).toEqual({ kind: "heading", text: "Favourites" });
    expect(list.blocks).toHaveLength(3);
    expect(entries(list).map(({ title, reason, body }) => [title, reason, body])).toEqual([
      ["First", "7 ▲", "We study the subject of 2606.00001."],
      ["Second", "3 votes", "An extract."],
    ]);
    for (const entry of entries(list)) {
      expect(entry).not.toHaveProperty("ballot");
      expect(entry).not.toHaveProperty("actions");
    }
  });

  test("numbers, vote buttons and small print come when asked for", () => {
    const list = paperList("Favourites", [{ paper: a }, { paper: b }], {
      empty: "None yet.",
      numbering: true,
      votes: new Map([["2606.00002" as PaperId, 4]]),
      notes: [["Votes of the last week."]],
    });
    expect(entries(list).map(({ reason }) => reason)).toEqual(["#1 · 7 ▲", "#2 · 0 ▲"]);
    expect(entries(list).map(({ actions }) => actions?.[0]?.label)).toEqual(["Vote", "Vote · 4"]);
    expect(list.blocks.at(-1)).toEqual({ kind: "note", text: ["Votes of the last week."] });
  });

  test("says so where there are none", () => {
    const none = paperList("Favourites", [], { empty: "None yet: react to a digest." });
    expect(none.summary).toBe("Favourites: None yet: react to a digest.");
    expect(none.blocks).toEqual([
      { kind: "heading", text: "Favourites" },
      { kind: "paragraph", text: ["None yet: react to a digest."] },
    ]);
  });

  test("the notification stays short however long the titles are", () => {
    const paper = makePaper({ title: "word ".repeat(60).trim() });
    const { summary } = paperList("Many", Array(10).fill({ paper }), { empty: "" });
    expect(summary.length).toBeLessThanOrEqual(300);
    expect(summary).toMatch(/word…; word/);
  });
});
