import type { MessageRef, Platform } from "../chat/adapter.ts";
import type { Clock } from "../runtime/clock.ts";
import { ChatError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import type { PostedMessage, PostedMessageStore } from "./store.ts";

/** A recount that failed is tried again after this long: storms last minutes, and the calls have better uses. */
const AGAIN_MS = 5 * 60_000;
/** Messages read at once: the adapter lets everything else go first, and an answer takes a tenth of a second or two. */
const AT_ONCE = 4;

/** Messages to recount on one platform. */
interface Doubts {
  all: boolean;
  /** In the order to be read. */
  readonly messages: Map<string, MessageRef>;
  working: Promise<void> | undefined;
}

export interface Recount {
  /** For one message or all open ones of the platform: read in the background, again until that has worked. */
  doubt(platform: Platform, message?: MessageRef): void;
  /** Resolves when nothing is in doubt any more, or the bot stops. */
  recounted(): Promise<void>;
}

/** Remembers what is in doubt, and has it read by `recountOne`, newest first. */
export function createRecount(deps: {
  readonly store: PostedMessageStore;
  readonly recountOne: (posted: PostedMessage) => Promise<void>;
  /** The message as long as its reactions are votes. */
  readonly openMessage: (message: MessageRef) => Promise<PostedMessage | undefined>;
  readonly openSince: () => number;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}): Recount {
  const { store, clock, log, stopping } = deps;
  const doubts = new Map<Platform, Doubts>();
  const waiting = new Set<Promise<void>>();

  /** What failed comes into doubt again after a while. */
  function later(platform: Platform, message?: MessageRef): void {
    const again = clock
      .sleep(AGAIN_MS, stopping)
      .then(() => doubt(platform, message))
      .catch(() => {})
      .finally(() => waiting.delete(again));
    waiting.add(again);
  }

  async function collect(platform: Platform, doubted: Doubts): Promise<void> {
    if (!doubted.all) return;
    doubted.all = false;
    try {
      const open = await store.openMessages({ platform }, deps.openSince());
      for (const { message } of open) doubted.messages.set(JSON.stringify(message), message);
    } catch (error) {
      log.warn("the open messages could not be read for a recount", { platform, error });
      later(platform);
    }
  }

  async function settle(platform: Platform, message: MessageRef): Promise<void> {
    try {
      const open = await deps.openMessage(message);
      if (open) await deps.recountOne(open);
    } catch (error) {
      if (error instanceof ChatError && error.kind === "gone") {
        await store.setGone(message, true).catch(() => {});
        return;
      }
      log.warn("a message's reactions could not be recounted; tried again later", { message, error });
      later(platform, message);
    }
  }

  async function work(platform: Platform, doubted: Doubts): Promise<void> {
    const reader = async () => {
      for (const [id, message] of doubted.messages) {
        if (stopping.aborted) return;
        doubted.messages.delete(id);
        await settle(platform, message);
      }
    };
    while ((doubted.all || doubted.messages.size > 0) && !stopping.aborted) {
      await collect(platform, doubted);
      await Promise.all(Array.from({ length: AT_ONCE }, reader));
    }
    doubted.working = undefined;
  }

  function doubt(platform: Platform, message?: MessageRef): void {
    const known = doubts.get(platform) ?? { all: false, messages: new Map(), working: undefined };
    doubts.set(platform, known);
    if (message) known.messages.set(JSON.stringify(message), message);
    else known.all = true;
    known.working ??= work(platform, known);
  }

  return {
    doubt,
    async recounted() {
      for (;;) {
        const working = [...doubts.values()].flatMap(({ working }) => working ?? []);
        if (working.length + waiting.size === 0) return;
        await Promise.all([...working, ...waiting]);
      }
    },
  };
}
