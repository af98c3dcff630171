import pRetry from "p-retry";
import type { Clock } from "../../runtime/clock.ts";
import { FeedError } from "../../runtime/errors.ts";
import { checkAddress, type HttpAnswer, networkReason, notJson, refusal, seconds, show } from "./errors.ts";
import { allowance, redirectTarget, retryAfter } from "./headers.ts";
import { readBody } from "./read-body.ts";

export interface GetOptions {
  readonly signal?: AbortSignal | undefined;
  /** The `accept` header. */
  readonly accept?: string;
  /** Sent only to the URL's own origin, and kept out of all messages. */
  readonly bearer?: string | undefined;
  /** Statuses, besides 2xx, that are returned instead of thrown. */
  readonly pass?: readonly number[];
  /** The rate limit of the host that this call counts towards. */
  readonly bucket?: string;
  /** Validators of an earlier response: the server may answer 304 if nothing changed. */
  readonly unless?: { readonly etag: string | undefined; readonly modified: string | undefined } | undefined;
  /** Minimum wait before a retry, in milliseconds. */
  readonly minRetryMs?: number;
}

/** GET requests. Every failure is a FeedError that says what was received, or the signal's own reason. */
export interface Http {
  get(url: string, options?: GetOptions): Promise<HttpAnswer>;
  /** Like `get`, with the body parsed as JSON; undefined if a passed status has no JSON body. */
  getJson(url: string, options?: GetOptions): Promise<HttpAnswer & { readonly json: unknown }>;
}

interface HttpDeps {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Random numbers in [0, 1) for the jitter of retries; by default `Math.random`. */
  readonly random?: () => number;
  readonly userAgent: string;
  /** Time-out of one attempt, body included. */
  readonly timeoutMs?: number;
  /** Attempts after the first. */
  readonly retries?: number;
  /** Longest wait within one call; if a source asks for more, `rate-limited` is thrown at once. */
  readonly maxWaitMs?: number;
  /** Largest body after decompression; the longest real day has 0.5 MB. */
  readonly maxBytes?: number;
}

const BACKOFF_MS = 1_000;
const MAX_REDIRECTS = 3;
/** Cap on a source's retry time: three of Hugging Face's five-minute windows. */
const MAX_HOLD_MS = 15 * 60_000;

/**
 * Creates an HTTP client with a time-out, a few retries with jitter, respect for rate limits, and a limit on the body
 * size.
 */
export function createHttp(deps: HttpDeps): Http {
  const { fetch, clock, userAgent, random = Math.random } = deps;
  const { timeoutMs = 15_000, retries = 3, maxWaitMs = 30_000, maxBytes = 16 * 1024 * 1024 } = deps;
  /** Until when (monotonic ms) each bucket must not be called. */
  const holds = new Map<string, number>();

  async function respectHold(bucket: string, shown: string, signal: AbortSignal | undefined): Promise<void> {
    const waitMs = (holds.get(bucket) ?? 0) - clock.monotonic();
    if (waitMs <= 0) return void holds.delete(bucket);
    if (waitMs > maxWaitMs) {
      throw new FeedError(
        "rate-limited",
        `${shown}: not requested, because its rate limit is used up for ${seconds(waitMs)}`,
        { retryAfterMs: waitMs },
      );
    }
    await clock.sleep(waitMs, signal);
  }

  function noteLimits(bucket: string, status: number, headers: Headers): number | undefined {
    const limit = allowance(headers.get("ratelimit"));
    const asked = retryAfter(headers.get("retry-after"), clock.now());
    const refused = status === 429 || status === 503;
    const waits = [
      ...(refused && asked !== undefined ? [asked] : []),
      ...(limit !== undefined && (status === 429 || limit.remaining === 0) ? [limit.resetMs] : []),
    ];
    if (waits.length === 0) return undefined;
    const waitMs = Math.min(Math.max(...waits), MAX_HOLD_MS);
    holds.set(bucket, clock.monotonic() + waitMs);
    return waitMs;
  }

  /** Makes one attempt, following redirects within the host. */
  async function attempt(address: string, options: GetOptions): Promise<HttpAnswer> {
    const shown = show(address);
    const first = new URL(address);
    const bucket = `${first.origin} ${options.bucket ?? ""}`;
    await respectHold(bucket, shown, options.signal);
    options.signal?.throwIfAborted();

    const stop = new AbortController();
    const onAbort = () => stop.abort(options.signal?.reason);
    options.signal?.addEventListener("abort", onAbort, { once: true });
    const finished = new AbortController();
    let timedOut = false;
    clock.sleep(timeoutMs, finished.signal).then(
      () => {
        timedOut = true;
        stop.abort();
      },
      () => {},
    );
    let received = 0;
    try {
      let url = first;
      for (let hop = 0; ; hop += 1) {
        const headers = requestHeaders(userAgent, options, url.origin === first.origin);
        const response = await fetch(url, { headers, redirect: "manual", signal: stop.signal });
        const target = redirectTarget(response.status, response.headers, url);
        if (target !== undefined) {
          await response.body?.cancel();
          if (hop >= MAX_REDIRECTS || target.host !== first.host || target.protocol < url.protocol) {
            throw new FeedError(
              "refused",
              `${shown}: redirects to ${show(target.href)}; if that is the right place, configure its address`,
            );
          }
          url = target;
          continue;
        }
        const text = await readBody(response, maxBytes, shown, (bytes) => {
          received = bytes;
        });
        const waitMs = noteLimits(bucket, response.status, response.headers);
        const answer = { status: response.status, headers: response.headers, text };
        if (response.ok || options.pass?.includes(response.status) === true) return answer;
        throw refusal(answer, shown, waitMs, options.bearer);
      }
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof FeedError) throw error;
      if (timedOut)
        throw new FeedError("timeout", `${shown}: no complete answer within ${seconds(timeoutMs)}`);
      throw new FeedError("unreachable", `${shown}: ${networkReason(error, received)}`, { cause: error });
    } finally {
      finished.abort();
      options.signal?.removeEventListener("abort", onAbort);
    }
  }

  async function get(url: string, options: GetOptions = {}): Promise<HttpAnswer> {
    checkAddress(url);
    return pRetry(() => attempt(url, options), {
      retries,
      minTimeout: 0, // The waiting is done below, on the injected clock.
      onFailedAttempt: async ({ error, retriesConsumed, retriesLeft }) => {
        options.signal?.throwIfAborted();
        if (!(error instanceof FeedError) || retriesLeft === 0 || !isPassing(error)) throw error;
        const backoff = BACKOFF_MS * 2 ** retriesConsumed * (0.5 + random());
        const waitMs = Math.max(backoff, error.retryAfterMs ?? 0, options.minRetryMs ?? 0);
        if (waitMs > maxWaitMs) throw error;
        await clock.sleep(waitMs, options.signal);
      },
    });
  }

  return {
    get,
    async getJson(url, options = {}) {
      const answer = await get(url, { accept: "application/json", ...options });
      try {
        return { ...answer, json: JSON.parse(answer.text) as unknown };
      } catch (error) {
        if (options.pass?.includes(answer.status) === true) return { ...answer, json: undefined };
        throw notJson(answer, show(url), options.bearer, error);
      }
    },
  };
}

function requestHeaders(userAgent: string, options: GetOptions, sameOrigin: boolean): Headers {
  const headers = new Headers({ "user-agent": userAgent, accept: options.accept ?? "*/*" });
  if (options.unless?.etag) headers.set("if-none-match", options.unless.etag);
  if (options.unless?.modified) headers.set("if-modified-since", options.unless.modified);
  if (options.bearer !== undefined && sameOrigin) {
    try {
      headers.set("authorization", `Bearer ${options.bearer}`);
    } catch {
      // The original error repeats the token.
      throw new FeedError(
        "refused",
        "the token contains characters that cannot be sent: copy it again, and nothing else with it",
      );
    }
  }
  return headers;
}

/** Whether the same call may succeed soon. */
function isPassing(error: FeedError): boolean {
  return error.kind === "unreachable" || error.kind === "timeout" || error.kind === "rate-limited";
}
