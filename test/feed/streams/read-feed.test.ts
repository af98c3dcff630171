import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readFeed } from "../../../src/feed/streams/read-feed.ts";
import { FeedError } from "../../../src/runtime/errors.ts";

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../fixtures/streams", name), "utf8");
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title>t</title><updated>2025-06-06T00:00:00Z</updated>${entries}</feed>`;
const entry = (title: string, href: string) =>
  `<entry><id>${href}</id><title>${title}</title><link href="${href}"/><updated>2025-06-06T00:00:00Z</updated></entry>`;

it("reads arXiv's own feed: the abstract alone, each author, and nothing that was only revised", () => {
  const { papers, skipped } = readFeed(fixture("arxiv.rss"), "arXiv cs.CL");
  expect(papers).toEqual([
    {
      id: "2506.01234",
      title: "Sparse $\\alpha$-Attention for <eos> Tokens",
      abstract: "We drop tokens & keep meaning, as in 2401.00001.",
      authors: ["Ada Example", "B\\'ela P\\'elda"],
      keywords: [],
      categories: ["cs.CL", "cs.LG"],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
      publishedAt: Date.parse("2025-06-06T04:00:00Z"),
    },
  ]);
  expect(skipped).toEqual([{ where: "row 2", reason: expect.stringContaining("About this list") }]);
});

it("reads bioRxiv's: known by DOI, with its own page", () => {
  const { papers } = readFeed(fixture("biorxiv.rdf"), "biorxiv:neuroscience");
  expect(papers).toMatchObject([
    {
      id: "10.1101/2025.06.01.657890",
      title: "Place cells remap at night",
      abstract: "Mice sleep & learn.",
      authors: ["A. Example", "B. Pelda"],
      projectUrl: "https://www.biorxiv.org/content/10.1101/2025.06.01.657890v1?rss=1",
    },
  ]);
});

it("reads an Atom feed: an old id without version and class, titles without markup, and skips what has none", () => {
  const { papers, skipped } = readFeed(fixture("lab.atom"), "the lab");
  expect(papers).toMatchObject([{ id: "math/0309136", title: "Graphs and proofs", categories: ["math.GT"] }]);
  expect(skipped).toEqual([{ where: "row 1", reason: "2506.09999 has no title" }]);
});

it("reads a JSON feed, each paper once, and takes no id from a text that names others", () => {
  const item = (id: string, url: string) => ({ id, url, title: "A paper", content_text: "See 2401.00001." });
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "t",
    items: [
      item("1", "https://arxiv.org/abs/2506.00001v1"),
      item("2", "https://huggingface.co/papers/2506.00001"),
      item("3", "https://blog.example/about-2401-00001"),
      item("4", "https://doi.org/10.48550/arXiv.2506.00002"),
      item("5", "https://doi.org/10.9999/2506.00003"),
    ],
  };
  const { papers, skipped } = readFeed(JSON.stringify(feed), "a blog");
  expect(papers.map(({ id }) => id)).toEqual(["2506.00001", "2506.00002", "10.9999/2506.00003"]);
  expect(skipped).toHaveLength(1);
});

it("keeps every hostile title as literal text within bounds", () => {
  const entries = [
    entry("@everyone &lt;script&gt;alert(1)&lt;/script&gt;", "https://arxiv.org/abs/2506.00001"),
    entry("x".repeat(5_000), "https://arxiv.org/abs/2506.00002"),
    entry("a\u0007b\n\tc", "https://arxiv.org/abs/2506.00003"),
  ];
  const { papers } = readFeed(atom(entries.join("")), "x");
  expect(papers[0]?.title).toBe("@everyone <script>alert(1)</script>");
  expect(papers[1]?.title.length).toBeLessThanOrEqual(500);
  expect(papers[2]?.title).toBe("a b c");
});

it.each([
  ["", "nothing"],
  ["<html><body>Not a feed</body></html>", "a page"],
  ["{}", "other JSON"],
  ["<rss><channel>", "half a feed"],
  [`<!DOCTYPE x [<!ENTITY a "aaaa">]>${atom("")}`, "a DOCTYPE"],
])("throws a FeedError for %j", (text) => {
  expect(() => readFeed(text, "x")).toThrow(FeedError);
});

it("survives a feed without items, and takes no more than a list holds", () => {
  expect(readFeed(atom(""), "x")).toEqual({ papers: [], skipped: [] });
  const many = Array.from({ length: 3_000 }, (_, n) =>
    entry(`P${n}`, `https://arxiv.org/abs/2506.${10_000 + n}`),
  );
  expect(readFeed(atom(many.join("")), "x").papers).toHaveLength(1_000);
});
