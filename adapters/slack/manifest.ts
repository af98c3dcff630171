import { type Command, lineOf, listed } from "../../src/chat/command.ts";
import { EVENTS_PATH, REDIRECT_PATH } from "./paths.ts";

/** Each scope is needed by one call; Slack shows them to the person installing the app. */
export const BOT_SCOPES = [
  "app_mentions:read", // app_mention events: people who write @Paperboy
  "channels:history", // conversations.history: was it posted before the crash? Also groups:, im:
  "channels:read", // conversations.info: the channel's creator; channel_* events
  "chat:write", // chat.postMessage, chat.update
  "commands", // /papers, and entries in the menu of messages
  "files:write", // files.*UploadURLExternal: charts, and exports for download
  "groups:history",
  "groups:read",
  "im:history", // and message.im events: people who write to Paperboy directly
  "im:write", // conversations.open: direct messages with a person
  "links:read", // link_shared events: papers that people share, where a channel wants them collected
  "reactions:read", // reaction_* events, reactions.get
  "reactions:write", // reactions.add
  "users:read", // users.info: admins may configure; time zone
] as const;

/** Scopes added later, and what an app installed without them does instead. */
export const LATER_SCOPES: Readonly<Partial<Record<(typeof BOT_SCOPES)[number], string>>> = {
  "links:read":
    "papers that people share are collected by hand only, with “Collect papers” in a message's menu",
};

/** Slack reports links to these and their subdomains as `link_shared`; at most five domains are allowed. */
const PAPER_DOMAINS = ["arxiv.org", "doi.org", "hf.co", "huggingface.co", "openreview.net"] as const;

/** Events about requests, about subscriptions that end or move, about votes, and about links to papers. */
const BOT_EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "channel_archive",
  "channel_deleted",
  "channel_id_changed",
  "channel_left",
  "group_archive",
  "group_deleted",
  "group_left",
  "link_shared",
  "message.im",
  "reaction_added",
  "reaction_removed",
  "tokens_revoked",
] as const;

/** Maximum lengths in an app manifest (docs.slack.dev, app manifest reference). */
const LIMITS = {
  name: 35,
  description: 140,
  botName: 80,
  commandDescription: 2_000,
  usageHint: 1_000,
  shortcutName: 24,
  shortcutDescription: 150,
} as const;

/**
 * The manifest for Paperboy's Slack app, for "Create an app from a manifest": for one workspace over Socket Mode or,
 * with a public address, for any over HTTP.
 */
export function slackManifest(
  commands: readonly Pick<Command, "name" | "as" | "group" | "hidden" | "shortcut" | "description">[],
  options: { readonly name?: string; readonly command?: string; readonly publicUrl?: string } = {},
) {
  const { publicUrl } = options;
  const requests = publicUrl === undefined ? {} : { request_url: `${publicUrl}${EVENTS_PATH}` };
  const name = (options.name ?? "Paperboy").slice(0, LIMITS.name);
  return {
    display_information: {
      name,
      description: "The day's trending papers in your channel, and your team's favourites.".slice(
        0,
        LIMITS.description,
      ),
      background_color: "#1f2937",
    },
    features: {
      // Private messages to people who can fix a problem need the Messages tab.
      app_home: {
        home_tab_enabled: commands.some((command) => command.name === "home"),
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: name.slice(0, LIMITS.botName), always_online: true },
      slash_commands: [
        {
          command: options.command ?? "/papers",
          ...(publicUrl === undefined ? {} : { url: `${publicUrl}${EVENTS_PATH}` }),
          description: "Trending research papers: read, search, vote, subscribe".slice(
            0,
            LIMITS.commandDescription,
          ),
          usage_hint: listed(commands)
            .map((command) => lineOf(command).replace(/^\S+ /, ""))
            .join(" | ")
            .slice(0, LIMITS.usageHint),
          // Sends mentions as ids, which names alone do not reveal.
          should_escape: true,
        },
      ],
      unfurl_domains: [...PAPER_DOMAINS],
      shortcuts: commands.flatMap((command) =>
        command.shortcut
          ? [
              {
                name: command.shortcut.label.slice(0, LIMITS.shortcutName),
                type: "message",
                callback_id: command.name,
                description: command.description.slice(0, LIMITS.shortcutDescription),
              },
            ]
          : [],
      ),
    },
    oauth_config: {
      ...(publicUrl === undefined ? {} : { redirect_urls: [`${publicUrl}${REDIRECT_PATH}`] }),
      scopes: { bot: [...BOT_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...requests, bot_events: [...BOT_EVENTS] },
      interactivity: {
        is_enabled: true,
        ...requests,
        ...(publicUrl === undefined ? {} : { message_menu_options_url: `${publicUrl}${EVENTS_PATH}` }),
      },
      org_deploy_enabled: publicUrl !== undefined,
      socket_mode_enabled: publicUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}
