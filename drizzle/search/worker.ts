import { parentPort, workerData } from "node:worker_threads";
import { openSearchEngine } from "./engine.ts";
import { answer, type Question } from "./thread.ts";

const engine = openSearchEngine(String(workerData));
let warm = false;

parentPort?.on("message", ({ number, question }: { number: number; question: Question }) => {
  try {
    parentPort?.postMessage({ number, answer: answer(engine, question) });
    // Loading the vocabulary for corrections takes a while: do it now, while nobody waits, not at the first
    // misspelling.
    if (!warm) setImmediate(() => engine.search({ text: "misspeld", limit: 1 }));
    warm = true;
  } catch (error) {
    parentPort?.postMessage({ number, error: String(error) });
  }
});
