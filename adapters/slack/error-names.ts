import type { ChatError } from "../../src/runtime/errors.ts";

type Kind = ChatError["kind"];

/** The meaning of one of Slack's error names. */
export interface NamedError {
  readonly kind: Kind;
  /** The message, with what to do about it if possible; empty if Slack's details say more. */
  readonly words: string;
}

const named = (kind: Kind, words: string): NamedError => ({ kind, words });

const ARCHIVED = named("gone", "The channel is archived. Unarchive it, then subscribe again.");
const UNCHANGEABLE = named("gone", "The message can no longer be changed.");
const SCOPE = named(
  "forbidden",
  "The Slack app lacks a permission. Update it with slack-manifest.json, then reinstall it to the workspace.",
);
const SLOW_DOWN = named("rate-limited", "Slack asked to slow down.");
const MOVING = named("unsent", "The workspace is being moved to an organization; try again later.");

/**
 * Slack's error names (docs.slack.dev, "Errors" of each method). Only these mean that a channel, permission or token is
 * lost. Any other name, including ones Slack may add, is `unknown` and retried.
 */
const NAMES: Readonly<Record<string, NamedError>> = {
  channel_not_found: named(
    "gone",
    "Slack does not know this channel, or Paperboy is not in it. If it exists: /invite @Paperboy there, then subscribe again.",
  ),
  is_archived: ARCHIVED,
  channel_is_archived: ARCHIVED,
  message_not_found: named("gone", "The message was deleted."),
  cant_update_message: UNCHANGEABLE,
  edit_window_closed: UNCHANGEABLE,
  user_not_found: named("gone", "Slack does not know this person."),
  user_disabled: named("gone", "The person's account is deactivated."),

  not_in_channel: named(
    "forbidden",
    "Paperboy is not in the channel. Invite Paperboy there: /invite @Paperboy",
  ),
  missing_scope: SCOPE,
  no_permission: SCOPE,
  restricted_action: named(
    "forbidden",
    "A workspace setting forbids posting here. Ask an admin to let the Paperboy app post in this channel.",
  ),
  restricted_action_read_only_channel: named(
    "forbidden",
    "The channel is read-only. Ask an admin to let the Paperboy app post in it.",
  ),
  restricted_action_thread_only_channel: named("forbidden", "The channel takes replies in threads only."),
  restricted_action_non_threadable_channel: named("forbidden", "The channel does not take such messages."),
  cannot_dm_bot: named("forbidden", "Slack lets no app write to another app."),
  messages_tab_disabled: named(
    "forbidden",
    "The app's Messages tab is off. Turn it on under App Home, or update the app with slack-manifest.json.",
  ),
  ekm_access_denied: named(
    "forbidden",
    "The workspace's encryption settings forbid posting here. Ask an admin.",
  ),
  access_denied: named("forbidden", "Slack denies access to this channel. Ask an admin."),
  team_access_not_granted: named(
    "forbidden",
    "The app is not installed in this workspace. Install it there.",
  ),

  invalid_auth: named(
    "unauthorized",
    "Slack does not accept the token. Copy SLACK_BOT_TOKEN (xoxb-…) from OAuth & Permissions and SLACK_APP_TOKEN (xapp-…) from Basic Information again.",
  ),
  not_authed: named("unauthorized", "Slack received no token. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN."),
  account_inactive: named(
    "unauthorized",
    "The Slack app was uninstalled. Reinstall it and set the new SLACK_BOT_TOKEN.",
  ),
  token_revoked: named(
    "unauthorized",
    "The Slack token was revoked. Reinstall the app and set the new SLACK_BOT_TOKEN.",
  ),
  token_expired: named(
    "unauthorized",
    "The Slack token has expired. Turn token rotation off, or set a new token.",
  ),
  not_allowed_token_type: named(
    "unauthorized",
    "Slack wants another kind of token: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp- and has connections:write.",
  ),
  user_removed_from_team: named("unauthorized", "The app was removed from the workspace. Reinstall it."),
  team_disabled: named("unauthorized", "The workspace is disabled."),
  org_login_required: named(
    "unauthorized",
    "The workspace is moving to an organization. Reinstall the app there.",
  ),

  ratelimited: SLOW_DOWN,
  rate_limited: SLOW_DOWN,
  message_limit_exceeded: named("rate-limited", "The workspace sends too many messages."),

  internal_error: named("unknown", "Slack had an internal error."),
  fatal_error: named("unknown", "Slack had an internal error and may have carried the call out."),
  service_unavailable: named("unknown", "Slack is not available."),
  request_timeout: named("unknown", "Slack did not receive the whole request."),

  accesslimited: named("unsent", "Slack limits access for the moment."),
  team_added_to_org: MOVING,
  external_channel_migrating: named(
    "unsent",
    "The channel is being moved between workspaces; try again later.",
  ),
};

/** Errors in the request's content: retrying the same request is pointless. Slack's details say what is wrong. */
const REJECTED: ReadonlySet<string> = new Set([
  "already_reacted",
  "attachment_payload_limit_exceeded",
  "bad_timestamp",
  "exchanged_trigger_id",
  "expired_trigger_id",
  "file_not_found",
  "file_upload_size_restricted",
  "hash_conflict",
  "invalid_arg_name",
  "invalid_arguments",
  "invalid_array_arg",
  "invalid_attachments",
  "invalid_blocks",
  "invalid_blocks_format",
  "invalid_charset",
  "invalid_cursor",
  "invalid_form_data",
  "invalid_limit",
  "invalid_metadata_format",
  "invalid_metadata_schema",
  "invalid_name",
  "invalid_post_type",
  "invalid_trigger_id",
  "invalid_ts_latest",
  "invalid_ts_oldest",
  "metadata_must_be_sent_from_app",
  "metadata_too_large",
  "missing_argument",
  "missing_post_type",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_reaction",
  "no_text",
  "not_enabled",
  "push_limit_reached",
  "thread_not_found",
  "too_many_attachments",
  "too_many_emoji",
  "too_many_reactions",
  "unknown_method",
  "user_not_in_channel",
  "view_too_large",
]);

/** The meaning of a Slack error name; undefined if we don't know it. */
export function namedError(name: string): NamedError | undefined {
  if (REJECTED.has(name)) return named("rejected", "");
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}
