import { retryAfter } from "../../src/feed/http/headers.ts";
import { readBody } from "../../src/feed/http/read-body.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { abortAfter } from "../../src/runtime/deadline.ts";
import { ChatError, FeedError, NEVER_CONNECTED } from "../../src/runtime/errors.ts";
import { refused, toWait } from "./errors.ts";

/** A call to Zotero's Web API (zotero.org/support/dev/web_api/v3). `path` is relative to the endpoint. */
export interface ZoteroCall {
  readonly key: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST" | "PATCH";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Statuses that are not errors, besides 2xx. */
  readonly pass?: readonly number[];
}

export interface ZoteroAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined if the body is not JSON. */
  readonly json: unknown;
}

/** Makes one request, or none while Zotero asks to wait. Throws ChatError. */
export type ZoteroApi = (call: ZoteroCall) => Promise<ZoteroAnswer>;

export interface ZoteroOptions {
  readonly endpoint: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly userAgent: string;
}

/** Letters and digits, of which Zotero makes keys. Others may not even be sent in a header. */
const KEY = /^[\w-]+$/;
const TIMEOUT_MS = 15_000;
/** 100 items with long abstracts are about 0.5 MB. */
const MAX_BYTES = 8 * 1024 * 1024;
/** The wait after a 429 without Retry-After. */
const WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

export function createZoteroApi({ endpoint, fetch, clock, userAgent }: ZoteroOptions): ZoteroApi {
  /** Until when (monotonic ms) Zotero asked to wait, by key. */
  const holds = new Map<string, number>();

  function respectHold(key: string): void {
    const waitMs = (holds.get(key) ?? 0) - clock.monotonic();
    if (waitMs > 0) throw toWait(waitMs);
    holds.delete(key);
  }

  /** Returns the wait that Zotero asks for: `Backoff` comes with any answer, `Retry-After` with refusals. */
  function noteWait(key: string, status: number, headers: Headers): number {
    const asked = ["backoff", "retry-after"].flatMap(
      (name) => retryAfter(headers.get(name), clock.now()) ?? [],
    );
    const waitMs = Math.min(
      Math.max(0, status === 429 && asked.length === 0 ? WAIT_MS : 0, ...asked),
      LONGEST_WAIT_MS,
    );
    if (waitMs > 0) holds.set(key, clock.monotonic() + waitMs);
    return waitMs;
  }

  async function attempt(call: ZoteroCall, signal: AbortSignal): Promise<ZoteroAnswer> {
    const { key, path, query = {}, method = "GET", body, pass = [] } = call;
    const url = new URL(`${endpoint}/${path}`);
    url.search = String(new URLSearchParams(query));
    const headers = {
      "user-agent": userAgent,
      "zotero-api-version": "3",
      "zotero-api-key": key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...call.headers,
    };
    const response = await fetch(url, {
      method,
      headers,
      // A redirect would send the key elsewhere.
      redirect: "error",
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const waitMs = noteWait(key, response.status, response.headers);
    const text = await readBody(response, MAX_BYTES, "Zotero");
    const answer = { status: response.status, headers: response.headers, json: jsonIn(text) };
    if (response.ok || pass.includes(response.status)) return answer;
    throw refused(response.status, text.replaceAll(key, "***"), waitMs);
  }

  return async (call) => {
    if (!KEY.test(call.key)) throw refused(403, "Invalid key", 0);
    respectHold(call.key);
    try {
      return await abortAfter(clock, TIMEOUT_MS, (late) => attempt(call, late));
    } catch (error) {
      if (error instanceof ChatError) throw error;
      throw lost(error);
    }
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lost(error: unknown): ChatError {
  if (error instanceof FeedError) return new ChatError("unknown", error.message);
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return NEVER_CONNECTED.has(code)
    ? new ChatError("unsent", `Zotero cannot be reached right now (${code}).`)
    : new ChatError("unknown", "Zotero did not answer in time, or its answer broke off.");
}
