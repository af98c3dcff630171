/** Wraps `round` so that it runs one at a time. A call during a run makes it run once more, and resolves after that. */
export function oneAtATime(round: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  async function rounds(): Promise<void> {
    do {
      again = false;
      await round();
    } while (again);
  }
  return () => {
    if (running) again = true;
    running ??= rounds().finally(() => {
      running = undefined;
    });
    return running;
  };
}
