import { webApi } from "@slack/bolt";
import { ForeignAnswer } from "../errors.ts";

/** For calls without a time-out of their own, such as Bolt's `respond`. */
const CALL_TIMEOUT_MS = 15_000;

/** Slack states the wait in every 429; this is for a proxy's. */
const RETRY_AFTER_S = 30;

/** The form of Slack's error names: one word, in every method. */
const ERROR_NAME = /^[a-z0-9_]{1,80}$/;

/**
 * A `fetch` that passes on Slack's own responses and rejects with ForeignAnswer for any other, since proxies may answer
 * with their own pages. Slack's web client trusts any status, and takes a body that is not JSON for an error name. Any
 * 429 becomes the client's own error, with or without a `Retry-After`.
 */
export function createCheckedFetch(apiUrl: string): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, {
      ...init,
      signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    // Rejects if the body is truncated.
    const text = await response.text();
    const { status, headers } = response;
    if (status === 429) throw new webApi.WebAPIRateLimitedError(retryAfter(headers));
    const said = String(input).startsWith(apiUrl) ? readMethod(text, status) : readHook(text, status);
    if (said === undefined) throw new ForeignAnswer(status);
    return new Response(text || null, { status: said, headers });
  };
}

/** The status to pass to Slack's web client for a method's response; undefined if Slack did not write it. */
function readMethod(text: string, status: number): number | undefined {
  const said = readJson(text);
  if (said?.ok === true) return status;
  // Slack names every refusal, but the client reads names only under a 200.
  return said?.ok === false && typeof said.error === "string" && ERROR_NAME.test(said.error)
    ? 200
    : undefined;
}

/**
 * The same for a `response_url` or an upload, which answer in plain text (`ok`, `OK - 26`, `invalid_blocks`) or like a
 * method; here Bolt goes by the status alone.
 */
function readHook(text: string, status: number): number | undefined {
  const words = text.trim();
  if (words.startsWith("<")) return undefined;
  if (!/^[[{]/.test(words)) return status;
  const said = readJson(words);
  if (typeof said?.ok !== "boolean") return undefined;
  return said.ok || status >= 400 ? status : 400;
}

function readJson(text: string): { readonly ok?: unknown; readonly error?: unknown } | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null ? said : undefined;
  } catch {
    return undefined;
  }
}

/** In seconds. */
function retryAfter(headers: Headers): number {
  const seconds = Number.parseInt(headers.get("retry-after") ?? "", 10);
  return seconds >= 0 ? seconds : RETRY_AFTER_S;
}
