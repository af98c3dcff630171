import { REST } from "discord.js";
import PQueue from "p-queue";
import type { Clock } from "../../src/clock.ts";
import { ChatError } from "../../src/errors.ts";
import { TOKEN_CURE, toChatError } from "./errors.ts";

/**
 * One request each 1/45 s, evenly: bursts would straddle Discord's seconds of 50, and every 429 counts towards a ban of
 * the address. A late timer may catch up one request, so that no second holds more than 47.
 */
const STEP_MS = 1_000 / 45;
const CATCH_UP_MS = STEP_MS;

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
  readonly clock: Clock;
  readonly onUnauthorized: (error: ChatError) => void;
}): DiscordApi {
  const { clock } = options;
  const base = { api: options.apiUrl, timeout: TIMEOUT_MS };
  const patient = new REST({
    ...base,
    retries: 2,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > PATIENCE_MS,
  }).setToken(options.token);
  const strict = new REST({ ...base, retries: 0, rejectOnRateLimit: () => true }).setToken(options.token);
  const turns = new PQueue({ concurrency: 1 });
  const closed = new AbortController();
  const inFlight = new Set<Promise<unknown>>();
  let slot = 0;
  let told = false;

  /** Resolves when it is this request's turn, the highest priority first. */
  function turn(priority: number): Promise<void> {
    return turns.add(
      async () => {
        const now = clock.monotonic();
        slot = Math.max(slot + STEP_MS, now - CATCH_UP_MS);
        if (slot > now && !closed.signal.aborted) await clock.sleep(slot - now);
      },
      { priority },
    );
  }

  function track<T>(work: Promise<T>): Promise<T> {
    inFlight.add(work);
    const done = () => void inFlight.delete(work);
    work.then(done, done);
    return work;
  }

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
    const assertOpen = () => {
      if (closed.signal.aborted) throw new ChatError("unsent", `Paperboy is stopping (${doing})`);
    };
    assertOpen();
    await turn(priority);
    assertOpen();
    return send<T>(rest, method, route, doing, request);
  }

  return {
    call: (...args) => track(paced(patient, ...args)),
    once: (...args) => track(paced(strict, ...args)),
    interact: (method, route, doing, request) =>
      track(send(patient, method, route, doing, { ...request, auth: false })),
    async idle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
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
