import { webApi } from "@slack/bolt";
import { ChatError } from "../../src/runtime/errors.ts";

type Kind = ChatError["kind"];

/** Slack's error names (docs.slack.dev, each method's "Errors") in the core's words, with the cure where there is one. */
const PLATFORM_ERRORS: Readonly<Record<string, readonly [Kind, string]>> = {
  channel_not_found: [
    "gone",
    "Slack does not know this channel, or Paperboy is not in it. If it exists: /invite @Paperboy there, then subscribe again.",
  ],
  is_archived: ["gone", "The channel is archived. Unarchive it, then subscribe again."],
  channel_is_archived: ["gone", "The channel is archived. Unarchive it, then subscribe again."],
  message_not_found: ["gone", "The message was deleted."],
  cant_update_message: ["gone", "The message can no longer be changed."],
  edit_window_closed: ["gone", "The message can no longer be changed."],
  user_not_found: ["gone", "Slack does not know this person."],
  user_disabled: ["gone", "The person's account is deactivated."],
  team_not_found: ["gone", "The workspace is no more."],
  not_in_channel: ["forbidden", "Paperboy is not in the channel. Invite Paperboy there: /invite @Paperboy"],
  missing_scope: [
    "forbidden",
    "The Slack app lacks a permission. Update it with slack-manifest.json, then reinstall it to the workspace.",
  ],
  no_permission: [
    "forbidden",
    "The Slack app lacks a permission. Update it with slack-manifest.json, then reinstall it to the workspace.",
  ],
  restricted_action: [
    "forbidden",
    "A workspace setting forbids posting here. Ask an admin to let the Paperboy app post in this channel.",
  ],
  restricted_action_read_only_channel: [
    "forbidden",
    "The channel is read-only. Ask an admin to let the Paperboy app post in it.",
  ],
  restricted_action_thread_only_channel: ["forbidden", "The channel takes replies in threads only."],
  restricted_action_non_threadable_channel: ["forbidden", "The channel takes no such messages."],
  cannot_dm_bot: ["forbidden", "Slack lets no app write to another app."],
  messages_tab_disabled: [
    "forbidden",
    "The app's Messages tab is off. Turn it on under App Home, or update the app with slack-manifest.json.",
  ],
  ekm_access_denied: ["forbidden", "The workspace's encryption settings forbid posting here. Ask an admin."],
  access_denied: ["forbidden", "Slack denies access to this channel. Ask an admin."],
  team_access_not_granted: ["forbidden", "The app is not installed in this workspace. Install it there."],
  invalid_auth: [
    "unauthorized",
    "Slack does not accept the token. Copy SLACK_BOT_TOKEN (xoxb-…) from OAuth & Permissions and SLACK_APP_TOKEN (xapp-…) from Basic Information again.",
  ],
  not_authed: ["unauthorized", "No Slack token was sent. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN."],
  account_inactive: [
    "unauthorized",
    "The Slack app was uninstalled. Reinstall it and set the new SLACK_BOT_TOKEN.",
  ],
  token_revoked: [
    "unauthorized",
    "The Slack token was revoked. Reinstall the app and set the new SLACK_BOT_TOKEN.",
  ],
  token_expired: [
    "unauthorized",
    "The Slack token has expired. Turn token rotation off, or set a new token.",
  ],
  not_allowed_token_type: [
    "unauthorized",
    "Slack wants another kind of token: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp- and has connections:write.",
  ],
  user_removed_from_team: ["unauthorized", "The app was removed from the workspace. Reinstall it."],
  team_disabled: ["unauthorized", "The workspace is disabled."],
  org_login_required: [
    "unauthorized",
    "The workspace is moving to an organization. Reinstall the app there.",
  ],
  ratelimited: ["rate-limited", "Slack asked to slow down."],
  rate_limited: ["rate-limited", "Slack asked to slow down."],
  message_limit_exceeded: ["rate-limited", "The workspace sends too many messages."],
  internal_error: ["unknown", "Slack had an internal error."],
  fatal_error: ["unknown", "Slack had an internal error and may have carried the call out."],
  service_unavailable: ["unknown", "Slack is not available."],
  request_timeout: ["unknown", "Slack did not receive the whole request."],
  accesslimited: ["unsent", "Slack limits access for the moment."],
  team_added_to_org: ["unsent", "The workspace is being moved to an organization; try again later."],
};

/** Failures before a connection stood, so that nothing can have been carried out. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** That the bot's token is no longer valid, with the cure. */
export function tokenEnded(name: "account_inactive" | "token_revoked"): ChatError {
  return new ChatError("unauthorized", `${PLATFORM_ERRORS[name]?.[1]} (${name})`);
}

/** Whatever a Slack call threw, in the core's words. `doing` completes "Slack could not …". */
export function toChatError(error: unknown, doing: string): ChatError {
  if (error instanceof ChatError) return error;
  const say = (words: string): string => `Slack could not ${doing}: ${words}`;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new ChatError("rate-limited", say(`asked to wait ${error.retryAfter} s.`), {
      cause: error,
      retryAfterMs: error.retryAfter * 1000,
    });
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: name, response_metadata: more } = error.data;
    const known = PLATFORM_ERRORS[name];
    if (known) return new ChatError(known[0], say(`${known[1]} (${name})`), { cause: error });
    // A 200 whose body is no JSON of Slack's: the answer is lost, whatever it was.
    if (!/^[a-z0-9_]{1,80}$/.test(name)) {
      return new ChatError("unknown", say("the answer could not be read."), { cause: error });
    }
    const details = (more?.messages ?? []).slice(0, 3).join("; ");
    return new ChatError("rejected", say(`${name}${details ? ` – ${details}` : ""}`), { cause: error });
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode } = error;
    if (statusCode === 429) return new ChatError("rate-limited", say("HTTP 429"), { cause: error });
    const kind = statusCode >= 500 || statusCode === 408 ? "unknown" : "rejected";
    return new ChatError(kind, say(`HTTP ${statusCode}`), { cause: error });
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = networkCode(error.original);
    if (code !== undefined && NEVER_CONNECTED.has(code)) {
      const cure = "Check the network, and SLACK_API_URL where it is set.";
      return new ChatError("unsent", say(`it cannot be reached, ${code}. ${cure}`), { cause: error });
    }
    return new ChatError("unknown", say(`${code ?? error.original.message}.`), { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  // web-api 8.2.0 has no class for a 429 without a usable Retry-After header.
  const kind = message.startsWith("Retry header") ? "rate-limited" : "unknown";
  return new ChatError(kind, say(kind === "rate-limited" ? "HTTP 429 without Retry-After." : message), {
    cause: error,
  });
}

/** Slack's own name for what it refused, such as `invalid_blocks`; undefined for any other failure. */
export function platformErrorName(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

function networkCode(error: Error): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === "TimeoutError") return "time-out";
    const code = (cause as NodeJS.ErrnoException).code;
    if (typeof code === "string") return code;
  }
  return undefined;
}
