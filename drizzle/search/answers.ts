import { LRUCache } from "lru-cache";
import type { Answer } from "./engine.ts";
import type { Question } from "./thread.ts";

/** Maximum cached answers, about 5 kB each. */
const KEPT = 200;

/**
 * Answers questions with `ask`, caching answers for as long as the library's `version` is unchanged. Turning an
 * answer's pages repeats the question, and so do people looking up the same suggested title. Lost answers are simply
 * computed again.
 */
export function createAnswers(
  ask: (question: Question) => Promise<Answer>,
  version: () => string,
): (question: Question) => Promise<Answer> {
  const kept = new LRUCache<string, Promise<Answer>>({ max: KEPT });
  let keptOf = "";

  return (question) => {
    const now = version();
    if (now !== keptOf) kept.clear();
    keptOf = now;
    const key = JSON.stringify(question);
    const answer = kept.get(key) ?? ask(question);
    kept.set(key, answer);
    answer.catch(() => kept.get(key) === answer && kept.delete(key));
    return answer;
  };
}
