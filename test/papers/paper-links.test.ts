import { expect, test } from "vitest";
import { pageOfId, paperAt, papersNamedIn } from "../../src/papers/paper-links.ts";

test.each([
  ["https://arxiv.org/abs/2506.01234v2", "2506.01234"],
  ["http://www.arxiv.org/pdf/2506.01234.pdf?download=1#page=3", "2506.01234"],
  ["https://export.arxiv.org/html/math/0309136v1", "math/0309136"],
  ["https://alphaxiv.org/abs/2506.01234", "2506.01234"],
  ["https://ar5iv.labs.arxiv.org/html/2506.01234", "2506.01234"],
  ["https://huggingface.co/papers/2506.01234?ref=x", "2506.01234"],
  ["https://hf.co/papers/2506.01234#discussion", "2506.01234"],
  ["https://openreview.net/forum?id=rJXMpikCZ&noteId=abc", "openreview:rJXMpikCZ"],
  ["https://openreview.net/pdf?id=aB-c_dE12", "openreview:aB-c_dE12"],
  ["https://doi.org/10.48550/arXiv.2506.01234", "2506.01234"],
  ["https://dx.doi.org/10.1145/3442188.3445922", "10.1145/3442188.3445922"],
  ["https://doi.org/10.48550/arxiv.2506.01234v3", "2506.01234"],
  ["https://doi.org/10.9999/2506.01234", "10.9999/2506.01234"],
  ["https://doi.org/10.1101/2025.06.01.123456v2", "10.1101/2025.06.01.123456"],
  ["https://www.biorxiv.org/content/10.1101/2025.06.01.123456v2.full.pdf+html", "10.1101/2025.06.01.123456"],
  ["https://www.medrxiv.org/content/10.1101/2025.06.01.25328123v1?rss=1", "10.1101/2025.06.01.25328123"],
  ["https://doi.org/10.1000%2FXYZ%28a%29b", "10.1000/xyz(a)b"],
])("%s is the page of %s", (link, id) => {
  expect(paperAt(link)).toBe(id);
});

test.each([
  "https://huggingface.co/lab/model-2506.01234",
  "https://huggingface.co/papers",
  "https://huggingface.co.evil.example/papers/2506.01234",
  "https://notarxiv.org/abs/2506.01234",
  "https://arxiv.org/list/cs.CL/recent",
  "https://openreview.net/group?id=x",
  "https://openreview.net/group?id=ICLR.cc/2025/Conference",
  "https://doi.org/",
  "https://arxiv.org/%E0%A4%A",
  "not a link",
  `https://doi.org/10.1000/${"x".repeat(80)}`,
])("%s is no paper's", (link) => {
  expect(paperAt(link)).toBeUndefined();
});

test("finds every paper of a text once, and none in links that lead elsewhere", () => {
  const text = `Read <https://arxiv.org/abs/2506.00001|this>, (https://hf.co/papers/2506.00002), arXiv:2506.00001v3
    and 10.1000/182. Also https://doi.org/10.1000/182, https://openreview.net/forum?id=rJXMpikCZ. Code:
    https://github.com/lab/2506.00009`;
  expect([...papersNamedIn(text)].sort()).toEqual([
    "10.1000/182",
    "2506.00001",
    "2506.00002",
    "openreview:rJXMpikCZ",
  ]);
  expect(papersNamedIn("see https://scholar.example/arxiv/2506.00009")).toEqual(["2506.00009"]);
  expect(papersNamedIn("10.9999/2506.01234, 10.48550/arXiv.2506.00003")).toEqual([
    "10.9999/2506.01234",
    "2506.00003",
  ]);
  expect(papersNamedIn("nothing to see")).toEqual([]);
});

test("what it finds it finds again in the ids alone, and each has a page", () => {
  const ids = papersNamedIn(
    "2506.00001 https://doi.org/10.1000/182 https://openreview.net/forum?id=rJXMpikCZ",
  );
  expect([...papersNamedIn(ids.join(" "))].sort()).toEqual([...ids].sort());
  expect(ids.map(pageOfId)).toEqual([
    "https://arxiv.org/abs/2506.00001",
    "https://doi.org/10.1000/182",
    "https://openreview.net/forum?id=rJXMpikCZ",
  ]);
  for (const id of ids) expect(paperAt(pageOfId(id) ?? "")).toBe(id);
});
