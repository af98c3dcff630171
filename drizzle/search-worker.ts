import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { createSearchEngine } from "./search-engine.ts";
import { answer, type Question } from "./search-thread.ts";

// The thread's own read-only connection sees each commit of the store's, and never holds it up (write-ahead log).
const engine = createSearchEngine(new Database(String(workerData), { readonly: true, fileMustExist: true }));

parentPort?.on("message", ({ number, question }: { number: number; question: Question }) => {
  try {
    parentPort?.postMessage({ number, answer: answer(engine, question) });
  } catch (error) {
    parentPort?.postMessage({ number, error: String(error) });
  }
});
