import { describe, expect, it } from "vitest";
import { createHuggingFace } from "../../src/feed/hugging-face.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import type { Day } from "../../src/time/day.ts";
import { type Answer, createScriptedHttp, during, jsonResponse } from "../fakes/http.ts";
import { jsonFixture } from "./fixtures.ts";

const DAY = "2025-09-03" as Day;

function setUp(script: readonly Answer[], token?: string, endpoint = "https://hub.example/") {
  const { http, clock, asked } = createScriptedHttp(script, { retries: 0 });
  return { source: createHuggingFace({ endpoint, token, http, clock }), clock, asked };
}

/** `count` rows, of which the first is number `from`. */
function rows(from: number, count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    paper: {
      id: `2509.${String(from + index).padStart(5, "0")}`,
      title: `Paper ${from + index}`,
      authors: [],
    },
  }));
}

const byPage = (pages: readonly unknown[][]) => (url: URL) =>
  jsonResponse(pages[Number(url.searchParams.get("p"))] ?? []);

describe("a day's list", () => {
  it("is asked for by day, a hundred at a time, with the token", async () => {
    const { source, asked } = setUp([byPage([rows(1, 3)])], "hf_secret");
    expect((await source.papersOn(DAY)).papers).toHaveLength(3);
    expect(asked[0]?.url).toBe("https://hub.example/api/daily_papers?date=2025-09-03&limit=100&p=0");
    expect(asked[0]?.headers.get("authorization")).toBe("Bearer hf_secret");
  });

  it.each([50, 37, 10])("goes on where a server gives %i rows a page and no link", async (cap) => {
    const { source } = setUp([byPage([rows(1, cap), rows(1 + cap, cap), rows(1 + 2 * cap, 7)])]);
    expect(await source.papersOn(DAY)).toMatchObject({ papers: { length: 2 * cap + 7 }, skipped: [] });
  });

  it.each([400, 404])(
    "takes a %i after the last page for the end, but not after a full one",
    async (status) => {
      const refusal = () => jsonResponse({ error: "No such page" }, {}, status);
      const short = setUp([jsonResponse(rows(1, 30)), refusal]);
      expect(await short.source.papersOn(DAY)).toMatchObject({ papers: { length: 30 }, skipped: [] });
      const full = setUp([jsonResponse(rows(1, 100)), refusal]);
      expect(await full.source.papersOn(DAY)).toMatchObject({
        papers: { length: 100 },
        skipped: [
          {
            where: "page 2",
            reason: expect.stringContaining(`answered ${status}: {"error":"No such page"}`),
          },
        ],
      });
    },
  );

  it.each<[string, Answer]>([
    ["500", jsonResponse({}, {}, 500)],
    ["403", jsonResponse({}, {}, 403)],
    ["429", jsonResponse({}, {}, 429)],
    ["something else", jsonResponse({ surprise: true })],
    ["a web page", new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["half an answer", new Response('[{"paper":')],
    ["nothing", new Error("ECONNRESET")],
  ])("keeps the pages that came where a later one answers %s", async (_, answer) => {
    const { source } = setUp([jsonResponse(rows(1, 50)), jsonResponse(rows(51, 50)), answer]);
    expect(await source.papersOn(DAY)).toMatchObject({
      papers: { length: 100 },
      skipped: [{ where: "page 3", reason: expect.stringMatching(/\w{3}/) }],
    });
  });

  it("goes on until a page is not full", async () => {
    const { source, asked } = setUp([byPage([rows(1, 100), rows(101, 100), rows(201, 20)])]);
    expect((await source.papersOn(DAY)).papers).toHaveLength(220);
    expect(asked).toHaveLength(3);
  });

  it("takes an empty page after a full one for the end", async () => {
    const { source, asked } = setUp([byPage([rows(1, 100)])]);
    expect(await source.papersOn(DAY)).toMatchObject({ papers: { length: 100 }, skipped: [] });
    expect(asked).toHaveLength(2);
  });

  it("follows the link to the next page, be the page full or not, but to no other server", async () => {
    const next = { link: '<https://hub.example/api/daily_papers?cursor=2>; rel="next"' };
    const linked = setUp([jsonResponse(rows(1, 50), next), jsonResponse(rows(51, 5))]);
    expect((await linked.source.papersOn(DAY)).papers).toHaveLength(55);
    expect(linked.asked[1]?.url).toBe("https://hub.example/api/daily_papers?cursor=2");
    const astray = setUp(
      [jsonResponse(rows(1, 50), { link: '<https://evil.example/x>; rel="next"' })],
      "hf_secret",
    );
    expect((await astray.source.papersOn(DAY)).papers).toHaveLength(50);
    expect(astray.asked.map(({ url }) => new URL(url).host)).toEqual(["hub.example", "hub.example"]);
  });

  it("ends where a server repeats its page, even with other counts, and where a list has no end", async () => {
    const repeats = setUp([jsonResponse(rows(1, 100))]);
    expect(await repeats.source.papersOn(DAY)).toMatchObject({ papers: { length: 100 }, skipped: [] });
    expect(repeats.asked).toHaveLength(2);
    const counted = (upvotes: number) => jsonResponse([{ paper: { id: "2509.00001", title: "T", upvotes } }]);
    const counting = setUp([counted(1), counted(2), counted(3)]);
    expect(await counting.source.papersOn(DAY)).toMatchObject({ papers: [{ upvotes: 1 }], skipped: [] });
    const pagesOf = (size: number) => (url: URL) =>
      jsonResponse(rows(1 + size * Number(url.searchParams.get("p")), size));
    const endless = setUp([pagesOf(100)]);
    expect(await endless.source.papersOn(DAY)).toMatchObject({
      papers: { length: 1_000 },
      skipped: [{ where: "rows 1001 to 1100" }],
    });
    expect(endless.asked).toHaveLength(11);
    const slow = setUp([pagesOf(10)]);
    expect(await slow.source.papersOn(DAY)).toMatchObject({
      papers: { length: 200 },
      skipped: [{ where: "page 21", reason: "not asked for, after 20 pages" }],
    });
    expect(slow.asked).toHaveLength(20);
  });

  it("takes a paper once that moved from one page to the next meanwhile", async () => {
    const moved = { paper: { id: "2509.00100", title: "Paper 100", authors: [], upvotes: 9 } };
    const { source } = setUp([byPage([rows(1, 100), [moved]])]);
    const { papers, skipped } = await source.papersOn(DAY);
    expect(papers).toHaveLength(100);
    expect(skipped).toEqual([]);
  });

  it("is empty for a day that Hugging Face calls the future, as we do, up to an hour of clock error", async () => {
    const refusal = () => jsonResponse({ error: "Invalid date" }, {}, 400);
    const tomorrow = setUp([refusal]);
    expect(await tomorrow.source.papersOn("2025-09-04" as Day)).toEqual({ papers: [], skipped: [] });
    const today = setUp([refusal]);
    await expect(today.source.papersOn(DAY)).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/refuses 2025-09-03 with 400: .*Invalid date/),
    });
    today.clock.jump(Date.parse("2025-09-03T00:59:59Z"));
    expect(await today.source.papersOn(DAY)).toEqual({ papers: [], skipped: [] });
  });

  it("that is no list is refused, naming source and day", async () => {
    const { source } = setUp([jsonResponse({ surprise: true })]);
    await expect(source.papersOn(DAY)).rejects.toThrow(
      'Hugging Face Daily Papers, 2025-09-03: expected a list of papers, got {"surprise":true}',
    );
  });

  it("works behind an endpoint with a path", async () => {
    const { source, asked } = setUp([jsonResponse([])], undefined, "https://mirror.example/hf//");
    await source.papersOn(DAY);
    expect(asked[0]?.url).toMatch(/^https:\/\/mirror\.example\/hf\/api\/daily_papers\?/);
    expect(asked[0]?.headers.has("authorization")).toBe(false);
  });
});

describe("a single paper", () => {
  it("is read flat", async () => {
    const { source, asked } = setUp([jsonResponse(jsonFixture("huggingface", "paper-flat.json"))]);
    expect(await source.paper("2509.00002" as PaperId)).toMatchObject({ id: "2509.00002", withdrawn: true });
    expect(asked[0]?.url).toBe("https://hub.example/api/papers/2509.00002");
  });

  it("is undefined where it is not indexed, or could not be", async () => {
    const { source, asked } = setUp([jsonResponse({ error: "Not found" }, {}, 404)]);
    expect(await source.paper("2509.99999" as PaperId)).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(await source.paper("page:tomatoes-12345678" as PaperId)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it("that is no paper is an error that says so", async () => {
    const { source } = setUp([jsonResponse({ id: "2509.00002" })]);
    await expect(source.paper("2509.00002" as PaperId)).rejects.toMatchObject({
      kind: "unreadable",
      message: expect.stringMatching(/paper 2509\.00002: paper\.title: empty/),
    });
  });
});

describe("search", () => {
  it("gives papers in Hugging Face's order, within its limits", async () => {
    const { source, asked } = setUp([jsonResponse(jsonFixture("huggingface", "search.json"))]);
    const found = await source.search(`  ${"tomato ".repeat(50)}`, 500);
    expect(found.map((paper) => paper.id)).toEqual(["2001.00001", "2001.00002"]);
    const query = new URL(asked[0]?.url ?? "").searchParams;
    expect(query.get("q")).toHaveLength(250);
    expect(query.get("limit")).toBe("120");
    expect(await source.search("tomatoes", 1)).toHaveLength(1);
  });

  it("answered with something else is refused, naming the search", async () => {
    const { source } = setUp([jsonResponse({ error: "busy" })]);
    await expect(source.search("tomatoes", 5)).rejects.toThrow(
      /^Hugging Face Daily Papers, search: expected a list/,
    );
  });

  it("asks nothing for nothing", async () => {
    const { source, asked } = setUp([jsonResponse([])]);
    expect(await source.search("   ", 5)).toEqual([]);
    expect(await source.search("x", 0)).toEqual([]);
    expect(asked).toHaveLength(0);
  });

  it("keeps to 50 in 5 minutes, without asking, and says when it goes on", async () => {
    const { source, clock, asked } = setUp([jsonResponse([])]);
    await source.search("first", 5);
    await clock.advance(60_000);
    for (let n = 0; n < 49; n += 1) await source.search("x", 5);
    const error = await source.search("one too many", 5).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FeedError);
    expect(error).toMatchObject({ kind: "rate-limited", retryAfterMs: 240_000 });
    expect((error as Error).message).toBe(
      "Hugging Face search: its 50 searches per 5 minutes are used up; try again in 240 s",
    );
    expect(asked).toHaveLength(50);
    await clock.advance(240_000);
    await source.search("goes on", 5);
    await expect(source.search("but once", 5)).rejects.toMatchObject({ kind: "rate-limited" });
    expect(asked).toHaveLength(51);
  });

  it("spent there leaves the daily lists alone", async () => {
    const spent = jsonResponse([], { ratelimit: '"search";r=0;t=250' });
    const { source, clock } = setUp([spent, jsonResponse([])]);
    await source.search("x", 5);
    expect(await during(clock, 0, source.papersOn(DAY))).toEqual({ papers: [], skipped: [] });
    expect(await during(clock, 0, source.search("y", 5))).toMatchObject({ kind: "rate-limited" });
  });
});
