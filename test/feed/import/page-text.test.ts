import { describe, expect, it } from "vitest";
import { isPapersPage, parsePapersPage } from "../../../src/feed/import/page-text.ts";
import { fixture } from "../fixtures.ts";

const NOW = Date.UTC(2025, 10, 10, 12);
const page = () => fixture("page", "papers-page.txt");
const card = (byline: string, date = "Feb 17") => `A Title\n\nAn abstract.\n\n${byline}\n·\n${date}\n`;
const one = (text: string, now = NOW) => parsePapersPage(text, now).papers[0];

describe("the papers page copied as text", () => {
  it("gives every card its title, abstract, organization, date and comments", () => {
    const { papers, skipped } = parsePapersPage(page(), NOW);
    expect(
      papers.map(({ title, abstract, organization, publishedAt, comments }) => [
        title,
        abstract,
        organization,
        new Date(publishedAt ?? 0).toISOString().slice(0, 10),
        comments,
      ]),
    ).toEqual([
      ["Growing Tomatoes by Schedule", "Tomatoes are red. We water them.", undefined, "2025-02-17", 0],
      [
        "Peppers: A Survey of S* and <eos>",
        "Peppers are hot. A second paragraph of the same abstract.",
        "OpenGarden",
        "2024-12-05",
        2,
      ],
      ["Alone with an Abstract", "One wrote it.", undefined, "2025-08-01", 12],
      ["Next Month of the Year Before", "Written when the year was younger.", undefined, "2024-12-31", 0],
    ]);
    expect(skipped).toEqual([{ where: "card 4", reason: '"Smarch 3" is not a date' }]);
  });

  it("knows nothing else of a card", () => {
    expect(one(card("Mistral"))).toEqual({
      id: expect.stringMatching(/^page:a-title-/),
      title: "A Title",
      abstract: "An abstract.",
      authors: [],
      organization: "Mistral",
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
      publishedAt: Date.UTC(2025, 1, 17),
    });
    expect(one(card("2 authors"))).not.toHaveProperty("organization");
  });

  it("gives cards an id of their own, the same each time, and lists them on no day", () => {
    const [first] = parsePapersPage(page(), NOW).papers;
    expect(first?.id).toMatch(/^page:growing-tomatoes-by-schedule-[0-9a-f]{8}$/);
    expect(first).not.toHaveProperty("listedOn");
    for (const lineEnd of ["\r\n", "\r"]) {
      expect(parsePapersPage(page().replaceAll("\n", lineEnd), NOW)).toEqual(parsePapersPage(page(), NOW));
    }
  });

  it.each([
    ["openbmb OpenBMB", "OpenBMB"],
    ["bytedance-research ByteDance", "ByteDance"],
    ["PekingUniversity Peking University", "Peking University"],
    ["google Google DeepMind", "Google DeepMind"],
    ["Stanford University", "Stanford University"],
    ["Mistral", "Mistral"],
    ["• Mistral", "Mistral"],
    ["•Mistral", "Mistral"],
    ["Dot • Com", "Dot • Com"],
    ["& Co", "& Co"],
    ["Art #", "Art #"],
    ["The 5 authors", "The 5 authors"],
    ["2 authors of note", "2 authors of note"],
    ["• 1 authors", undefined],
    ["• 1 author", undefined],
    ["•1 authors", undefined],
    ["23 authors", undefined],
    ["• 1,024 authors", undefined],
  ])("reads %j as the organization %j", (byline, organization) => {
    expect(one(card(byline))?.organization).toBe(organization);
  });

  it("takes the year left out for the latest that is not in the future", () => {
    const at = (date: string, now: string) => {
      const paper = one(card("2 authors", date), Date.parse(now));
      return new Date(paper?.publishedAt ?? 0).toISOString().slice(0, 10);
    };
    expect(at("Nov 10", "2025-11-10T00:00:00Z")).toBe("2025-11-10");
    expect(at("Nov 11", "2025-11-10T23:59:59Z")).toBe("2024-11-11");
    expect(at("Dec 31", "2026-01-02T00:00:00Z")).toBe("2025-12-31");
    expect(at("Feb 3, 2031 7", "2026-01-02T00:00:00Z")).toBe("2031-02-03");
  });

  it.each(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])(
    "knows the month %s",
    (name) => {
      const at = new Date(one(card("2 authors", `${name} 2, 2024`))?.publishedAt ?? 0);
      expect(
        at.toLocaleString("en", { month: "short", day: "numeric", year: "numeric", timeZone: "UTC" }),
      ).toBe(`${name} 2, 2024`);
    },
  );

  it.each(["Feb 30", "Foo 3", "on Feb 3", "Feb 3 and later", ""])("skips a card of %j", (date) => {
    expect(parsePapersPage(card("2 authors", date), NOW)).toMatchObject({
      papers: [],
      skipped: [{ where: "card 1", reason: `"${date}" is not a date` }],
    });
  });

  it("skips a second card of the same title, one without an author line, and one that breaks off", () => {
    const { papers, skipped } = parsePapersPage(
      `${card("2 authors")}\n${card("2 authors")}\nOnly a title\n·\nFeb 17\n\nHalf a card\n`,
      NOW,
    );
    expect(papers).toHaveLength(1);
    expect(skipped).toEqual([
      { where: "card 2", reason: "the same title is on this page twice" },
      { where: "card 3", reason: "has no title or no authors" },
      { where: "card 4", reason: "ends before its date" },
    ]);
  });

  it.each(["Renewal of Old Gardens", "newcomers", "Why we Subscribe", "Subscribe to Nothing"])(
    "takes %j for a title, though the heading has a line like it",
    (title) => {
      const byline = "by AK and the research community";
      const { papers } = parsePapersPage(`new\n${byline}\n${title}\n2 authors\n·\nFeb 17\n`, NOW);
      expect(papers).toMatchObject([{ title, abstract: "" }]);
    },
  );

  it("looks for the page's heading above the first card alone", () => {
    const { papers } = parsePapersPage(
      `Daily Papers\n\n${card("2 authors")}\nSubscribe\n\nAbout it.\n\n2 authors\n·\nFeb 17\n`,
      NOW,
    );
    expect(papers.map(({ title }) => title)).toEqual(["A Title", "Subscribe"]);
  });

  it("is told from other text", () => {
    expect(isPapersPage(page())).toBe(true);
    expect(isPapersPage("a · b\nFeb 17")).toBe(false);
    expect(isPapersPage("·\nno date")).toBe(false);
    expect(isPapersPage("")).toBe(false);
  });
});
