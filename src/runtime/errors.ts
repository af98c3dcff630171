/** Whether people can act on the message as it is; anything else is a bug of ours, whose stack trace matters. */
export function isExpected(thrown: unknown): boolean {
  return [ChatError, FeedError, StoreError, UserError].some((kind) => thrown instanceof kind);
}

/** What was thrown, in words: of an error, its message. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Codes of network errors that occur before anything is sent, so nothing can have been carried out. */
export const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** An error whose message is shown to the user as it is, and says what to do. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** The option that the error is about, if any. */
  readonly option: string | undefined;
  constructor(message: string, about: { readonly option?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: about.cause });
    this.option = about.option;
  }
}

/** A failure at a source of papers. `message` names the source, its response and the fix; for logs and `doctor`. */
export class FeedError extends Error {
  override readonly name = "FeedError";
  readonly kind: "unreachable" | "timeout" | "rate-limited" | "refused" | "unreadable" | "too-large";
  /** The wait that the source asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  constructor(
    kind: FeedError["kind"],
    message: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * A platform's error in platform-independent terms. For a post:
 * - `unknown`: it may have been carried out (time-out, reset, 5xx): look it up before sending again.
 * - `unsent`: certainly not carried out, worth retrying (refused before connecting, or the platform says so).
 * - `rate-limited`: not carried out; retry after `retryAfterMs`.
 * - `gone`: the channel, workspace or message no longer exists, or we were removed from it.
 * - `forbidden`: we lack a permission or scope there.
 * - `rejected`: the payload was refused; a bug of ours, so retrying is useless.
 * - `unauthorized`: the token is no longer valid; nothing works until somebody replaces it.
 */
export class ChatError extends Error {
  override readonly name = "ChatError";
  readonly kind: "unknown" | "unsent" | "rate-limited" | "gone" | "forbidden" | "rejected" | "unauthorized";
  readonly retryAfterMs: number | undefined;
  constructor(
    kind: ChatError["kind"],
    message: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Any other error counts as `unknown`: it may have happened after the platform carried the call out. */
export function asChatError(thrown: unknown): ChatError {
  return thrown instanceof ChatError
    ? thrown
    : new ChatError("unknown", messageOf(thrown), { cause: thrown });
}

/** The database cannot be used in its current state. `message` says why and what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly kind:
    | "newer-schema"
    | "not-a-database"
    | "corrupt"
    | "read-only"
    | "locked"
    | "full"
    | "unreachable"
    | "refused"
    | "other";
  constructor(kind: StoreError["kind"], message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.kind = kind;
  }
}
