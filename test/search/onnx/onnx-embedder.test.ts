import { utimesSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FeedError, UserError } from "../../../src/runtime/errors.ts";
import { createOnnxEmbedder } from "../../../src/search/onnx/onnx-embedder.ts";
import { writeTinyModel } from "./tiny-model.ts";

/** onnxruntime-node takes 290 MB, so it is not installed with the other packages. */
const isInstalled = (() => {
  try {
    createRequire(import.meta.url).resolve("onnxruntime-node");
    return true;
  } catch {
    return false;
  }
})();
const never = new AbortController().signal;
const dot = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

describe("a model in a folder", () => {
  it.skipIf(!isInstalled)(
    "embeds texts on a thread with onnxruntime-node, which must be installed by hand",
    async () => {
      const embedder = createOnnxEmbedder(writeTinyModel());
      const [a, same, other] = await embedder.embed(["otters swim", "Swim, otters", "robots weld"], never);
      expect(dot(a, a)).toBeCloseTo(1, 5);
      expect(dot(a, same)).toBeGreaterThan(dot(a, other));
      expect(await embedder.embed(["otters swim"], never)).toEqual([a]);
    },
  );

  it.skipIf(isInstalled)("names the package that is missing, and how to install it", async () => {
    const asked = createOnnxEmbedder(writeTinyModel()).embed(["otters"], never);
    await expect(asked).rejects.toThrow(FeedError);
    await expect(asked).rejects.toThrow(/npm install --no-save onnxruntime-node@\d/);
  });

  it("is another model if its file changes, and none if there is no file", () => {
    const folder = writeTinyModel();
    const before = createOnnxEmbedder(folder).model;
    expect(createOnnxEmbedder(folder).model).toBe(before);
    utimesSync(join(folder, "model.onnx"), 1_000, 1_000);
    expect(createOnnxEmbedder(folder).model).not.toBe(before);
    expect(() => createOnnxEmbedder(join(folder, "nowhere"))).toThrow(UserError);
    expect(() => createOnnxEmbedder(join(folder, "nowhere"))).toThrow(/model\.onnx/);
  });

  it("is not waited for after the search has given up", async () => {
    const giveUp = new AbortController();
    const asked = createOnnxEmbedder(writeTinyModel()).embed(["otters"], giveUp.signal);
    giveUp.abort(new Error("too slow"));
    await expect(asked).rejects.toThrow("too slow");
    await expect(createOnnxEmbedder(writeTinyModel()).embed(["otters"], giveUp.signal)).rejects.toThrow(
      "too slow",
    );
  });
});
