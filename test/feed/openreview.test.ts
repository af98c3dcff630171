import { expect, it } from "vitest";
import { createOpenReview } from "../../src/feed/openreview.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { type Answer, createScriptedHttp } from "../fakes/http.ts";

const ID = "openreview:rJXMpikCZ" as PaperId;
const PAPER = {
  id: ID,
  title: "Graphs of Otters",
  abstract: "They hold hands. So do graphs.",
  authors: ["Ada Example", "Béla Példa"],
  keywords: ["otters"],
  categories: [],
  upvotes: 0,
  comments: 0,
  withdrawn: false,
  projectUrl: "https://openreview.net/forum?id=rJXMpikCZ",
  publishedAt: Date.UTC(2025, 0, 2),
};
const old = {
  title: "Graphs of\nOtters",
  abstract: "They hold hands.\nSo do graphs.",
  authors: ["Ada Example", "Béla Példa"],
  keywords: ["otters"],
};
const current = Object.fromEntries(Object.entries(old).map(([name, value]) => [name, { value }]));
const times = { pdate: null, cdate: PAPER.publishedAt };

function setUp(...script: Answer[]) {
  const { http, asked } = createScriptedHttp(script);
  return { openReview: createOpenReview({ http }), asked };
}
const notes = (...found: readonly unknown[]) => Response.json({ notes: found });

it("finds a paper in the second version of the service", async () => {
  const { openReview, asked } = setUp(notes({ content: current, ...times }));
  expect(await openReview.paper(ID)).toEqual(PAPER);
  expect(asked.map(({ url }) => url)).toEqual(["https://api2.openreview.net/notes?id=rJXMpikCZ"]);
});

it("asks the first version for papers of older conferences", async () => {
  const missing = Response.json({ name: "NotFoundError" }, { status: 404 });
  const { openReview, asked } = setUp(missing, notes({ content: old, ...times }));
  expect(await openReview.paper(ID)).toEqual(PAPER);
  expect(asked).toHaveLength(2);
});

it.each([
  ["notes that are not public", Response.json({ name: "ForbiddenError" }, { status: 403 })],
  ["no note", notes()],
  ["a review", notes({ content: { title: { value: "Official Review" }, rating: { value: 8 } } })],
  ["something else", Response.json("hello")],
])("makes nothing up from %s", async (_, answer) => {
  expect(await setUp(answer).openReview.paper(ID)).toBeUndefined();
});

it("asks about papers at OpenReview alone", async () => {
  const { openReview, asked } = setUp(notes());
  for (const id of ["2506.00001", "10.1000/182", "openreview:../x?y"])
    expect(await openReview.paper(id as PaperId)).toBeUndefined();
  expect(asked).toEqual([]);
});
