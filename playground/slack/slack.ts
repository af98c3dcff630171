import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { AppManifest } from "./events/app-settings.ts";
import type { SocketMode } from "./events/socket-mode.ts";
import type { Fault } from "./faults.ts";
import type { Forms } from "./people/forms.ts";
import type { People } from "./people/people.ts";
import type { Surfaces } from "./people/surfaces.ts";
import type { Pace } from "./web-api/rate-limits.ts";
import type { LoggedCall } from "./web-api/server.ts";
import type { ChannelSpec } from "./world/newcomers.ts";
import type { Channel, StoredMessage, User, World } from "./world/world.ts";

/** Options of a workspace. All have defaults. */
export interface SlackOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly team?: { readonly id?: string; readonly name?: string; readonly domain?: string };
  readonly users?: readonly (Partial<User> & Pick<User, "id" | "name">)[];
  readonly channels?: readonly ChannelSpec[];
  readonly botToken?: string;
  readonly appToken?: string;
  /** Sends events to this URL, signed, instead of over Socket Mode. */
  readonly http?: { readonly requestUrl: string; readonly signingSecret: string };
  /** False: nobody has installed the app yet. */
  readonly installed?: boolean;
  /** The bot token's scopes. */
  readonly scopes?: readonly string[];
  /** The bot events the app subscribes to. */
  readonly events?: readonly string[];
  readonly commands?: readonly string[];
  readonly customEmoji?: readonly string[];
  /** Default: no rate limits. */
  readonly pace?: Pace;
  /** Calls to keep in the log; default 10,000. */
  readonly logSize?: number;
  /** How long after its upload a file cannot be used in blocks; default 300 ms. */
  readonly fileProcessingMs?: number;
  /** How long the app may take to acknowledge; default 3 seconds, as on Slack. */
  readonly ackMs?: number;
  /** Delays before redelivering an unacknowledged event, for each miss. */
  readonly retriesMs?: readonly number[];
}

/** A Slack workspace on loopback with one app installed: Web API, Socket Mode and people. */
export interface Slack extends People, Forms, Surfaces, Pick<SocketMode, "connections" | "upgrade"> {
  /** Mount it at the public URL. */
  readonly app: Hono<{ Bindings: Partial<HttpBindings> }>;
  /** The URL of `app`, without a trailing slash. */
  setPublicUrl(url: string): void;
  /** Runs standalone on a free loopback port; returns the URL for `slackApiUrl`. */
  listen(port?: number): Promise<string>;
  close(): Promise<void>;
  /** For `slackApiUrl`; ends in `/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly workspaceId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly team: World["team"];
  readonly users: ReadonlyMap<string, User>;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Visible messages in a channel, oldest first, including replies. */
  messages(channel: string): readonly StoredMessage[];
  /** Messages only this user sees in a channel, oldest first. */
  ephemerals(user: string, channel: string): readonly StoredMessage[];
  /** The bot's direct messages to a user. */
  directMessages(user: string): readonly StoredMessage[];
  addChannel(channel: ChannelSpec): void;
  /** Called after every visible change; returns a function to stop. */
  onChange(listener: () => void): () => void;
  /** The latest Web API calls, oldest first; see `logSize`. */
  readonly log: readonly LoggedCall[];
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Installs the app (again), which gives it a new bot token. */
  issueToken(): string;
  /** Revokes the bot token and notifies the app. */
  revokeToken(): void;
  restoreToken(): void;
  /** Uninstalls the app from the workspace and notifies it. */
  uninstall(): void;
  /** Configures the app from a manifest; before that, everything is switched on. */
  install(manifest: AppManifest): void;
  /** The slash commands and their descriptions. */
  commandNames(): ReadonlyMap<string, string>;
  hasHomeTab(): boolean;
  /** Opens the conversation between a person and the app, which exists before anyone has written in it. */
  openDirect(user: string): void;
  setScopes(scopes: readonly string[]): void;
  dropConnections(): void;
  refreshConnections(reason?: "warning" | "refresh_requested" | "link_disabled"): void;
  /** Delivers the next event `times` times. */
  repeatNextEvent(times: number): void;
  /** Delivers the latest event again, marked as this retry. */
  retryLastEvent(attempt: number): void;
  rateLimitEvents(): void;
  /** Resolves when all events sent so far are acknowledged or given up for now. */
  eventsSettled(): Promise<void>;
}
