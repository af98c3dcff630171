import type { Clock } from "./clock.ts";

/** What `work` comes to, or a rejection with `late()` after `ms`. The work is not stopped; nobody hears of it any more. */
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
