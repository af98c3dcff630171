import { describe, expect, it } from "vitest";
import { createArxiv, readAtom } from "../../src/feed/arxiv.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { type Answer, createScriptedHttp, during } from "../fakes/http.ts";
import { fixture } from "./fixtures.ts";

const ids = (...texts: string[]) => texts as PaperId[];
const atom = (...name: string[]) => new Response(fixture("arxiv", ...name));

function setUp(script: readonly Answer[], endpoint = "https://arxiv.example/api/query") {
  const { http, clock, asked } = createScriptedHttp(script);
  return { source: createArxiv({ endpoint, http, clock }), clock, asked };
}

describe("an Atom answer", () => {
  it("becomes papers with categories, the primary one first, and the version", () => {
    expect(readAtom(fixture("arxiv", "two-entries.xml"))).toEqual([
      {
        id: "2509.00001",
        title: "Tomatoes & Peppers: 1 < 2, café",
        abstract: "They grow. Together.",
        authors: ["Ada Example", "Béla Példa"],
        keywords: [],
        categories: ["cs.AI", "cs.LG", "stat.ML"],
        version: 3,
        upvotes: 0,
        comments: 0,
        publishedAt: Date.UTC(2025, 8, 1, 8, 18, 33),
        withdrawn: false,
      },
      {
        id: "math/0309136",
        title: "2003",
        abstract: "This paper has been withdrawn by the author.",
        authors: ["Solo Author"],
        keywords: [],
        categories: ["math.GT"],
        version: 1,
        upvotes: 0,
        comments: 0,
        publishedAt: Date.UTC(2003, 8, 8),
        withdrawn: true,
      },
    ]);
  });

  it("knows a withdrawal by its comment, and no other comment for one", () => {
    const withComment = (comment: string) =>
      readAtom(fixture("arxiv", "two-entries.xml").replace("12 pages", comment))[0]?.withdrawn;
    expect(withComment("This article has been withdrawn due to an error")).toBe(true);
    expect(withComment("Withdrawn by the authors")).toBe(true);
    expect(withComment("Replaces a withdrawn paper")).toBe(false);
  });

  describe("an entry", () => {
    const entry = (inside: string, id = "http://arxiv.org/abs/2509.00001v12") =>
      readAtom(`<feed><entry><id>${id}</id>${inside}</entry></feed>`);

    it("with a title alone is a paper without inventions", () => {
      expect(entry("<title>T</title>")).toEqual([
        {
          id: "2509.00001",
          title: "T",
          abstract: "",
          authors: [],
          keywords: [],
          categories: [],
          version: 12,
          upvotes: 0,
          comments: 0,
          withdrawn: false,
        },
      ]);
      const [unversioned] = entry("<title>T</title>", "http://arxiv.org/abs/2509.00001");
      expect(unversioned).not.toHaveProperty("version");
      expect(unversioned).not.toHaveProperty("publishedAt");
    });

    it("may have empty parts and white space around everything", () => {
      const parts = "<title>\n T\n </title><author/><category/>";
      expect(entry(parts, "\n http://arxiv.org/abs/2509.00001v2\n ")).toMatchObject([
        { title: "T", version: 2, authors: [], categories: [] },
      ]);
      expect(entry("<title>T</title><author><name> </name></author>")).toMatchObject([{ authors: [] }]);
    });

    it("keeps texts that look like numbers as they are", () => {
      const parts = `<title>007</title><author><name>1e3</name></author><category term="68.0"/>`;
      expect(entry(parts)).toMatchObject([{ title: "007", authors: ["1e3"], categories: ["68.0"] }]);
    });

    it("may hold more escaped characters than most", () => {
      const [paper] = entry(`<title>T</title><summary>${"&amp; ".repeat(3_000)}</summary>`);
      expect(paper?.abstract).toBe("& ".repeat(3_000).trim());
    });

    it.each([
      ["no title", "<title> </title>", "http://arxiv.org/abs/2509.00001v1"],
      ["an id that is none of arXiv's", "<title>T</title>", "http://arxiv.org/abs/tomatoes"],
      ["an address that is no abstract page", "<title>T</title>", "http://arxiv.org/pdf/2509.00001v1"],
    ])("with %s is left out", (_, parts, id) => expect(entry(parts, id)).toEqual([]));
  });

  it("that reports a bad id has no papers", () => {
    expect(readAtom(fixture("arxiv", "bad-id.xml"))).toEqual([]);
  });

  it.each([
    ["a web page", "<!doctype html><html><body>Sorry</body></html>"],
    ["another XML", "<rss><channel/></rss>"],
    ["JSON", "{}"],
    ["nothing", ""],
    ["a broken feed", "<feed><entry><id>x</id>"],
    ["entities that multiply", fixture("arxiv", "entity-bomb.xml")],
  ])("that is %s is refused, showing what came", (_, text) => {
    const read = () => readAtom(text);
    expect(read).toThrow(FeedError);
    expect(read).toThrow(/^arXiv: (?:expected an Atom feed, got|answered invalid XML:) "/);
  });
});

describe("looking up", () => {
  it("is done under a name that a log can show", () => {
    expect(setUp([]).source.name).toBe("arXiv");
  });

  it("asks for a paper by its id", async () => {
    const { source, asked } = setUp([atom("two-entries.xml")]);
    expect(await source.paper("2509.00001" as PaperId)).toMatchObject({
      title: "Tomatoes & Peppers: 1 < 2, café",
    });
    expect(asked[0]?.url).toBe("https://arxiv.example/api/query?id_list=2509.00001&start=0&max_results=1");
    expect(asked[0]?.headers.get("accept")).toBe("application/atom+xml");
  });

  it("a bad id is undefined, whether arXiv refuses it or we know before", async () => {
    const bad = new Response(fixture("arxiv", "bad-id.xml"), { status: 400 });
    const { source, asked } = setUp([bad], "https://arxiv.example/api/query?key=1");
    expect(await source.paper("2512.99999" as PaperId)).toBeUndefined();
    expect(asked[0]?.url).toMatch(/\?key=1&id_list=2512\.99999/);
    expect(await source.paper("page:tomatoes-12345678" as PaperId)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it("asks for many at once, a hundred a request, one request in three seconds", async () => {
    const { source, clock, asked } = setUp([atom("two-entries.xml")]);
    const many = Array.from({ length: 201 }, (_, n) => `2508.${String(n).padStart(5, "0")}`);
    const found = await during(
      clock,
      60_000,
      source.papers(ids("2509.00001", ...many, "2509.00001", "page:x")),
    );
    expect(asked.map(({ at }) => at)).toEqual([0, 3_000, 6_000]);
    expect(asked.map(({ url }) => new URL(url).searchParams.get("id_list")?.split(",").length)).toEqual([
      100, 100, 2,
    ]);
    expect(found).toMatchObject([{ id: "2509.00001" }, { id: "2509.00001" }, { id: "2509.00001" }]);
  });

  it("keeps one line for all its callers, retries included", async () => {
    const { source, clock, asked } = setUp([new Response("", { status: 503 }), atom("bad-id.xml")]);
    const both = Promise.all([source.paper("2509.00001" as PaperId), source.paper("2509.00002" as PaperId)]);
    await during(clock, 60_000, both);
    expect(asked.map(({ at }) => at)).toEqual([0, 3_000, 6_000]);
  });
});
