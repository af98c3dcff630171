import type { Clock } from "./clock.ts";

/** Resolves once the signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/**
 * Resolves as `work` does, or rejects with `late()` after `ms`. The work is not stopped, but its result is then
 * ignored.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  late: () => Error,
): Promise<T> {
  const ended = new AbortController();
  const timeout = clock.sleep(ms, ended.signal).then((): never => {
    throw late();
  });
  timeout.catch(() => {});
  try {
    return await Promise.race([work, timeout]);
  } finally {
    ended.abort();
    work.catch(() => {});
  }
}

/** Settles as `work` does, whose signal is aborted after `ms`. */
export async function abortAfter<T>(
  clock: Clock,
  ms: number,
  work: (late: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const ended = new AbortController();
  clock.sleep(ms, ended.signal).then(
    () => late.abort(),
    () => {},
  );
  try {
    return await work(late.signal);
  } finally {
    ended.abort();
  }
}
