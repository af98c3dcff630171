import { REST } from "discord.js";
import PQueue from "p-queue";
import { ChatError } from "../../src/errors.ts";
import { TOKEN_CURE, toChatError } from "./errors.ts";

/**
 * 3 requests each 67 ms are 45 a second and never more than 48 in any second, below Discord's 50: bursts would
 * straddle its one-second windows, and every 429 counts towards a ban of the address.
 */
const PACE = { interval: 67, intervalCap: 3 } as const;

/** A post that takes longer has an unknown outcome. */
const TIMEOUT_MS = 15_000;

/** Longer waits are reported as `rate-limited` rather than sat out in silence. */
const PATIENCE_MS = 10_000;

type Method = "get" | "post" | "put" | "patch" | "delete";

interface CallOptions {
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  /** Higher goes first. Default 0. */
  readonly priority?: number;
}

/** Discord's REST API with the pace kept and errors in the core's words. */
export interface DiscordApi {
  /** A call that may be repeated without harm; server errors and short rate limits are sat out. */
  call<T>(method: Method, route: `/${string}`, doing: string, options?: CallOptions): Promise<T>;
  /** A call that must not be made twice: tried once, and given up at any rate limit. */
  once<T>(method: Method, route: `/${string}`, doing: string, options?: CallOptions): Promise<T>;
  /** Interaction endpoints: no pace (they have none of the global limit) and no token of ours. */
  interact<T>(method: Method, route: `/${string}`, doing: string, options?: CallOptions): Promise<T>;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
  /** What is queued and later calls fail as `unsent`. */
  close(): void;
}

/** `onUnauthorized` is told once, when Discord no longer takes the token. */
export function createApi(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly onUnauthorized: (error: ChatError) => void;
}): DiscordApi {
  const base = { api: options.apiUrl, timeout: TIMEOUT_MS };
  const patient = new REST({
    ...base,
    retries: 2,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > PATIENCE_MS,
  }).setToken(options.token);
  const strict = new REST({ ...base, retries: 0, rejectOnRateLimit: () => true }).setToken(options.token);
  const pacer = new PQueue(PACE);
  const closed = new AbortController();
  const interactions = new Set<Promise<unknown>>();
  let told = false;

  async function send<T>(
    rest: REST,
    method: Method,
    route: `/${string}`,
    doing: string,
    request: { body?: unknown; query?: URLSearchParams; auth?: boolean },
  ): Promise<T> {
    try {
      return (await rest[method](route, request)) as T;
    } catch (error) {
      const translated = toChatError(error, doing);
      if (translated.kind === "unauthorized" && request.auth !== false && !told) {
        told = true;
        options.onUnauthorized(new ChatError("unauthorized", TOKEN_CURE, { cause: error }));
      }
      throw translated;
    }
  }

  async function paced<T>(
    rest: REST,
    method: Method,
    route: `/${string}`,
    doing: string,
    { priority = 0, ...request }: CallOptions = {},
  ): Promise<T> {
    const refuse = () => new ChatError("unsent", `Paperboy is stopping (${doing})`);
    if (closed.signal.aborted) throw refuse();
    return pacer.add(
      () => {
        if (closed.signal.aborted) throw refuse();
        return send<T>(rest, method, route, doing, request);
      },
      { priority },
    );
  }

  return {
    call: (...args) => paced(patient, ...args),
    once: (...args) => paced(strict, ...args),
    async interact<T>(method: Method, route: `/${string}`, doing: string, request: CallOptions = {}) {
      const work = send<T>(patient, method, route, doing, { ...request, auth: false });
      interactions.add(work);
      try {
        return await work;
      } finally {
        interactions.delete(work);
      }
    },
    async idle() {
      await pacer.onIdle();
      await Promise.allSettled(interactions);
    },
    close() {
      closed.abort();
      for (const rest of [patient, strict]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}
