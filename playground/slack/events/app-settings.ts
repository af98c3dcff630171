import { KNOWN_EVENTS } from "./events.ts";

/** An entry in every message's menu. */
export interface Shortcut {
  readonly name: string;
  readonly callbackId: string;
}

/** The app's settings in this workspace. */
export interface AppSettings {
  scopes: readonly string[];
  events: ReadonlySet<string>;
  commands: ReadonlyMap<string, string>;
  /** Commands whose text has mentions, links and `&<>` in Slack's own markup. */
  escaped: ReadonlySet<string>;
  shortcuts: readonly Shortcut[];
  homeTab: boolean;
  /** Links to these domains and their subdomains are reported to the app. */
  unfurlDomains: readonly string[];
}

/** The part of an app manifest that determines what the app may do. */
export interface AppManifest {
  readonly features: {
    readonly app_home: { readonly home_tab_enabled: boolean };
    readonly unfurl_domains?: readonly string[];
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly should_escape: boolean;
    }[];
    readonly shortcuts: readonly {
      readonly name: string;
      readonly type: string;
      readonly callback_id: string;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}

/** What a bot like Paperboy needs, and a little more. */
const DEFAULT_SCOPES = [
  "app_mentions:read",
  "commands",
  "chat:write",
  "files:write",
  "reactions:read",
  "reactions:write",
  "channels:history",
  "channels:read",
  "groups:history",
  "groups:read",
  "im:history",
  "im:write",
  "links:read",
  "users:read",
];

/** Maximum domains in a manifest. */
const UNFURL_DOMAINS = 5;

/** An app with everything switched on. */
export function defaultSettings(given: {
  readonly scopes?: readonly string[] | undefined;
  readonly events?: readonly string[] | undefined;
  readonly commands?: readonly string[] | undefined;
}): AppSettings {
  return {
    scopes: given.scopes ?? DEFAULT_SCOPES,
    events: new Set(given.events ?? KNOWN_EVENTS),
    commands: new Map((given.commands ?? ["/papers"]).map((name) => [name, ""])),
    escaped: new Set(given.commands ?? ["/papers"]),
    shortcuts: [{ name: "Show paper", callbackId: "show" }],
    homeTab: true,
    unfurlDomains: ["arxiv.org", "huggingface.co"],
  };
}

/** The settings from a manifest. Throws if Slack would reject it. */
export function settingsOf({ features, oauth_config, settings }: AppManifest): AppSettings {
  for (const { name } of features.shortcuts) {
    if ([...name].length > 24) throw new Error(`The shortcut “${name}” has more than 24 characters.`);
  }
  if ((features.unfurl_domains?.length ?? 0) > UNFURL_DOMAINS)
    throw new Error(`The app names more than ${UNFURL_DOMAINS} domains to unfurl.`);
  return {
    scopes: oauth_config.scopes.bot,
    events: new Set(settings.event_subscriptions.bot_events),
    commands: new Map(features.slash_commands.map(({ command, description }) => [command, description])),
    escaped: new Set(
      features.slash_commands.filter((each) => each.should_escape).map(({ command }) => command),
    ),
    shortcuts: features.shortcuts
      .filter(({ type }) => type === "message")
      .map(({ name, callback_id }) => ({ name, callbackId: callback_id })),
    homeTab: features.app_home.home_tab_enabled,
    unfurlDomains: features.unfurl_domains ?? [],
  };
}
