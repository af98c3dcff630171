/**
 * `work`, run once at a time. Whoever asks during a run waits for the next one, which begins after they asked; all who
 * wait share it.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function run(): Promise<void> {
    const now = work().finally(() => {
      running = undefined;
    });
    running = now;
    return now;
  }

  return () => {
    if (!running) return run();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return run();
      });
    return next;
  };
}
