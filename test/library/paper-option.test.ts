import { expect, it } from "vitest";
import { findPaper } from "../../src/library/paper-option.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const nothing = async () => undefined;

it("does not claim to have asked Hugging Face and arXiv where only saved days are read", async () => {
  const find = (looksUp: boolean) =>
    findPaper("2401.99999", { store: { paper: nothing }, library: { paper: nothing, looksUp } });
  await expect(find(true)).rejects.toThrow(/^Neither Hugging Face nor arXiv knows 2401\.99999\./);
  await expect(find(false)).rejects.toThrow(/^2401\.99999 is not among the saved papers/);
});

it.each([
  ["https://doi.org/10.1101/2025.06.01.123456v2", "10.1101/2025.06.01.123456", "Crossref does not know"],
  ["10.9999/2506.01234", "10.9999/2506.01234", "Crossref does not know"],
  ["https://openreview.net/forum?id=rJXMpikCZ&noteId=x", "openreview:rJXMpikCZ", "OpenReview does not know"],
  ["https://doi.org/10.48550/arXiv.2401.99999", "2401.99999", "Neither Hugging Face nor arXiv knows"],
])("finds the paper behind %s, or names who does not know it", async (named, id, refusal) => {
  const found = makeKnownPaper({ id });
  const paper = async (asked: PaperId) => (asked === id ? found : undefined);
  expect(await findPaper(named, { store: { paper }, library: { paper: nothing, looksUp: true } })).toBe(
    found,
  );
  expect(await findPaper(named, { store: { paper: nothing }, library: { paper, looksUp: true } })).toBe(
    found,
  );
  await expect(
    findPaper(named, { store: { paper: nothing }, library: { paper: nothing, looksUp: true } }),
  ).rejects.toThrow(`${refusal} ${id}.`);
});
