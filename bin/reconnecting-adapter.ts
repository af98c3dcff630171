import type { ChatAdapter, Platform } from "../src/chat/adapter.ts";
import type { Clock } from "../src/runtime/clock.ts";
import { ChatError } from "../src/runtime/errors.ts";
import type { Log } from "../src/runtime/log.ts";

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * The adapter that `create` makes, which keeps trying where its platform cannot be reached at the start: the other
 * platform is served meanwhile, and a service that is started again and again would use up Discord's 1,000 connections
 * a day. What only a person can mend still rejects. Until it is connected, calls throw ChatError `unsent`.
 */
export function patient(
  platform: Platform,
  create: () => ChatAdapter,
  clock: Pick<Clock, "sleep">,
  log: Log,
): ChatAdapter {
  const stopped = new AbortController();
  let current: ChatAdapter | undefined;
  let trying: Promise<void> = Promise.resolve();

  function connected(): ChatAdapter {
    if (current) return current;
    throw new ChatError("unsent", `${platform} is not connected yet.`);
  }

  const connect: ChatAdapter["start"] = async (commands, handlers) => {
    const adapter = create();
    try {
      await adapter.start(commands, {
        ...handlers,
        // From here on it can be used, and the recount that this sets off does so.
        connected: (event) => {
          current = adapter;
          handlers.connected(event);
        },
      });
      current = adapter;
    } catch (error) {
      current = undefined;
      await adapter.stop().catch(() => {});
      throw error;
    }
  };

  /** Resolves when there is nothing left to try. */
  async function insist(
    first: ChatError,
    ...[commands, handlers]: Parameters<ChatAdapter["start"]>
  ): Promise<void> {
    let error = first;
    for (let failures = 0; ; failures += 1) {
      const pauseMs = error.retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      log.warn(`${platform} cannot be reached; trying again`, { error, pauseMs });
      try {
        await clock.sleep(pauseMs, stopped.signal);
        return await connect(commands, handlers);
      } catch (again) {
        if (stopped.signal.aborted) return;
        if (!mayPass(again)) return handlers.fatal(again instanceof Error ? again : new Error(String(again)));
        error = again;
      }
    }
  }

  return {
    platform,
    async start(commands, handlers) {
      try {
        await connect(commands, handlers);
      } catch (error) {
        if (!mayPass(error)) throw error;
        trying = insist(error, commands, handlers);
      }
    },
    post: async (...call) => connected().post(...call),
    find: async (...call) => connected().find(...call),
    edit: async (...call) => connected().edit(...call),
    seed: async (...call) => connected().seed(...call),
    ballots: async (...call) => connected().ballots(...call),
    link: (message) => current?.link(message),
    direct: async (...call) => connected().direct(...call),
    tell: async (...call) => connected().tell(...call),
    async stop() {
      stopped.abort();
      await trying;
      await current?.stop();
    },
  };
}

function mayPass(error: unknown): error is ChatError {
  return error instanceof ChatError && ["unknown", "unsent", "rate-limited"].includes(error.kind);
}
