import { parentPort, workerData } from "node:worker_threads";
import { openSearchEngine } from "./search-engine.ts";
import { answer, type Question } from "./search-thread.ts";

const engine = openSearchEngine(String(workerData));

parentPort?.on("message", ({ number, question }: { number: number; question: Question }) => {
  try {
    parentPort?.postMessage({ number, answer: answer(engine, question) });
  } catch (error) {
    parentPort?.postMessage({ number, error: String(error) });
  }
});
