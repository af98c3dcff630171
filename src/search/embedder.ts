import { createEmbeddingsApi, type EmbeddingsAddress } from "./embeddings-api.ts";
import type { Embedder } from "./meaning.ts";
import { createOnnxEmbedder } from "./onnx/onnx-embedder.ts";

/** Where texts become vectors: a server, or a model in a folder of this machine. */
export type EmbeddingsSource =
  | ({ readonly kind: "server" } & EmbeddingsAddress)
  | { readonly kind: "folder"; readonly folder: string };

/** Creates an embedder. Throws UserError if a folder holds no model. */
export function createEmbedder(source: EmbeddingsSource, deps: { readonly fetch: typeof fetch }): Embedder {
  switch (source.kind) {
    case "server":
      return createEmbeddingsApi(source, deps);
    case "folder":
      return createOnnxEmbedder(source.folder);
    default:
      return source satisfies never;
  }
}
