import { LRUCache } from "lru-cache";
import type { Answer } from "./engine.ts";
import type { Question } from "./thread.ts";

/** Answers kept: some 5 kB each. */
const KEPT = 200;

/**
 * Answers questions by `ask`, the same question once for as long as `version` of the library stays: whoever turns the
 * pages of an answer asks the same again, and so do people who were shown the same title to look up. After a restart, or
 * when it was dropped for newer ones, an answer is simply found again.
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
