import { expect, it } from "vitest";
import { findPaper } from "../../src/library/paper-option.ts";

const nothing = async () => undefined;

it("does not claim to have asked Hugging Face and arXiv where only saved days are read", async () => {
  const find = (looksUp: boolean) =>
    findPaper("2401.99999", { store: { paper: nothing }, library: { paper: nothing, looksUp } });
  await expect(find(true)).rejects.toThrow(/^Neither Hugging Face nor arXiv knows 2401\.99999\./);
  await expect(find(false)).rejects.toThrow(/^2401\.99999 is not among the saved papers/);
});
