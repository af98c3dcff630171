import type { Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import type { Log } from "./log.ts";

/** A periodic task, independent of the other duties. */
export interface Duty {
  /** For the log. */
  readonly name: string;
  readonly everyMs: number;
  run(signal: AbortSignal): Promise<unknown>;
}

export interface Housekeeping {
  /** Starts the due duties in the background, one after the other. Does nothing while they are running. */
  begin(): void;
  /** Resolves when no duty is running. */
  ended(): Promise<void>;
}

/** A duty that takes longer hangs and is abandoned. */
const DUTY_MS = 10 * 60_000;
/** A failed duty is retried after this long, or after its own interval if that is shorter. */
const RETRY_MS = 15 * 60_000;

/** Runs duties until `signal` is aborted. */
export function createHousekeeping(deps: {
  readonly duties: readonly Duty[];
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Housekeeping {
  const { clock, log, signal } = deps;
  /** Due times on the monotonic clock; absent: due at once. */
  const dueAt = new Map<Duty, number>();
  let working: Promise<void> = Promise.resolve();
  let idle = true;

  async function perform(duty: Duty): Promise<void> {
    const { name, everyMs } = duty;
    const begun = clock.monotonic();
    dueAt.set(duty, begun + everyMs);
    try {
      await withDeadline(clock, DUTY_MS, duty.run(signal), () => new Error("It hangs and was abandoned."));
    } catch (error) {
      if (signal.aborted) return;
      dueAt.set(duty, begun + Math.min(everyMs, RETRY_MS));
      log.warn("housekeeping failed; retrying later", { duty: name, error });
    }
  }

  async function work(): Promise<void> {
    for (const duty of deps.duties) {
      if (signal.aborted) return;
      if (clock.monotonic() >= (dueAt.get(duty) ?? 0)) await perform(duty);
    }
  }

  return {
    begin() {
      if (!idle) return;
      idle = false;
      working = work().finally(() => {
        idle = true;
      });
    },
    ended: () => working,
  };
}
