/** Maximum questions in one statement. */
const AT_ONCE = 200;

/**
 * Batches questions that arrive while another is being answered into one round trip. A single one is asked at once.
 * `ask` returns the answers in order.
 */
export function gather<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  interface Entry {
    readonly question: Question;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Entry[] = [];
  let asking = false;

  async function answer(entries: readonly Entry[]): Promise<void> {
    try {
      const answers = await ask(entries.map(({ question }) => question));
      for (const [n, { resolve }] of entries.entries()) resolve(answers[n] as Answer);
    } catch (error) {
      for (const { reject } of entries) reject(error);
    }
  }

  async function drain(): Promise<void> {
    asking = true;
    while (waiting.length > 0) await answer(waiting.splice(0, AT_ONCE));
    asking = false;
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (!asking) void drain();
    });
}
