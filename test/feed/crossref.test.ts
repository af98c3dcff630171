import { expect, it } from "vitest";
import { createCrossref } from "../../src/feed/crossref.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { type Answer, createScriptedHttp } from "../fakes/http.ts";

const DOI = "10.1101/2025.06.01.123456" as PaperId;
const WORK = {
  title: ["Otters &amp; <i>Lutra</i>"],
  abstract:
    "<jats:title>Abstract</jats:title><jats:p>They swim &lt; 2 km.\n<jats:bold>Fast</jats:bold>.</jats:p>",
  author: [{ given: "Ada", family: "Example" }, { family: "Solo" }, { name: "The Otter Group" }, {}],
  published: { "date-parts": [[2025, 6, 2]] },
};

function setUp(...script: Answer[]) {
  const { http, asked } = createScriptedHttp(script);
  return { crossref: createCrossref({ http }), asked };
}
const work = (message: unknown) => Response.json({ status: "ok", message });

it("finds a paper by its DOI, as people should read it", async () => {
  const { crossref, asked } = setUp(work(WORK));
  expect(await crossref.paper(DOI)).toEqual({
    id: DOI,
    title: "Otters & Lutra",
    abstract: "They swim < 2 km. Fast .",
    authors: ["Ada Example", "Solo", "The Otter Group"],
    keywords: [],
    categories: [],
    upvotes: 0,
    comments: 0,
    withdrawn: false,
    projectUrl: `https://doi.org/${DOI}`,
    publishedAt: Date.UTC(2025, 5, 2),
  });
  expect(asked.map(({ url }) => url)).toEqual(["https://api.crossref.org/works/10.1101%2F2025.06.01.123456"]);
});

it.each([
  [{ ...WORK, published: undefined, issued: { "date-parts": [[2024]] } }, Date.UTC(2024, 0)],
  [{ ...WORK, published: { "date-parts": [[null]] } }, undefined],
  [{ ...WORK, published: "soon" }, undefined],
])("reads dates of which parts are missing", async (message, publishedAt) => {
  expect((await setUp(work(message)).crossref.paper(DOI))?.publishedAt).toBe(publishedAt);
});

it("makes nothing up where a work has no title, or is not there", async () => {
  expect(await setUp(work({ title: [] })).crossref.paper(DOI)).toBeUndefined();
  expect(
    await setUp(new Response("Resource not found.", { status: 404 })).crossref.paper(DOI),
  ).toBeUndefined();
});

it("asks about DOIs alone, and cannot be led elsewhere by one", async () => {
  const { crossref, asked } = setUp(work(WORK));
  for (const id of ["2506.00001", "openreview:rJXMpikCZ"])
    expect(await crossref.paper(id as PaperId)).toBeUndefined();
  expect(asked).toEqual([]);
  await crossref.paper("10.1000/../../members" as PaperId);
  expect(asked[0]?.url).toBe("https://api.crossref.org/works/10.1000%2F..%2F..%2Fmembers");
});

it("refuses what is no answer of Crossref's", async () => {
  await expect(setUp(Response.json([])).crossref.paper(DOI)).rejects.toThrow(/^Crossref: expected a work/);
});
