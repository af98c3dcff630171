import { type Logger, LogLevel, webApi } from "@slack/bolt";
import type { Log } from "../../../src/runtime/log.ts";
import { createCheckedFetch } from "./checked-fetch.ts";

export const SLACK_API_URL = "https://slack.com/api/";

/** The web client waits forever by default. */
const CALL_TIMEOUT_MS = 15_000;

/**
 * A client that never retries by itself: the web client's default would post a message again if only the response was
 * lost. A 429 is an error here, and the caller decides when to retry.
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
 * Options for every client in Slack's packages, including Bolt's `respond`. Never add `headers`: Bolt would send one
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
 * Slack's packages log whole payloads at debug level, so only warnings and errors are passed on, each one level lower.
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
