import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/runtime/errors.ts";
import { type OnnxRuntime, openTextModel } from "../../../src/search/onnx/text-model.ts";
import { SIZE, vectorOf, writeTinyModel } from "./tiny-model.ts";

type Feeds = Readonly<
  Record<string, { readonly data: ArrayLike<number | bigint>; readonly dims: readonly number[] }>
>;

/** A runtime that looks tokens up as the tiny model does, and notes what it was fed. */
function fakeRuntime({
  inputNames = ["input_ids", "attention_mask"],
  outputs = (hidden: Feeds[string]): Feeds => ({ last_hidden_state: hidden }),
} = {}) {
  const fed: Record<string, { rows: number[][] }>[] = [];
  const runtime: OnnxRuntime = {
    Tensor: class {
      readonly data: BigInt64Array;
      readonly dims: readonly number[];
      constructor(_type: "int64", data: BigInt64Array, dims: readonly number[]) {
        this.data = data;
        this.dims = dims;
      }
    },
    InferenceSession: {
      create: async () => ({
        inputNames,
        outputNames: ["last_hidden_state"],
        run: async (feeds) => {
          const rowsOf = ({ data, dims: [texts = 0, tokens = 0] }: Feeds[string]) =>
            Array.from({ length: texts }, (_, row) =>
              Array.from({ length: tokens }, (_, at) => Number(data[row * tokens + at])),
            );
          fed.push(
            Object.fromEntries(Object.entries(feeds).map(([name, each]) => [name, { rows: rowsOf(each) }])),
          );
          const ids = feeds.input_ids as Feeds[string];
          const data = Array.from(ids.data, (id) => vectorOf(Number(id))).flat();
          return outputs({ data, dims: [...ids.dims, SIZE] });
        },
      }),
    },
  };
  return { fed, load: async () => runtime };
}

const unit = (vector: readonly number[]) => vector.map((value) => value / Math.hypot(...vector));
const meanOf = (...tokens: readonly number[]) =>
  unit(vectorOf(0).map((_, i) => tokens.reduce((sum, token) => sum + (vectorOf(token)[i] as number), 0)));

describe("a model of texts", () => {
  it("gets a batch padded to its longest text, and gives the mean of each text's own tokens at length one", async () => {
    const { fed, load } = fakeRuntime();
    const model = await openTextModel(writeTinyModel(), load);
    const [long, short] = await model.embed(["Otters swim", "robots"]);
    expect(fed).toEqual([
      {
        input_ids: {
          rows: [
            [1, 4, 5, 2],
            [1, 6, 2, 0],
          ],
        },
        attention_mask: {
          rows: [
            [1, 1, 1, 1],
            [1, 1, 1, 0],
          ],
        },
      },
    ]);
    expect(long).toEqual(meanOf(1, 4, 5, 2).map((value) => expect.closeTo(value, 6)));
    expect(short).toEqual(meanOf(1, 6, 2).map((value) => expect.closeTo(value, 6)));
  });

  it("pads with the model's own token, and feeds only the inputs it has", async () => {
    const { fed, load } = fakeRuntime({ inputNames: ["input_ids", "token_type_ids"] });
    const folder = writeTinyModel({ "tokenizer_config.json": { pad_token: { content: "[UNK]" } } });
    await (await openTextModel(folder, load)).embed(["otters swim", "weld"]);
    expect(fed[0]?.input_ids?.rows[1]).toEqual([1, 7, 2, 3]);
    expect(fed[0]?.token_type_ids?.rows).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(Object.keys(fed[0] ?? {})).toHaveLength(2);
  });

  it("cuts what is longer than the model reads, and keeps the token that ends a text", async () => {
    const { fed, load } = fakeRuntime();
    await (await openTextModel(writeTinyModel(), load)).embed(["otters ".repeat(50)]);
    expect(fed[0]?.input_ids?.rows).toEqual([[1, 4, 4, 4, 4, 2]]);
  });

  it("runs a few texts at a time", async () => {
    const { fed, load } = fakeRuntime();
    const vectors = await (await openTextModel(writeTinyModel(), load)).embed(Array(10).fill("swim"));
    expect(vectors).toHaveLength(10);
    expect(fed.map(({ input_ids }) => input_ids?.rows.length)).toEqual([4, 4, 2]);
  });

  it.each([
    ["cls_token", vectorOf(1)],
    ["lasttoken", vectorOf(2)],
    ["max_tokens", [1, 1, 1, 1]],
  ])("pools by %s if its folder says so", async (pooling, expected) => {
    const folder = writeTinyModel({ "1_Pooling/config.json": { [`pooling_mode_${pooling}`]: true } });
    const [vector] = await (await openTextModel(folder, fakeRuntime().load)).embed(["otters"]);
    expect(vector).toEqual(unit(expected).map((value) => expect.closeTo(value, 6)));
  });

  it("takes vectors of whole texts as the model gives them", async () => {
    const { load } = fakeRuntime({
      outputs: () => ({ sentence_embedding: { data: [3, 4, 0, 2], dims: [2, 2] } }),
    });
    const model = await openTextModel(writeTinyModel(), load);
    expect(await model.embed(["otters", "swim"])).toEqual([
      [0.6, 0.8],
      [0, 1],
    ]);
  });

  it("says what a model lacks", async () => {
    const image = fakeRuntime({ inputNames: ["pixel_values"] });
    await expect(openTextModel(writeTinyModel(), image.load)).rejects.toThrow(/input “pixel_values”/);
    const { load } = fakeRuntime({ outputs: () => ({ logits: { data: [1], dims: [1] } }) });
    const model = await openTextModel(writeTinyModel(), load);
    await expect(model.embed(["otters"])).rejects.toThrow(UserError);
    const empty = mkdtempSync(join(tmpdir(), "no-model-"));
    await expect(openTextModel(empty, fakeRuntime().load)).rejects.toThrow(/tokenizer.json/);
    const broken = writeTinyModel();
    writeFileSync(join(broken, "tokenizer.json"), "{");
    await expect(openTextModel(broken, fakeRuntime().load)).rejects.toThrow(/not valid JSON/);
  });
});
