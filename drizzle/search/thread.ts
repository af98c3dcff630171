import { createThread, type Thread } from "../../src/runtime/threads/thread.ts";
import type { NameKind, SearchQuery } from "../../src/search/search-index.ts";
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

/** A thread that answers questions about an index. */
export type SearchThread = Thread<Question, Answer>;

/** Creates a thread that reads the database file at `path`. */
export function createSearchThread(path: string): SearchThread {
  return createThread(new URL("./worker.ts", import.meta.url), path);
}
