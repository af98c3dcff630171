import type { Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import type { Log } from "./log.ts";

/** Something to be done now and then, whether or not the other duties succeed. */
export interface Duty {
  /** For the log. */
  readonly name: string;
  readonly everyMs: number;
  run(signal: AbortSignal): Promise<unknown>;
}

export interface Housekeeping {
  /** Does what is due in the background, one duty after the other, each once at a time. */
  begin(): void;
  /** Resolves when nothing is being done. */
  ended(): Promise<void>;
}

/** A duty that takes longer hangs, and is left behind. */
const DUTY_MS = 10 * 60_000;
/** A duty that failed is tried again after this long, or its own interval where that is shorter. */
const RETRY_MS = 15 * 60_000;

/** Keeps house until `signal` is aborted. */
export function createHousekeeping(deps: {
  readonly duties: readonly Duty[];
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Housekeeping {
  const { clock, log, signal } = deps;
  /** By the clock that never jumps; absent: at once. */
  const dueAt = new Map<Duty, number>();
  let working: Promise<void> = Promise.resolve();
  let idle = true;

  async function perform(duty: Duty): Promise<void> {
    const { name, everyMs } = duty;
    const begun = clock.monotonic();
    dueAt.set(duty, begun + everyMs);
    try {
      await withDeadline(clock, DUTY_MS, duty.run(signal), () => new Error("It hangs and was left behind."));
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
