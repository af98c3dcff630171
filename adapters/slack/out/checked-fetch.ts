import { webApi } from "@slack/bolt";
import { ForeignAnswer } from "../errors.ts";

/** For calls without a time-out of their own, such as Bolt's `respond`. */
const CALL_TIMEOUT_MS = 15_000;

/** Slack says in every 429 how long to wait; this is for a proxy's. */
const RETRY_AFTER_S = 30;

/** What Slack calls its errors: one word, in every method. */
const ERROR_NAME = /^[a-z0-9_]{1,80}$/;

/**
 * A `fetch` that lets through what Slack itself says and rejects with ForeignAnswer for everything else: proxies stand
 * between Slack and us, with pages of their own. Slack's web client trusts any status, and takes a body that is not JSON
 * for an error's name. Any 429 becomes the client's own error, with or without a `Retry-After`.
 */
export function createCheckedFetch(apiUrl: string): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, {
      ...init,
      signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    // Rejects where the body ends early.
    const text = await response.text();
    const { status, headers } = response;
    if (status === 429) throw new webApi.WebAPIRateLimitedError(retryAfter(headers));
    const said = String(input).startsWith(apiUrl) ? readMethod(text, status) : readHook(text, status);
    if (said === undefined) throw new ForeignAnswer(status);
    return new Response(text || null, { status: said, headers });
  };
}

/** The status that tells Slack's web client what a method said; undefined where it was not Slack. */
function readMethod(text: string, status: number): number | undefined {
  const said = readJson(text);
  if (said?.ok === true) return status;
  // What Slack refuses it refuses by name; the client reads names under 200 only.
  return said?.ok === false && typeof said.error === "string" && ERROR_NAME.test(said.error)
    ? 200
    : undefined;
}

/**
 * The same for a `response_url` and an upload, which answer in words (`ok`, `OK - 26`, `invalid_blocks`) or like a
 * method: there the status alone tells Bolt whether Slack took it.
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

/** Seconds. */
function retryAfter(headers: Headers): number {
  const seconds = Number.parseInt(headers.get("retry-after") ?? "", 10);
  return seconds >= 0 ? seconds : RETRY_AFTER_S;
}
