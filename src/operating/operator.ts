import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import { oneAtATime } from "../runtime/rounds.ts";
import type { Condition } from "./conditions.ts";
import type { Notice, NoticeStore } from "./notice-store.ts";

/** Trouble is over when it has been gone for so long. */
const STEADY_MS = 10 * 60_000;
/** Whatever comes and goes is told of no more often than this. */
const AGAIN_MS = 60 * 60_000;

/** A message for the operator. */
export interface Tidings {
  readonly text: string;
  /** Names the message: the same whenever it is sent again. */
  readonly about: string;
  /** Epoch ms before which it was certainly not sent. */
  readonly since: number;
  /** It may have been sent before. */
  readonly again: boolean;
}

/** Tells the operator of trouble, once, and once more when it is over. */
export interface Operator {
  /** Looks at every condition, and tells what is new. Never rejects; a call during one makes it look once more. */
  check(): Promise<void>;
}

/** `send` rejects where it could not, or may not have, delivered its tidings; then the next check tries again. */
export function createOperator(deps: {
  readonly conditions: readonly Condition[];
  readonly store: NoticeStore;
  readonly send: (tidings: Tidings) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): Operator {
  const { conditions, store, send, clock, log } = deps;
  /** Since when, by the clock that never jumps, what the operator knows as trouble is gone. */
  const goneSince = new Map<string, number>();

  async function consider(condition: Condition, known: Notice | undefined): Promise<void> {
    const { name, mended } = condition;
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
      // It may have been told all the same, but then without an end.
      await store.saveNotice({ ...known, standing: false });
      return;
    }
    const gone = goneSince.get(name) ?? clock.monotonic();
    goneSince.set(name, gone);
    if (clock.monotonic() - gone < STEADY_MS) return;
    log.info("telling the operator that it is fixed", { about: name });
    await send({ text: mended, about: `${name}:${known.since}:mended`, since: known.since, again: true });
    goneSince.delete(name);
    await store.saveNotice({ ...known, standing: false });
  }

  const check = oneAtATime(async () => {
    try {
      const known = new Map((await store.notices()).map((notice) => [notice.name, notice]));
      for (const condition of conditions) {
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
