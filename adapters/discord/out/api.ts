import { RateLimitError, type RawFile, REST, Routes } from "discord.js";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { toChatError } from "../errors.ts";
import { checkedRequest } from "./checked-request.ts";
import { createPace } from "./pace.ts";
import { isUser, type Shape } from "./shapes.ts";

/** After this long, a post's outcome is unknown. */
const TIMEOUT_MS = 15_000;

/** A call still queued after this long is dropped, so no post goes out after its caller has given up. */
const TURN_MS = 25_000;

/** Longer waits are reported as `rate-limited` instead of waited out. */
const PATIENCE_MS = 10_000;

/** Attempts for a repeatable call. */
const TRIES = 3;
/** Pause before a retry after a server error. */
const RETRY_MS = 500;
/** The same for an interaction's answer, which Discord expects within 3 s. */
const ANSWER_RETRY_MS = 150;
const CERTAINLY_UNSENT = ["unsent", "rate-limited"] as const;
const REPEATABLE = [...CERTAINLY_UNSENT, "unknown"] as const;

type Method = "get" | "post" | "put" | "patch" | "delete";

interface CallOptions<T> {
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  /** Sent together with the body. */
  readonly files?: readonly RawFile[];
  /** Higher goes first; requests of one priority should take about equally long. Default 0. */
  readonly priority?: number;
  /** Checks the response body; a mismatch fails as `unknown`. */
  readonly shape?: Shape<T>;
}

/** `doing` says in errors what the call was for. */
type Call = <T>(method: Method, route: `/${string}`, doing: string, options?: CallOptions<T>) => Promise<T>;

/** Discord's REST API: paced, trusting only Discord's own responses, and failing with ChatError. */
export interface DiscordApi {
  /** A call that is safe to repeat: server errors and short rate limits are retried. */
  readonly call: Call;
  /** A call that must not be made twice: tried once, failing at any rate limit. */
  readonly once: Call;
  /** Interaction endpoints: unpaced (exempt from the global limit) and without our token. */
  readonly interact: Call;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
  /** Fails queued and later calls as `unsent`. */
  close(): void;
}

/**
 * `onUnauthorized` is called once, after Discord has rejected the token twice; `onRateLimited` for each call that
 * Discord, or the client on its behalf, rejects for a number of milliseconds.
 */
export function createApi(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly onUnauthorized: (error: ChatError) => void;
  readonly onRateLimited?: (waitMs: number) => void;
  /** How many requests a second may be sent right now. Default: all that Discord allows. */
  readonly perSecond?: (() => number) | undefined;
  readonly timeoutMs?: number;
}): DiscordApi {
  const { clock, timeoutMs = TIMEOUT_MS } = options;
  const closed = new AbortController();
  const pace = createPace(clock, closed.signal, options.perSecond);
  const base = { api: options.apiUrl, timeout: timeoutMs, retries: 0, makeRequest: checkedRequest };
  // The client neither retries nor waits: retries must be paced like any other request. The token goes in a header,
  // since the client drops its own after a single 401.
  const bot = new REST({
    ...base,
    headers: { Authorization: `Bot ${options.token}` },
    rejectOnRateLimit: () => true,
  });
  // A separate client, so that the bot's rate limits do not keep people waiting for answers.
  const answers = new REST({
    ...base,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > PATIENCE_MS,
  });
  const inFlight = new Set<Promise<unknown>>();
  let confirming: Promise<ChatError> | undefined;
  let told = false;

  function track<T>(work: Promise<T>): Promise<T> {
    inFlight.add(work);
    const done = () => void inFlight.delete(work);
    work.then(done, done);
    return work;
  }

  /** Makes one request. Ends within the time-out, including the time in the client's queues. */
  async function send<T>(
    rest: REST,
    method: Method,
    route: `/${string}`,
    doing: string,
    { files, priority: _, shape, ...request }: CallOptions<T>,
  ): Promise<T> {
    const parts = files && files.length > 0 ? { files: [...files] } : {};
    const signal = AbortSignal.timeout(timeoutMs);
    let body: unknown;
    try {
      body = await rest[method](route, { ...request, ...parts, auth: false, signal });
    } catch (error) {
      throw toChatError(error, doing);
    }
    if (shape && !shape(body))
      throw new ChatError("unknown", `Discord sent an unexpected response (${doing})`);
    return body as T;
  }

  async function sendAsBot<T>(
    method: Method,
    route: `/${string}`,
    doing: string,
    request: CallOptions<T>,
  ): Promise<T> {
    if (closed.signal.aborted) throw new ChatError("unsent", `Paperboy is stopping (${doing})`);
    try {
      return await send(bot, method, route, doing, request);
    } catch (error) {
      if (error instanceof ChatError && error.kind === "rate-limited")
        options.onRateLimited?.(error.retryAfterMs ?? 0);
      const pauseMs = isGlobalLimit(error) ? (error.retryAfterMs ?? 0) : 0;
      // During longer limits the client itself fails every call, so there is no need to queue.
      if (pauseMs <= PATIENCE_MS) pace.pause(pauseMs);
      if (!(error instanceof ChatError) || error.kind !== "unauthorized") throw error;
      confirming ??= confirmed(error, doing).finally(() => {
        confirming = undefined;
      });
      throw await confirming;
    }
  }

  /** One 401 proves nothing: the error counts only if Discord rejects the token again on `/users/@me`. */
  async function confirmed(error: ChatError, doing: string): Promise<ChatError> {
    try {
      await send(bot, "get", Routes.user(), "confirming the token", { shape: isUser });
    } catch (again) {
      if (again instanceof ChatError && again.kind === "unauthorized") {
        if (!told) options.onUnauthorized(error);
        told = true;
        return error;
      }
    }
    return new ChatError("unsent", `Discord refused the token once, but not when asked again (${doing})`, {
      cause: error,
    });
  }

  function paced<T>(
    method: Method,
    route: `/${string}`,
    doing: string,
    request: CallOptions<T>,
    turnMs = Number.POSITIVE_INFINITY,
  ): Promise<T> {
    const asked = clock.monotonic();
    return pace.run(request.priority ?? 0, async () => {
      if (clock.monotonic() - asked > turnMs)
        throw new ChatError("unsent", `Too many other requests to Discord (${doing})`);
      return sendAsBot(method, route, doing, request);
    });
  }

  /** Retries after errors of these kinds if the wait is short. */
  async function repeated<T>(
    work: () => Promise<T>,
    kinds: readonly ChatError["kind"][],
    pauseMs: number,
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof ChatError) || !kinds.includes(error.kind)) throw error;
        const ms = error.retryAfterMs ?? pauseMs;
        if (tries >= TRIES || ms > PATIENCE_MS || closed.signal.aborted) throw error;
        await clock.sleep(ms, closed.signal).catch(() => {});
      }
    }
  }

  const call: Call = (method, route, doing, request = {}) =>
    repeated(() => paced(method, route, doing, request), REPEATABLE, RETRY_MS);

  const once: Call = (method, route, doing, request = {}) => paced(method, route, doing, request, TURN_MS);

  const interact: Call = (method, route, doing, request = {}) => {
    const work = () => send(answers, method, route, doing, request);
    // A message sent twice is seen twice. Answering again is refused, and editing again changes nothing.
    const isNew = method === "post" && !route.endsWith("/callback");
    return repeated(work, isNew ? CERTAINLY_UNSENT : REPEATABLE, ANSWER_RETRY_MS);
  };

  return {
    call: (...args) => track(call(...args)),
    once: (...args) => track(once(...args)),
    interact: (...args) => track(interact(...args)),
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

function isGlobalLimit(error: unknown): error is ChatError {
  return error instanceof ChatError && error.cause instanceof RateLimitError && error.cause.global;
}
