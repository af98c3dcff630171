import { RateLimitError, type RawFile, REST } from "discord.js";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { TOKEN_CURE, toChatError } from "../errors.ts";
import { createPace } from "./pace.ts";

/** A post that takes longer has an unknown outcome. */
const TIMEOUT_MS = 15_000;

/** Longer waits are reported as `rate-limited` rather than sat out in silence. */
const PATIENCE_MS = 10_000;

/** Tries of a call that may be repeated. */
const TRIES = 3;
/** Before trying again after a server error. */
const BREATH_MS = 500;

type Method = "get" | "post" | "put" | "patch" | "delete";

interface CallOptions {
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  /** Sent along with the body. */
  readonly files?: readonly RawFile[];
  /** Higher goes first; requests of one priority should take about the same time. Default 0. */
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
  const closed = new AbortController();
  const pace = createPace(clock, closed.signal);
  const base = { api: options.apiUrl, timeout: TIMEOUT_MS };
  // It repeats nothing and waits for nothing by itself: a repeated request must keep the pace like any other.
  const bot = new REST({ ...base, retries: 0, rejectOnRateLimit: () => true }).setToken(options.token);
  // A client of its own, since the limits of the bot are no reason to keep people waiting for an answer.
  const answers = new REST({
    ...base,
    retries: 2,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > PATIENCE_MS,
  });
  const inFlight = new Set<Promise<unknown>>();
  let told = false;

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
    { files, ...request }: Omit<CallOptions, "priority"> & { auth?: boolean },
  ): Promise<T> {
    try {
      const parts = files && files.length > 0 ? { files: [...files] } : {};
      return (await rest[method](route, { ...request, ...parts })) as T;
    } catch (error) {
      const translated = toChatError(error, doing);
      if (translated.kind === "unauthorized" && request.auth !== false && !told) {
        told = true;
        options.onUnauthorized(new ChatError("unauthorized", TOKEN_CURE, { cause: error }));
      }
      throw translated;
    }
  }

  function once<T>(
    method: Method,
    route: `/${string}`,
    doing: string,
    { priority = 0, ...request }: CallOptions = {},
  ): Promise<T> {
    return pace.run(priority, async () => {
      if (closed.signal.aborted) throw new ChatError("unsent", `Paperboy is stopping (${doing})`);
      try {
        return await send<T>(bot, method, route, doing, request);
      } catch (error) {
        if (isGlobalLimit(error)) pace.pause(error.retryAfterMs ?? 0);
        throw error;
      }
    });
  }

  async function call<T>(
    method: Method,
    route: `/${string}`,
    doing: string,
    request: CallOptions = {},
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await once<T>(method, route, doing, request);
      } catch (error) {
        const ms = tries < TRIES ? pauseAfter(error) : undefined;
        if (ms === undefined || ms > PATIENCE_MS) throw error;
        await clock.sleep(ms, closed.signal).catch(() => {});
      }
    }
  }

  return {
    call: (...args) => track(call(...args)),
    once: (...args) => track(once(...args)),
    interact: (method, route, doing, request) =>
      track(send(answers, method, route, doing, { ...request, auth: false })),
    async idle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
    },
    close() {
      closed.abort();
      for (const rest of [bot, answers]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}

/** Milliseconds after which a call that failed so may be tried again; undefined where that would not help. */
function pauseAfter(error: unknown): number | undefined {
  if (!(error instanceof ChatError)) return undefined;
  if (error.kind === "rate-limited") return error.retryAfterMs ?? BREATH_MS;
  return error.kind === "unknown" ? BREATH_MS : undefined;
}

function isGlobalLimit(error: unknown): error is ChatError {
  return error instanceof ChatError && error.cause instanceof RateLimitError && error.cause.global;
}
