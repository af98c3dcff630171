import type { Log } from "../runtime/log.ts";
import type { Outbox, Plan } from "./outbox.ts";

/** A plan, and what to do once the outbox has recorded it. */
export interface DuePlan extends Plan {
  readonly committed?: () => Promise<void>;
}

/** Finds what is due. */
export interface Planner {
  /** For the log. */
  readonly name: string;
  /**
   * Yields what is due at `now` (epoch ms) in batches; each is committed before the next is requested. Logs what it
   * cannot plan and leaves it due.
   */
  plan(now: number, signal: AbortSignal): AsyncIterable<readonly DuePlan[]>;
}

/**
 * Records everything `planner` finds due in the outbox; returns the number of plans. A plan that cannot be committed
 * stays due and does not affect others.
 */
export async function commitDue(
  planner: Planner,
  outbox: Pick<Outbox, "plan">,
  log: Log,
  now: number,
  signal: AbortSignal,
): Promise<number> {
  let planned = 0;
  for await (const plans of planner.plan(now, signal)) {
    if (signal.aborted) break;
    if (plans.length === 0) continue;
    planned += plans.length;
    const outcomes = await outbox.plan(plans);
    for (const [index, { delivery, committed }] of plans.entries()) {
      const outcome = outcomes[index];
      try {
        if (typeof outcome === "object") throw outcome.failed;
        await committed?.();
      } catch (error) {
        const { channel, day, kind } = delivery;
        log.error("plan not committed", { planner: planner.name, channel, day, kind, error });
      }
    }
  }
  return planned;
}
