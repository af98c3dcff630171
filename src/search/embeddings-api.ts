import { z } from "zod";
import { readBody } from "../feed/http/read-body.ts";
import { FeedError } from "../runtime/errors.ts";
import type { Embedder } from "./meaning.ts";

const TIMEOUT_MS = 30_000;
/** 64 vectors of 4,096 numbers take 6 MB as text. */
const MAX_BYTES = 32 * 1024 * 1024;
const DIMENSIONS_AT_MOST = 8_192;

const answer = z.object({
  data: z.array(
    z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1).max(DIMENSIONS_AT_MOST) }),
  ),
});

/** The address and model of an embeddings server. */
export interface EmbeddingsAddress {
  /** The URL up to `/v1/embeddings`, as served by OpenAI, Text Embeddings Inference, vLLM, Ollama and others. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
}

/**
 * Creates an embedder for an OpenAI-compatible URL (https://platform.openai.com/docs/api-reference/embeddings/create).
 * It does not retry: a search cannot wait, and background work is repeated anyway.
 */
export function createEmbeddingsApi(
  { url, model, key }: EmbeddingsAddress,
  deps: { readonly fetch: typeof fetch },
): Embedder {
  const { origin, pathname } = new URL(url);
  const place = `The embeddings at ${origin}`;

  async function ask(texts: readonly string[], signal: AbortSignal): Promise<unknown> {
    const text = await post(JSON.stringify({ model, input: texts, encoding_format: "float" }), signal);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new FeedError("unreadable", `${place} did not answer with JSON.`, { cause: error });
    }
  }

  async function post(body: string, signal: AbortSignal): Promise<string> {
    try {
      const response = await deps.fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body,
        // A redirect would leak the key.
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (response.ok) return await readBody(response, MAX_BYTES, place);
      await response.body?.cancel();
      const { status } = response;
      throw new FeedError("refused", `${place} answered ${status} for ${pathname}.${cure(status)}`);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof FeedError) throw error;
      throw new FeedError("unreachable", `${place} could not be reached.`, { cause: error });
    }
  }

  return {
    model: `${url} ${model}`,
    async embed(texts, signal) {
      const { success, data } = answer.safeParse(await ask(texts, signal));
      const vectors = success
        ? data.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding)
        : [];
      const [first] = vectors;
      if (vectors.length !== texts.length || vectors.some(({ length }) => length !== first?.length))
        throw new FeedError("unreadable", `${place} did not answer with one vector for each text.`);
      return vectors;
    },
  };
}

function cure(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return " Check PAPERBOY_EMBEDDINGS_KEY.";
    case 404:
      return " Check PAPERBOY_EMBEDDINGS: the address ends in /v1/embeddings, and ?model= names a model that it has.";
    default:
      return "";
  }
}
