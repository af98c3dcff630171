import { expect, it } from "vitest";
import { lateCode } from "../../../bin/demo/late-code.ts";
import type { PaperFeed } from "../../../src/feed/feed.ts";
import type { Day } from "../../../src/time/day.ts";
import { makePapers } from "../../fixtures/papers.ts";

const papers = makePapers(3, () => ({ codeUrl: "https://a.example", codeStars: 7 }));
const saved: PaperFeed = { name: "saved", papersOn: async () => ({ papers, skipped: [] }) };
const at = async (time: string) =>
  (await lateCode(saved, () => Date.parse(time)).papersOn("2026-06-12" as Day)).papers;

it("keeps the code of the first paper back for a day, and no other's", async () => {
  const [first, ...others] = await at("2026-06-13T08:59:00Z");
  expect(first).toEqual(makePapers(3)[0]);
  expect(others).toEqual(papers.slice(1));
  expect(await at("2026-06-13T09:00:00Z")).toEqual(papers);
});

it("has nothing to keep back on an empty day", async () => {
  const quiet: PaperFeed = { ...saved, papersOn: async () => ({ papers: [], skipped: [] }) };
  const empty = lateCode(quiet, () => 0);
  expect(await empty.papersOn("2026-06-13" as Day)).toEqual({ papers: [], skipped: [] });
});
