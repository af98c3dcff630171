/** An error whose message is written for the person at the other end and says what to do. Shown as it stands. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** The option that it is about, where it is about one. */
  readonly option: string | undefined;
  constructor(message: string, about: { readonly option?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: about.cause });
    this.option = about.option;
  }
}

/** What went wrong at a source of papers. `message` says which source, what came and what to do; for logs and `doctor`. */
export class FeedError extends Error {
  override readonly name = "FeedError";
  readonly kind: "unreachable" | "timeout" | "rate-limited" | "refused" | "unreadable" | "too-large";
  /** Milliseconds after which the source asked to be tried again. */
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
 * What a platform answered, in the core's words. For a post:
 * - `unknown`: it may have been carried out (time-out, reset, 5xx): look before sending again.
 * - `unsent`: certainly not carried out, worth trying again (refused before connect, platform says so).
 * - `rate-limited`: not carried out, try again after `retryAfterMs`.
 * - `gone`: the channel, workspace or message is no more, or we were removed from it.
 * - `forbidden`: we lack a permission or scope there.
 * - `rejected`: the payload was refused: a bug of ours, trying again is useless.
 * - `unauthorized`: the token is no longer valid; nothing works until someone mends it.
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

/** The database cannot be used as it is. `message` says why and what to do. */
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
