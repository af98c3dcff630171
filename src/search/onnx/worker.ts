import { workerData } from "node:worker_threads";
import { answerQuestions } from "../../runtime/threads/thread.ts";
import { openTextModel } from "./text-model.ts";

const model = openTextModel(String(workerData));
// Every question reports this error.
model.catch(() => {});

answerQuestions(async (texts: readonly string[]) => (await model).embed(texts));
