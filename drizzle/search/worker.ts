import { workerData } from "node:worker_threads";
import { answerQuestions } from "../../src/runtime/threads/thread.ts";
import { openSearchEngine } from "./engine.ts";
import { answer, type Question } from "./thread.ts";

const engine = openSearchEngine(String(workerData));
let warm = false;

answerQuestions((question: Question) => {
  // Loading the vocabulary for corrections takes a while: do it after the first answer, while nobody waits, not at the
  // first misspelling.
  if (!warm) setImmediate(() => engine.search({ text: "misspeld", limit: 1 }));
  warm = true;
  return answer(engine, question);
});
