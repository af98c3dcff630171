/**
 * Wraps `work` so that it runs one at a time. Callers during a run share the next run, which starts after they called.
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
