import { RespondError, webApi } from "@slack/bolt";
import { ChatError, messageOf, NEVER_CONNECTED } from "../../src/runtime/errors.ts";
import { namedError } from "./error-names.ts";

/** Upper limit for `Retry-After`: one extra call an hour harms nobody, while a full day of silence would. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** Failures before a connection was established. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  ...NEVER_CONNECTED,
  // We refused the TLS handshake: a proxy or captive portal is posing as Slack.
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/**
 * A response that Slack did not write: a proxy's page, an empty or truncated body, another service's JSON. Whatever its
 * status, it says nothing about a channel, a token or a permission.
 */
export class ForeignAnswer extends Error {
  override readonly name = "ForeignAnswer";
  constructor(status: number) {
    super(`HTTP ${status} with an answer that is not Slack's`);
  }
}

/** Translates anything a Slack call threw. `doing` completes "Slack could not …". */
export function toChatError(error: unknown, doing: string): ChatError {
  if (error instanceof ChatError) return error;
  const say = (kind: ChatError["kind"], words: string, retryAfterMs?: number): ChatError =>
    new ChatError(kind, `Slack could not ${doing}: ${words}`, {
      cause: error,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS) }),
    });

  if (error instanceof webApi.WebAPIRateLimitedError) {
    return say("rate-limited", `asked to wait ${error.retryAfter} s.`, error.retryAfter * 1000);
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const name = error.data.error;
    const known = namedError(name);
    const details = (error.data.response_metadata?.messages ?? []).slice(0, 3).join("; ");
    return say(
      known?.kind ?? "unknown",
      known?.words ? `${known.words} (${name})` : `${name}${details && ` – ${details}`}`,
    );
  }
  if (error instanceof webApi.WebAPIHTTPError) return say("unknown", `HTTP ${error.statusCode}.`);
  // For a response_url, the status alone says that it was refused.
  if (error instanceof RespondError) return say("rejected", `HTTP ${error.statusCode}.`);
  const cause = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const code = networkCode(cause);
  if (code !== undefined && NEVER_SENT.has(code)) {
    const cure = "Check the network, and SLACK_API_URL if it is set.";
    return say("unsent", `it cannot be reached, ${code}. ${cure}`);
  }
  return say("unknown", `${code ?? messageOf(cause)}.`);
}

/** Slack's own name for the error, such as `invalid_blocks`; undefined for any other failure. */
export function platformErrorName(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

function networkCode(error: unknown): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === "TimeoutError") return "time-out";
    const code = (cause as NodeJS.ErrnoException).code;
    if (typeof code === "string") return code;
  }
  return undefined;
}
