import { type Logger, LogLevel, webApi } from "@slack/bolt";
import type { Log } from "../../../src/runtime/log.ts";

/** Slack's Web API. */
export const SLACK_API_URL = "https://slack.com/api/";

/** The web client's own default is to wait for ever. */
const CALL_TIMEOUT_MS = 15_000;

/**
 * A client that never repeats a call by itself: web-api's default retries post a message again when only the answer was
 * lost. A 429 is an error here, for the caller to wait out.
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
 * What every client of Slack's packages is given. Never `headers`: they would send one workspace's token for another.
 * `fetch` bounds the calls that have no time-out of their own, such as `respond`.
 */
export function webClientOptions(apiUrl: string, log: Log) {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: slackLogger(log),
    fetch: (url: Parameters<typeof fetch>[0], init?: RequestInit) =>
      fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS) }),
  } satisfies webApi.WebClientOptions;
}

/** Slack's packages log whole payloads at debug; only their warnings and errors are passed on, and told apart from ours. */
export function slackLogger(log: Log): Logger {
  const words = (parts: unknown[]): string => `Slack's client says: ${parts.map(String).join(" ")}`;
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.debug(words(parts)),
    error: (...parts) => log.warn(words(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
