import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The words that the tiny model knows, each a token with a vector of its own. */
const WORDS = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "otters", "swim", "robots", "weld"];
/** Numbers per token. */
export const SIZE = 4;

/**
 * Writes a model into a new folder, and returns the folder: each token is looked up in a table of vectors, which its
 * token's number alone decides. `files` are written beside it, as JSON.
 */
export function writeTinyModel(files: Readonly<Record<string, unknown>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "tiny-model-"));
  writeFileSync(join(folder, "model.onnx"), model());
  const all = {
    "tokenizer.json": tokenizer(),
    "tokenizer_config.json": { pad_token: "[PAD]", model_max_length: 6 },
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return folder;
}

/** The vector of a token: its number in binary, and a 1 for all. */
export function vectorOf(token: number): readonly number[] {
  return [1, token & 1, (token >> 1) & 1, (token >> 2) & 1];
}

function tokenizer() {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    version: "1.0",
    added_tokens: [],
    normalizer: { type: "Lowercase" },
    pre_tokenizer: { type: "Whitespace" },
    post_processor: {
      type: "TemplateProcessing",
      single: [special("[CLS]"), { Sequence: { id: "A", type_id: 0 } }, special("[SEP]")],
      pair: [],
      special_tokens: {
        "[CLS]": { id: "[CLS]", ids: [1], tokens: ["[CLS]"] },
        "[SEP]": { id: "[SEP]", ids: [2], tokens: ["[SEP]"] },
      },
    },
    decoder: null,
    model: {
      type: "WordPiece",
      vocab: Object.fromEntries(WORDS.map((word, id) => [word, id])),
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
    },
  };
}

/** The model as ONNX's protocol buffers (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): one `Gather`. */
function model(): Buffer {
  const FLOAT = 1;
  const INT64 = 7;
  const table = Float32Array.from(WORDS.flatMap((_, token) => vectorOf(token)));
  const value = (name: string, type: number, dims: readonly (string | number)[]) => {
    const shape = dims.map((dim) => field(1, typeof dim === "string" ? field(2, text(dim)) : number(1, dim)));
    const tensor = Buffer.concat([number(1, type), field(2, Buffer.concat(shape))]);
    return Buffer.concat([field(1, text(name)), field(2, field(1, tensor))]);
  };
  const graph = Buffer.concat([
    field(
      1,
      Buffer.concat([
        field(1, text("table")),
        field(1, text("input_ids")),
        field(2, text("last_hidden_state")),
        field(4, text("Gather")),
      ]),
    ),
    field(2, text("tiny")),
    field(
      5,
      Buffer.concat([
        number(1, WORDS.length),
        number(1, SIZE),
        number(2, FLOAT),
        field(8, text("table")),
        field(9, Buffer.from(table.buffer)),
      ]),
    ),
    field(11, value("input_ids", INT64, ["texts", "tokens"])),
    field(11, value("attention_mask", INT64, ["texts", "tokens"])),
    field(12, value("last_hidden_state", FLOAT, ["texts", "tokens", SIZE])),
  ]);
  return Buffer.concat([number(1, 8), field(7, graph), field(8, number(2, 13))]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

function number(tag: number, value: number): Buffer {
  return Buffer.concat([varint(tag << 3), varint(value)]);
}

function field(tag: number, content: Buffer): Buffer {
  return Buffer.concat([varint((tag << 3) | 2), varint(content.length), content]);
}

function text(value: string): Buffer {
  return Buffer.from(value);
}
