import type { Embedder } from "../../src/search/meaning.ts";

/** Words that mean alike share an axis; all others are told apart by none. */
const AXES = [/otter|weasel|mustelid/i, /swim|aquatic|water/i, /robot|machine|automat/i, /music|song|melod/i];

/** An embedder that knows what a handful of words mean, and counts what it is asked. */
export function createFakeEmbedder(
  model = "fake",
): Embedder & { readonly asked: string[][]; fail: Error | undefined } {
  const asked: string[][] = [];
  return {
    model,
    asked,
    fail: undefined,
    async embed(texts) {
      asked.push([...texts]);
      if (this.fail) throw this.fail;
      return texts.map((text) => [...AXES.map((axis) => (axis.test(text) ? 1 : 0.02)), 0.05]);
    },
  };
}
