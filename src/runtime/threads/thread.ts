import { parentPort, type Worker } from "node:worker_threads";
import { messageOf } from "../errors.ts";
import { startWorker } from "./start-worker.ts";

/** A thread that answers questions. It does not keep the process alive. */
export interface Thread<Question, Answer> {
  /** Rejects if the thread fails or says so; the next question then starts a new one. */
  ask(question: Question): Promise<Answer>;
  /** Resolves once it has ended; what was still asked is rejected. */
  stop(): Promise<void>;
}

interface Asked<Question> {
  readonly number: number;
  readonly question: Question;
}

type Sent<Answer> = { readonly number: number } & ({ readonly answer: Answer } | { readonly error: string });

interface Pending<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Creates a thread for a module that calls `answerQuestions`; the first question starts it. */
export function createThread<Question, Answer>(source: URL, workerData: unknown): Thread<Question, Answer> {
  let worker: Worker | undefined;
  let number = 0;
  const pending = new Map<number, Pending<Answer>>();

  function failAll(error: Error): void {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  function start(): Worker {
    const started = startWorker(source, workerData);
    const fail = (error: Error) => {
      if (worker !== started) return;
      worker = undefined;
      failAll(error);
    };
    started.on("message", (sent: Sent<Answer>) => {
      const waiting = pending.get(sent.number);
      pending.delete(sent.number);
      // An idle thread must not keep the process alive.
      if (pending.size === 0) started.unref();
      if ("answer" in sent) waiting?.resolve(sent.answer);
      else waiting?.reject(new Error(sent.error));
    });
    started.on("error", fail);
    started.on("exit", (code) => fail(new Error(`The thread ended (${code}).`)));
    return started;
  }

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        pending.set(++number, { resolve, reject });
        const asked: Asked<Question> = { number, question };
        worker.postMessage(asked);
      }),
    async stop() {
      const ending = worker;
      worker = undefined;
      failAll(new Error("The thread was stopped."));
      await ending?.terminate();
    },
  };
}

/** Answers the questions that this thread gets. If `answer` throws, sends back the error's message. */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
): void {
  parentPort?.on("message", async ({ number, question }: Asked<Question>) => {
    try {
      parentPort?.postMessage({ number, answer: await answer(question) });
    } catch (error) {
      parentPort?.postMessage({ number, error: messageOf(error) });
    }
  });
}
