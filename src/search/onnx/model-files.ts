import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../runtime/errors.ts";

/** Where exporters put the model itself. */
const MODELS = ["model.onnx", "onnx/model.onnx"];

/** Finds the model in a folder. Throws UserError if the model or its tokenizer is missing. */
export function modelFile(folder: string): string {
  const file = MODELS.map((name) => join(folder, name)).find((each) => existsSync(each));
  if (file === undefined || !existsSync(join(folder, "tokenizer.json")))
    throw new UserError(
      `PAPERBOY_EMBEDDINGS names the folder ${folder}, which must hold model.onnx (or onnx/model.onnx) and tokenizer.json.`,
    );
  return file;
}

/** Returns a text that changes with the folder's model: vectors of two models are not comparable. */
export function modelVersion(folder: string): string {
  const { size, mtimeMs } = statSync(modelFile(folder));
  return `${folder} ${size} ${Math.round(mtimeMs)}`;
}
