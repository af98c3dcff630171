import { workerData } from "node:worker_threads";
import { answerQuestions } from "../../../src/runtime/threads/thread.ts";

answerQuestions(async (question: string) => {
  if (question === "die") process.exit(3);
  if (question === "fail") throw new Error("That failed.");
  return `${workerData}: ${question}`;
});
