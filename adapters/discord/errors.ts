import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { ChatError, NEVER_CONNECTED } from "../../src/runtime/errors.ts";

/** What to do when Discord rejects the token. */
export const TOKEN_CURE =
  "Discord does not accept DISCORD_TOKEN. In the developer portal, open your application, Bot, Reset Token, put the new token in the environment and start Paperboy again.";

/** What to do about a forum that rejects posts without a tag. */
export const TAG_CURE =
  "This forum requires a tag on every post. Add a tag named Papers that everybody may use, or stop requiring tags.";

/**
 * A response that Discord did not write: a page from a proxy or Cloudflare, a redirect, a truncated body. It says
 * nothing about a channel, a token or a permission.
 */
export class ForeignAnswer extends Error {
  override readonly name = "ForeignAnswer";
  readonly status: number;
  /** `what` describes the response, e.g. "an HTML page". */
  constructor(status: number, what: string, cause?: unknown) {
    super(`HTTP ${status} with ${what}, not from Discord`, { cause });
    this.status = status;
  }
}

/** The message the REST client rejects with if a request is cancelled while still queued. */
const CANCELLED_IN_QUEUE = "Request aborted manually";

type Meaning = readonly [kind: ChatError["kind"], message: string];

const BUSY: Meaning = ["unsent", "Discord is overloaded or has temporarily disabled this."];
const NO_POSTS_HERE: Meaning = ["forbidden", "This kind of channel does not take messages. Choose another."];
const FILE_REFUSED: Meaning = ["rejected", "Discord refused the attached file."];
const MODERATED: Meaning = [
  "rejected",
  "Discord's filters blocked the message. Server managers can exempt Paperboy's role in Server Settings, AutoMod.",
];
const TOO_LATE: Meaning = ["rejected", "The time to answer has expired."];

const MEANINGS: Readonly<Record<number, Meaning>> = {
  [RESTJSONErrorCodes.UnknownChannel]: ["gone", "The channel no longer exists."],
  [RESTJSONErrorCodes.UnknownGuild]: [
    "gone",
    "The server no longer exists, or Paperboy was removed from it.",
  ],
  [RESTJSONErrorCodes.UnknownMessage]: ["gone", "The message no longer exists."],
  [RESTJSONErrorCodes.UnknownUser]: ["gone", "This Discord account no longer exists."],
  [RESTJSONErrorCodes.MissingAccess]: [
    "forbidden",
    "Paperboy cannot see the channel. Give it the permission View Channel there, or add it to the server again.",
  ],
  [RESTJSONErrorCodes.MissingPermissions]: [
    "forbidden",
    "Paperboy lacks a permission. Give it View Channel, Send Messages (in threads: Send Messages in Threads), Read Message History and Add Reactions there.",
  ],
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory]: [
    "forbidden",
    "Paperboy cannot reply without the permission Read Message History. Give it that permission there.",
  ],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: [
    "forbidden",
    "This person does not accept direct messages from Paperboy.",
  ],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: [
    "forbidden",
    "This person shares no server with Paperboy, so Discord delivers no direct messages.",
  ],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: [
    "forbidden",
    "The thread is archived. Open it again, or choose another place.",
  ],
  [RESTJSONErrorCodes.ThreadLocked]: [
    "forbidden",
    "The thread is locked. Unlock it, or choose another place.",
  ],
  [RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel]: ["forbidden", TAG_CURE],
  [RESTJSONErrorCodes.ThereAreNoTagsAvailableThatCanBeSetByNonModerators]: ["forbidden", TAG_CURE],
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: NO_POSTS_HERE,
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType]: NO_POSTS_HERE,
  // The gateway announces the new tags shortly.
  [RESTJSONErrorCodes.UnknownTag]: ["unsent", "The forum's tags have just changed."],
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType]: ["rejected", "Discord refused the request."],
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: MODERATED,
  [RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration]: MODERATED,
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter]: MODERATED,
  [RESTJSONErrorCodes.ExplicitContentCannotBeSentToTheDesiredRecipient]: MODERATED,
  [RESTJSONErrorCodes.UnknownEmoji]: ["rejected", "Discord does not know the emoji."],
  [RESTJSONErrorCodes.MaximumNumberOfReactionsReached]: [
    "rejected",
    "The message already has 20 different reactions, Discord's maximum.",
  ],
  [RESTJSONErrorCodes.ReactionWasBlocked]: ["rejected", "Somebody in the channel has blocked Paperboy."],
  [RESTJSONErrorCodes.UnknownInteraction]: TOO_LATE,
  [RESTJSONErrorCodes.UnknownWebhook]: TOO_LATE,
  [RESTJSONErrorCodes.InvalidWebhookToken]: TOO_LATE,
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged]: ["rejected", "It has already been answered."],
  [RESTJSONErrorCodes.RequestEntityTooLarge]: FILE_REFUSED,
  [RESTJSONErrorCodes.FileUploadedExceedsMaximumSize]: FILE_REFUSED,
  [RESTJSONErrorCodes.InvalidFileUploaded]: FILE_REFUSED,
  [RESTJSONErrorCodes.ProvidedFileIsInvalid]: FILE_REFUSED,
  [RESTJSONErrorCodes.ProvidedFileTypeIsInvalid]: FILE_REFUSED,
  [RESTJSONErrorCodes.UploadedFileNotFound]: FILE_REFUSED,
  [RESTJSONErrorCodes.AccessToFileUploadsHasBeenLimitedForThisGuild]: FILE_REFUSED,
  // The message was only its file, and Discord dropped the file.
  [RESTJSONErrorCodes.CannotSendAnEmptyMessage]: FILE_REFUSED,
  [RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit]: BUSY,
  [RESTJSONErrorCodes.ChannelSendRateLimit]: BUSY,
  [RESTJSONErrorCodes.ServerSendRateLimit]: BUSY,
  [RESTJSONErrorCodes.OpeningDirectMessagesTooFast]: BUSY,
  [RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled]: BUSY,
  [RESTJSONErrorCodes.FeatureTemporarilyDisabledServerSide]: BUSY,
  [RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited]: BUSY,
  [RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: BUSY,
  [RESTJSONErrorCodes.CloudflareIsBlockingYourRequest]: [
    "unsent",
    "Cloudflare is temporarily blocking requests from this address.",
  ],
  [RESTJSONErrorCodes.IndexNotYetAvailable]: BUSY,
  [RESTJSONErrorCodes.ApplicationNotYetAvailable]: BUSY,
  [RESTJSONErrorCodes.APIResourceOverloaded]: BUSY,
};

/** The lowest of Discord's error codes, apart from 0, its code for "no details". */
const FIRST_CODE = 10_001;

/** Codes that mean our own token is bad when they come with a 401. The others concern an interaction's token. */
const BAD_TOKEN: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.GeneralError,
  RESTJSONErrorCodes.Unauthorized,
  RESTJSONErrorCodes.InvalidToken,
]);

/**
 * Whether Discord itself wrote this error body. Proxies and Cloudflare use the same statuses with HTML pages, with
 * `{}`, or with JSON that has its own `code`. Code 0 counts only on a 401: Discord has no other code for an unknown
 * token.
 */
export function isDiscordsRefusal(status: number, body: unknown): boolean {
  if (typeof body !== "object" || body === null) return false;
  const { code, message } = body as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code !== "number" || typeof message !== "string") return false;
  return code >= FIRST_CODE || (code === 0 && status === 401 && message.startsWith("401"));
}

/**
 * Translates a failed request into a ChatError. `doing` says what was attempted, e.g. "posting in #papers". Server
 * errors, time-outs and lost connections become `unknown`, since Discord may have carried out the request. A 401
 * becomes `unauthorized`, but one response is not proof: the caller confirms it.
 */
export function toChatError(error: unknown, doing: string): ChatError {
  if (error instanceof ChatError) return error;
  const [kind, message, retryAfterMs] = meaningOf(error);
  return new ChatError(kind, `${message} (${doing})`, {
    cause: error,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** Discord's error code; undefined if the error did not come from Discord. */
export function refusalCode(error: unknown): number | undefined {
  const native = error instanceof ChatError ? error.cause : error;
  if (!(native instanceof DiscordAPIError)) return undefined;
  return isDiscordsRefusal(native.status, native.rawError) ? Number(native.code) : undefined;
}

/** Whether the same message may succeed without its files. */
export function refusesFiles(error: unknown): boolean {
  const native = error instanceof ChatError ? error.cause : error;
  // Proxies have their own size limits.
  if (native instanceof ForeignAnswer) return native.status === 413;
  return MEANINGS[refusalCode(error) ?? 0] === FILE_REFUSED;
}

function meaningOf(error: unknown): readonly [...Meaning, retryAfterMs?: number] {
  if (error instanceof RateLimitError) {
    const wait = Math.ceil(Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout, 1));
    return ["rate-limited", `Discord asks to wait ${Math.ceil(wait / 1000)} s.`, wait];
  }
  if (error instanceof ForeignAnswer) return foreign(error.status, `${error.message}.`);
  if (error instanceof DiscordAPIError) return refusal(error);
  if (error instanceof HTTPError) return ["unknown", `Discord answered ${error.status}.`];
  if (!(error instanceof Error)) return ["unknown", "The connection to Discord failed."];
  if (error.message === CANCELLED_IN_QUEUE) return ["unsent", "Other requests to Discord took too long."];
  if (error.name === "AbortError") return ["unknown", "Discord did not answer in time."];
  const code = codeOf(error);
  if (code !== undefined && NEVER_CONNECTED.has(code))
    return [
      "unsent",
      `Discord cannot be reached: ${code}. Check the network, and DISCORD_API_URL if it is set.`,
    ];
  return ["unknown", `The connection to Discord failed: ${code ?? error.message}.`];
}

function refusal(error: DiscordAPIError): Meaning {
  const { status, rawError, message } = error;
  if (!isDiscordsRefusal(status, rawError))
    return foreign(status, `HTTP ${status} without an error code of Discord's.`);
  const code = Number(error.code);
  if (status === 401 && BAD_TOKEN.has(code)) return ["unauthorized", TOKEN_CURE];
  const known = MEANINGS[code];
  if (known?.[0] === "rejected") return ["rejected", `${known[1]} ${message}`];
  if (known) return known;
  // We cannot tell whether an unfamiliar code concerns this channel or will pass in a minute.
  return ["unsent", `Discord refused it: ${message} (${code}).`];
}

/** A 4xx from a proxy means Discord never got the request; after any other status the outcome is unknown. */
function foreign(status: number, message: string): Meaning {
  return [status >= 400 && status < 500 ? "unsent" : "unknown", message];
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errors } = error as { code?: unknown; errors?: readonly unknown[] };
  if (typeof code === "string" && code !== "") return code;
  return codeOf(errors?.[0]) ?? codeOf(error.cause);
}
