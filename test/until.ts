/** Half a minute: a busy machine is slow and not wrong, and what never comes still fails before its test's own time-out. */
const WAIT_MS = 30_000;

/** Waits until `look` finds something other than `false` and `undefined`, and returns it. The error says what was waited for. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited ${WAIT_MS / 1_000} s in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
