import type { Worker } from "node:worker_threads";
import type { NameKind, SearchQuery } from "../../src/search/search-index.ts";
import { startWorker } from "../shared/worker.ts";
import type { Answer, SearchEngine } from "./engine.ts";

/** A call to the engine, as data. */
export type Question =
  | { readonly kind: "search"; readonly query: SearchQuery }
  | { readonly kind: "similar"; readonly id: string; readonly limit: number }
  | { readonly kind: "titles"; readonly prefix: string; readonly limit: number }
  | { readonly kind: "names"; readonly whose: NameKind; readonly prefix: string; readonly limit: number };

/** Answers a question with the engine. */
export function answer(engine: SearchEngine, question: Question): Answer {
  switch (question.kind) {
    case "search":
      return engine.search(question.query);
    case "similar":
      return engine.similar(question.id, question.limit);
    case "titles":
      return engine.titles(question.prefix, question.limit);
    case "names":
      return engine.names(question.whose, question.prefix, question.limit);
    default:
      throw question satisfies never;
  }
}

/** Answers questions on a separate thread. */
export interface SearchThread {
  /** Rejects if the thread failed; the next question starts a new one. */
  ask(question: Question): Promise<Answer>;
  /** Resolves once the thread has ended. */
  stop(): Promise<void>;
}

interface Pending {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A thread that reads the database file at `path`; the first question starts it. */
export function createSearchThread(path: string): SearchThread {
  let worker: Worker | undefined;
  let number = 0;
  const pending = new Map<number, Pending>();

  function start(): Worker {
    const started = startWorker(new URL("./worker.ts", import.meta.url), path);
    const fail = (error: Error) => {
      if (worker !== started) return;
      worker = undefined;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    started.on("message", (message: { number: number; answer?: Answer; error?: string }) => {
      const waiting = pending.get(message.number);
      pending.delete(message.number);
      // An idle thread must not keep the process alive.
      if (pending.size === 0) started.unref();
      if (message.answer) waiting?.resolve(message.answer);
      else waiting?.reject(new Error(message.error ?? "no answer"));
    });
    started.on("error", fail);
    started.on("exit", (code) => fail(new Error(`The search thread ended (${code}).`)));
    return started;
  }

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        pending.set(++number, { resolve, reject });
        worker.postMessage({ number, question });
      }),
    async stop() {
      const ending = worker;
      worker = undefined;
      for (const { reject } of pending.values()) reject(new Error("The library was closed."));
      pending.clear();
      await ending?.terminate();
    },
  };
}
