import type { Clock } from "./clock.ts";

/** Yield after this time: answering a request takes several turns of the event loop. */
const AT_MOST_MS = 8;
/** Yield after this many steps at the latest, so that the pauses do not depend only on the machine's speed. */
const AT_MOST_STEPS = 20;

/** Returns a function to await between the steps of long work. Now and then it yields to the event loop. */
export function createPause(clock: Clock): () => Promise<void> {
  let steps = 0;
  let begun = clock.monotonic();
  return async () => {
    steps += 1;
    if (steps < AT_MOST_STEPS && clock.monotonic() - begun < AT_MOST_MS) return;
    await clock.sleep(0);
    steps = 0;
    begun = clock.monotonic();
  };
}
