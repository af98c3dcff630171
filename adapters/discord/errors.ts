import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { ChatError } from "../../src/runtime/errors.ts";

/** How to mend a token that Discord no longer takes. */
export const TOKEN_CURE =
  "Discord does not accept DISCORD_TOKEN. In the developer portal, open your application, Bot, Reset Token, put the new token in the environment and start Paperboy again.";

/** How to mend a forum that takes no post of ours. */
export const TAG_CURE =
  "The forum wants a tag on each post. Give it a tag named Papers that everybody may use, or let posts have none.";

/** Connection errors that come before anything was sent. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const CODES: Readonly<Record<number, readonly [kind: ChatError["kind"], message: string]>> = {
  [RESTJSONErrorCodes.UnknownChannel]: ["gone", "The channel no longer exists."],
  [RESTJSONErrorCodes.UnknownGuild]: [
    "gone",
    "The server no longer exists, or Paperboy was removed from it.",
  ],
  [RESTJSONErrorCodes.UnknownMessage]: ["gone", "The message no longer exists."],
  [RESTJSONErrorCodes.MissingAccess]: [
    "forbidden",
    "Paperboy cannot see the channel. Give it the permission View Channel there, or add it to the server again.",
  ],
  [RESTJSONErrorCodes.MissingPermissions]: [
    "forbidden",
    "Paperboy lacks a permission. Give it View Channel, Send Messages (in threads: Send Messages in Threads), Read Message History and Add Reactions there.",
  ],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: [
    "forbidden",
    "The person takes no direct messages from Paperboy.",
  ],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: [
    "forbidden",
    "The thread is archived. Open it again, or choose another place.",
  ],
  [RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel]: ["forbidden", TAG_CURE],
  // We learn of the change any moment.
  [RESTJSONErrorCodes.UnknownTag]: ["unsent", "The forum's tags have just changed."],
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType]: ["rejected", "Discord refused the message."],
};

/**
 * What Discord or the way to it answered, in the core's words. `doing` says what was tried, as in "posting in #papers".
 * Server errors, time-outs and lost connections are `unknown`: Discord may have done it.
 */
export function toChatError(error: unknown, doing: string): ChatError {
  if (error instanceof ChatError) return error;
  const say = (kind: ChatError["kind"], message: string, retryAfterMs?: number) =>
    new ChatError(kind, `${message} (${doing})`, {
      cause: error,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });

  if (error instanceof RateLimitError) {
    const wait = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout, 1);
    return say("rate-limited", `Discord asks to wait ${Math.ceil(wait / 1000)} s.`, Math.ceil(wait));
  }
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return say("unauthorized", TOKEN_CURE);
    const known = CODES[Number(error.code)];
    if (known?.[0] === "rejected") return say("rejected", `${known[1]} ${error.message}`);
    if (known) return say(...known);
    if (error.status === 404) return say("gone", `Discord does not know it: ${error.message}.`);
    if (error.status === 403) return say("forbidden", `Discord does not allow it: ${error.message}.`);
    return say("rejected", `Discord refused it: ${error.message}.`);
  }
  if (error instanceof HTTPError) return say("unknown", `Discord answered ${error.status}.`);
  if (error instanceof Error) {
    // The REST client throws away a token after one 401 and from then on asks for another.
    if (error.message.startsWith("Expected token")) return say("unauthorized", TOKEN_CURE);
    if (error.name === "AbortError") return say("unknown", "Discord did not answer in time.");
    const code = codeOf(error);
    if (code !== undefined && NEVER_SENT.has(code))
      return say(
        "unsent",
        `Discord cannot be reached: ${code}. Check the network, and DISCORD_API_URL where it is set.`,
      );
    return say("unknown", `The connection to Discord failed: ${code ?? error.message}.`);
  }
  return say("unknown", "The connection to Discord failed.");
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errors } = error as { code?: unknown; errors?: readonly unknown[] };
  if (typeof code === "string" && code !== "") return code;
  return codeOf(errors?.[0]) ?? codeOf(error.cause);
}
