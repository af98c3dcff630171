import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import { oneAtATime } from "../runtime/one-at-a-time.ts";
import type { Condition } from "./conditions.ts";
import type { Notice, NoticeStore } from "./notice-store.ts";

/** A problem is over once it has been gone for this long. */
const STEADY_MS = 10 * 60_000;
/** Minimum interval between messages about a problem that comes and goes. */
const AGAIN_MS = 60 * 60_000;

/** A message for the operator. */
export interface Notification {
  readonly text: string;
  /** The message's identity: the same when it is sent again. */
  readonly about: string;
  /** Epoch ms; it was certainly not sent before then. */
  readonly since: number;
  /** It may have been sent before. */
  readonly again: boolean;
}

/** Tells the operator about each problem once, and once more when it is over. */
export interface Operator {
  /** Checks every condition and sends what is new. Never rejects; a call during a check makes it run once more. */
  check(): Promise<void>;
}

/**
 * Creates an operator. `send` rejects if the message was not, or possibly not, delivered; the next check then retries.
 */
export function createOperator(deps: {
  /** Those that this process is responsible for. */
  readonly conditions: () => readonly Condition[];
  readonly store: NoticeStore;
  readonly send: (notification: Notification) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): Operator {
  const { conditions, store, send, clock, log } = deps;
  /** When a reported problem disappeared, on the monotonic clock. */
  const goneSince = new Map<string, number>();

  async function consider(condition: Condition, known: Notice | undefined): Promise<void> {
    const { name, recovered } = condition;
    const wrong = await condition.look();
    const now = clock.now();
    if (wrong !== undefined) {
      goneSince.delete(name);
      if (known?.standing && known.toldAt !== undefined) return;
      if (known?.toldAt !== undefined && Math.abs(now - known.toldAt) < AGAIN_MS) return;
      const since = known?.standing ? known.since : now;
      const notice: Notice = { name, since, toldAt: undefined, standing: true };
      if (!known?.standing) await store.saveNotice(notice);
      log.warn("telling the operator", { about: name });
      await send({ text: wrong, about: `${name}:${since}`, since, again: known?.standing === true });
      await store.saveNotice({ ...notice, toldAt: now });
      return;
    }
    if (!known?.standing) return;
    if (known.toldAt === undefined) {
      // The message may have arrived anyway; then the operator is not told of its end.
      await store.saveNotice({ ...known, standing: false });
      return;
    }
    const gone = goneSince.get(name) ?? clock.monotonic();
    goneSince.set(name, gone);
    if (clock.monotonic() - gone < STEADY_MS) return;
    log.info("telling the operator that it is fixed", { about: name });
    await send({
      text: recovered,
      about: `${name}:${known.since}:recovered`,
      since: known.since,
      again: true,
    });
    goneSince.delete(name);
    await store.saveNotice({ ...known, standing: false });
  }

  const check = oneAtATime(async () => {
    try {
      const known = new Map((await store.notices()).map((notice) => [notice.name, notice]));
      for (const condition of conditions()) {
        await consider(condition, known.get(condition.name)).catch((error) =>
          log.warn("operator not told; retrying", { about: condition.name, error }),
        );
      }
    } catch (error) {
      log.warn("operator notices not read", { error });
    }
  });
  return { check };
}
