import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { messageOf, UserError } from "../../runtime/errors.ts";
import { modelFile } from "./model-files.ts";
import { normalize, POOLINGS, type Pooling, pool } from "./pooling.ts";

/** The part of onnxruntime-node that we use. It is loaded by name: an optional package that most installations lack. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(file: string, options: { readonly intraOpNumThreads: number }): Promise<OnnxSession>;
  };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => OnnxTensor;
}

interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
}

interface OnnxTensor {
  readonly data: ArrayLike<number | bigint>;
  readonly dims: readonly number[];
}

/** The version that this code was tested with. */
export const RUNTIME = { name: "onnxruntime-node", version: "1.30.0" } as const;
/** Texts per run: few, because a question may have to wait for one run of papers. */
const AT_ONCE = 4;
/** Longer texts are cut: time grows with the square of the length, and a title and abstract seldom exceed this. */
const MOST_TOKENS = 512;

/** Turns texts into vectors of length one. */
export interface TextModel {
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

/**
 * Opens a model exported to ONNX: a folder as sentence-transformers and Hugging Face lay it out. Throws UserError if
 * onnxruntime-node is missing or the model does not embed text.
 */
export async function openTextModel(
  folder: string,
  loadRuntime: () => Promise<OnnxRuntime> = importRuntime,
): Promise<TextModel> {
  const file = modelFile(folder);
  const runtime = await loadRuntime();
  const tokenizer = readTokenizer(folder);
  const pooling = poolingOf(folder);
  const session = await runtime.InferenceSession.create(file, {
    // The bot has a thread of its own to run on.
    intraOpNumThreads: Math.max(1, availableParallelism() - 1),
  });
  const unknown = session.inputNames.find((name) => !(name in INPUTS));
  if (unknown !== undefined)
    throw new UserError(
      `The model in ${folder} has an input “${unknown}”. Export one that embeds texts, with the inputs ${Object.keys(INPUTS).join(", ")}.`,
    );

  async function run(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
    const encoded = texts.map(tokenizer.encode);
    const length = Math.max(...encoded.map((ids) => ids.length));
    const feeds = Object.fromEntries(
      session.inputNames.map((name) => {
        const input = INPUTS[name as keyof typeof INPUTS];
        const data = new BigInt64Array(texts.length * length);
        encoded.forEach((ids, row) => {
          for (let at = 0; at < length; at++)
            data[row * length + at] = BigInt(input(ids[at], tokenizer.padding));
        });
        return [name, new runtime.Tensor("int64", data, [texts.length, length])];
      }),
    );
    const outputs = await session.run(feeds);
    const name = ["sentence_embedding", "last_hidden_state"].find((each) => each in outputs);
    const { data, dims } = outputs[name ?? session.outputNames[0] ?? ""] ?? { data: [], dims: [] };
    const size = dims.at(-1) ?? 0;
    if (dims[0] !== texts.length || size === 0 || ![2, 3].includes(dims.length))
      throw new UserError(`The model in ${folder} returns neither text vectors nor token vectors.`);
    const perText = data.length / texts.length;
    return encoded.map((ids, row) => {
      const own = Array.from({ length: perText }, (_, i) => Number(data[row * perText + i]));
      return normalize(dims.length === 2 ? own : pool(own, size, ids.length, pooling));
    });
  }

  return {
    async embed(texts) {
      const vectors: (readonly number[])[] = [];
      for (let from = 0; from < texts.length; from += AT_ONCE)
        vectors.push(...(await run(texts.slice(from, from + AT_ONCE))));
      return vectors;
    },
  };
}

/** The value of each model input for a token, or for the padding after a shorter text. */
const INPUTS = {
  input_ids: (id: number | undefined, padding: number) => id ?? padding,
  attention_mask: (id: number | undefined) => (id === undefined ? 0 : 1),
  token_type_ids: () => 0,
} as const satisfies Record<string, (id: number | undefined, padding: number) => number>;

async function importRuntime(): Promise<OnnxRuntime> {
  const name: string = RUNTIME.name;
  try {
    return (await import(name)) as OnnxRuntime;
  } catch (error) {
    const message = messageOf(error);
    throw new UserError(
      /Cannot find (?:package|module)/.test(message)
        ? `A folder in PAPERBOY_EMBEDDINGS needs the package ${name}. Install it beside Paperboy: npm install --no-save ${name}@${RUNTIME.version}`
        : `The package ${name} could not be loaded: ${message}`,
      { cause: error },
    );
  }
}

/** Reads the folder's tokenizer. It cuts token ids to the model's limit; `padding` is the id that fills shorter texts. */
function readTokenizer(folder: string): {
  readonly padding: number;
  encode(text: string): readonly number[];
} {
  const config = readJson(join(folder, "tokenizer_config.json"));
  const tokenizer = new Tokenizer(readJson(join(folder, "tokenizer.json")), config);
  const { pad_token: pad } = config;
  const padToken = typeof pad === "object" && pad !== null && "content" in pad ? pad.content : pad;
  const limits = [config.model_max_length, readJson(join(folder, "config.json")).max_position_embeddings];
  const most = Math.min(MOST_TOKENS, ...limits.filter((limit) => typeof limit === "number"));
  return {
    padding: typeof padToken === "string" ? (tokenizer.token_to_id(padToken) ?? 0) : 0,
    encode(text) {
      const { ids } = tokenizer.encode(text);
      // The last token is the one that ends a text.
      return ids.length <= most ? ids : [...ids.slice(0, most - 1), ...ids.slice(-1)];
    },
  };
}

/** Reads the pooling that sentence-transformers stored with the model; by default, the mean. */
function poolingOf(folder: string): Pooling {
  const config = readJson(join(folder, "1_Pooling", "config.json"));
  return POOLINGS.find((pooling) => config[`pooling_mode_${pooling}`] === true) ?? "mean_tokens";
}

/** Reads the object in a JSON file; empty if there is no such file. */
function readJson(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new UserError(`${file} is not valid JSON.`, { cause: error });
  }
}
