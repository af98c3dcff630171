import { workerData } from "node:worker_threads";
import { answerQuestions } from "../../runtime/threads/thread.ts";
import { openTextModel } from "./text-model.ts";

const model = openTextModel(String(workerData));
// Each question is told of it.
model.catch(() => {});

answerQuestions(async (texts: readonly string[]) => (await model).embed(texts));
