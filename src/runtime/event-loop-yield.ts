import type { Clock } from "./clock.ts";

/** Longer than this nobody is kept waiting: an answer needs several turns of the event loop. */
const AT_MOST_MS = 8;
/** However little time has passed, so that it does not depend on the machine alone where work pauses. */
const AT_MOST_STEPS = 20;

/** To be awaited between the steps of long work: now and then whatever else is ready has its turn. */
export function createBreath(clock: Clock): () => Promise<void> {
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
