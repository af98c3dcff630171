import { type Logger, LogLevel, webApi } from "@slack/bolt";
import type { Log } from "../../../src/runtime/log.ts";
import { createCheckedFetch } from "./checked-fetch.ts";

/** Slack's Web API. */
export const SLACK_API_URL = "https://slack.com/api/";

/** The web client's own default is to wait for ever. */
const CALL_TIMEOUT_MS = 15_000;

/**
 * A client that never repeats a call by itself: web-api's default retries post a message again when only the answer was
 * lost. A 429 is an error here, and the caller decides when to try again.
 */
export function createWebClient(
  token: string,
  options: { readonly apiUrl: string; readonly log: Log; readonly timeoutMs?: number },
): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...webClientOptions(options.apiUrl, options.log),
    timeout: options.timeoutMs ?? CALL_TIMEOUT_MS,
  });
}

/**
 * The options of every client in Slack's packages, Bolt's `respond` included. Never add `headers`: Bolt would send one
 * workspace's token for another.
 */
export function webClientOptions(apiUrl: string, log: Log) {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: slackLogger(log),
    fetch: createCheckedFetch(apiUrl),
  } satisfies webApi.WebClientOptions;
}

/**
 * Slack's packages log whole payloads at debug level, so only warnings and errors are passed on, one level lower than
 * they come.
 */
export function slackLogger(log: Log): Logger {
  const words = (parts: unknown[]) => ({ said: parts.map(String).join(" ") });
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.debug("slack client warned", words(parts)),
    error: (...parts) => log.warn("slack client failed", words(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
