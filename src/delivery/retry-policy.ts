import type { ChatError } from "../runtime/errors.ts";
import { addDays, type Day, utcDay } from "../time/day.ts";
import type { Delivery, Outcome } from "./outbox.ts";

/** How long before looking up a lost post: the platform may still carry it out (15 s time-out, late commits). */
export const SETTLE_MS = 60_000;
/** A channel that refuses us counts as lost only if it still does after this: a network fault may look the same. */
const SECOND_LOOK_MS = 5 * 60_000;
/** If we may not check whether a message exists, a person is asked after this long; it is never sent again blindly. */
const GIVE_UP_LOOKING_MS = 30 * 60_000;
/** An outage may outlast the day. We keep looking for the message this long, because of its votes. */
const LOOK_ON_MS = 6 * 3_600_000;
/**
 * Next look-up after a quarter of the time spent so far, but no sooner than the settling time and no later than this.
 */
const LOOK_AGAIN_MS = 10 * 60_000;
/**
 * How long messages to a channel wait for an earlier one that was tried, so that they arrive in order. The trouble of
 * one message must not cost the next its day.
 */
export const IN_ORDER_MS = 3_600_000;
/** This close to its deadline, a message waits for no other. */
export const LAST_MINUTES_MS = 30 * 60_000;
const FIRST_BACKOFF_MS = 15_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;

/** Returns the first day whose messages others may have to wait for, so that a store needs to read only a few. */
export function waitedForSince(now: number): Day {
  return addDays(utcDay(now), -2);
}

/** Returns the milliseconds to wait before attempt `attempts + 1`, doubling each time. */
export function backoff(attempts: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** Math.max(0, attempts - 1), LONGEST_BACKOFF_MS);
}

/** Returns the outcome of a delivery whose post failed at `now` (epoch ms). */
export function afterFailedPost(
  error: ChatError,
  delivery: Pick<Delivery, "attempts" | "refusedSince">,
  now: number,
): Outcome {
  const { attempts, refusedSince = now } = delivery;
  const said = { error: error.message };
  switch (error.kind) {
    case "unknown":
      return { state: "unknown", notBefore: now + SETTLE_MS, ...said };
    case "unsent":
    case "rate-limited":
    case "unauthorized":
      return {
        state: "planned",
        notBefore: now + Math.max(error.retryAfterMs ?? 0, backoff(attempts)),
        ...said,
      };
    case "gone":
    case "forbidden":
      return now - refusedSince < SECOND_LOOK_MS
        ? { state: "planned", notBefore: refusedSince + SECOND_LOOK_MS, refusedSince, ...said }
        : { state: "failed", ...said };
    case "rejected":
      return { state: "failed", ...said };
    default:
      return error.kind satisfies never;
  }
}

/** Returns the outcome of a possibly posted delivery if the outlet cannot look it up: better lost than posted twice. */
export function afterNoLookUp(): Outcome {
  return {
    state: "failed",
    error: "its answer was lost, so it may have arrived. That cannot be looked up, so it is not sent again",
    doubtful: true,
  };
}

/** Returns the outcome of a possibly posted delivery if the platform could not tell at `now` whether it exists. */
export function afterFailedLookUp(
  error: ChatError,
  { firstAttemptAt, dueAt, deadline }: Pick<Delivery, "firstAttemptAt" | "dueAt" | "deadline">,
  now: number,
): Outcome {
  const spent = now - (firstAttemptAt ?? dueAt);
  const refused = error.kind === "gone" || error.kind === "forbidden";
  if ((refused && spent > GIVE_UP_LOOKING_MS) || now > deadline + LOOK_ON_MS)
    return {
      state: "failed",
      error: `it may have been posted, but the channel cannot be read: ${error.message}`,
      doubtful: true,
    };
  const pause = Math.min(Math.max(spent / 4, SETTLE_MS, error.retryAfterMs ?? 0), LOOK_AGAIN_MS);
  return { state: "unknown", notBefore: now + Math.round(pause), error: error.message };
}
