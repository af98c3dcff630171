import { FeedError } from "../../runtime/errors.ts";
import { createThread } from "../../runtime/threads/thread.ts";
import type { Embedder } from "../meaning.ts";
import { modelVersion } from "./model-files.ts";

/**
 * Creates an embedder for a model in a folder, which runs on a thread of its own: onnxruntime-node computes on the thread
 * that asks. Throws UserError if the folder holds no model.
 */
export function createOnnxEmbedder(folder: string): Embedder {
  const thread = createThread<readonly string[], readonly (readonly number[])[]>(
    new URL("./worker.ts", import.meta.url),
    folder,
  );
  return {
    model: modelVersion(folder),
    embed: (texts, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        thread.ask(texts).then(resolve, ({ message }: Error) => reject(new FeedError("refused", message)));
      }),
  };
}
