import type { Clock } from "../../../../src/runtime/clock.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { toChatError } from "../../errors.ts";

const FIRST_PAUSE_MS = 1_000;
/** `apps.connections.open` is tier 1: one call a minute is always allowed. */
const LONGEST_PAUSE_MS = 60_000;

export interface Patience {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** Stops retrying. */
  readonly stopped: AbortSignal;
}

/**
 * Retries until it works, logging a warning and pausing longer after each failure; `failures` counts those before the
 * first attempt. Resolves to the result and the failures in a row by then. Rejects with ChatError if Slack rejects the
 * token or a scope twice in a row: a single rejection may be Slack's fault. Also rejects with the reason of `stopped`.
 */
export async function insist<T>(
  doing: string,
  attempt: () => Promise<T>,
  { clock, random, log, stopped }: Patience,
  failures = 0,
): Promise<{ readonly result: T; readonly failures: number }> {
  let failed = failures;
  let refused = false;
  let askedMs = 0;
  for (;;) {
    if (failed > 0) {
      const pauseMs = Math.max(askedMs, pauseAfter(failed, random));
      log.warn("slack connection failed; retrying later", { doing, failures: failed, pauseMs });
      await clock.sleep(pauseMs, stopped);
    }
    stopped.throwIfAborted();
    try {
      return { result: await attempt(), failures: failed };
    } catch (thrown) {
      stopped.throwIfAborted();
      const error = toChatError(thrown, doing);
      const refusal = error.kind === "unauthorized" || error.kind === "forbidden";
      if (refusal && refused) throw error;
      // Until it is confirmed, nobody should start looking for a mistake in the tokens.
      if (refusal) log.warn("slack refused the token; checking again", { doing });
      else log.warn("slack cannot be reached", { error: error.message });
      refused = refusal;
      failed += 1;
      askedMs = error.retryAfterMs ?? 0;
    }
  }
}

/** About 1, 2, 4 … seconds after the first, second, third failure, at most a minute. */
function pauseAfter(failures: number, random: () => number): number {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return Math.round(longest * (0.5 + random() / 2));
}
