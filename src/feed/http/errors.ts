import { FeedError, messageOf } from "../../runtime/errors.ts";
import { excerpt } from "../text.ts";

/** A response with its complete body. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Explains an error status. The token is removed if the response repeats it. */
export function refusal(
  answer: HttpAnswer,
  shown: string,
  waitMs: number | undefined,
  bearer: string | undefined,
): FeedError {
  const { status } = answer;
  const came = `${shown}: answered ${status}${quote(answer, bearer)}`;
  const options = waitMs === undefined ? {} : { retryAfterMs: waitMs };
  if (status === 429) {
    const when = waitMs === undefined ? "" : `; asks us to wait ${seconds(waitMs)}`;
    return new FeedError("rate-limited", `${came}${when}`, options);
  }
  if (status === 401 || status === 403) {
    const cure = bearer === undefined ? "it may want a token" : "check that the token is valid and may read";
    return new FeedError("refused", `${came}; ${cure}`);
  }
  return new FeedError(status >= 500 || status === 408 ? "unreachable" : "refused", came, options);
}

/** Explains that the response is not JSON, what it is instead, and how it starts. */
export function notJson(
  answer: HttpAnswer,
  shown: string,
  bearer: string | undefined,
  cause: unknown,
): FeedError {
  const type = answer.headers.get("content-type") ?? "no content type";
  const html = /html/i.test(type) || /^\s*</.test(answer.text);
  const what = html
    ? "a web page instead of JSON; check the address and any proxy in between"
    : "JSON that is invalid or cut off";
  // The parser's own message quotes the response, and with it perhaps the token.
  return new FeedError(
    "unreadable",
    `${shown}: answered ${what} (${type}, ${answer.text.length} characters${quote(answer, bearer)})`,
    bearer === undefined ? { cause } : {},
  );
}

function quote(answer: HttpAnswer, bearer: string | undefined): string {
  const text = bearer ? answer.text.replaceAll(bearer, "***") : answer.text;
  return text.trim() === "" ? "" : `: ${JSON.stringify(excerpt(text))}`;
}

/** Explains why there is no complete response; `received` is the number of bytes read so far. */
export function networkReason(error: unknown, received: number): string {
  if (received > 0) return `the answer was cut off after ${received} bytes`;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  return `cannot be reached (${code ?? messageOf(cause)}); check the address and the network`;
}

/** Throws FeedError if the text is not a URL, or is one whose password would appear in every message. */
export function checkAddress(url: string): void {
  if (!URL.canParse(url))
    throw new FeedError("refused", `${JSON.stringify(excerpt(url))} is not a web address`);
  const { username, password } = new URL(url);
  if (username !== "" || password !== "") {
    throw new FeedError("refused", `${show(url)}: take the user name and password out of the address`);
  }
}

/** Returns the URL without user name and password, shortened for messages. */
export function show(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return excerpt(`${origin}${pathname}${search}`, 160);
}

/** Formats a duration for people, rounded up. */
export function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
