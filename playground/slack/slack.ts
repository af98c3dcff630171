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

/** How a workspace starts. Everything has a default. */
export interface SlackOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly team?: { readonly id?: string; readonly name?: string; readonly domain?: string };
  readonly users?: readonly (Partial<User> & Pick<User, "id" | "name">)[];
  readonly channels?: readonly ChannelSpec[];
  readonly botToken?: string;
  readonly appToken?: string;
  /** Events go to this address, signed, and not over Socket Mode. */
  readonly http?: { readonly requestUrl: string; readonly signingSecret: string };
  /** False: nobody has installed the app yet. */
  readonly installed?: boolean;
  /** The bot token's scopes. */
  readonly scopes?: readonly string[];
  /** The bot events that the app subscribes to. */
  readonly events?: readonly string[];
  readonly commands?: readonly string[];
  readonly customEmoji?: readonly string[];
  /** Absent: no pace limits. */
  readonly pace?: Pace;
  /** Calls kept in the log; 10,000 unless said. */
  readonly logSize?: number;
  /** How long an uploaded file cannot be used in blocks yet; 300 ms unless said. */
  readonly fileProcessingMs?: number;
  /** How long the app may take to acknowledge; 3 seconds, as Slack gives. */
  readonly ackMs?: number;
  /** When an event that was not acknowledged comes again, after each miss. */
  readonly retriesMs?: readonly number[];
}

/** A Slack workspace on loopback, with one app installed: Web API, Socket Mode and the people in it. */
export interface Slack extends People, Forms, Surfaces, Pick<SocketMode, "connections" | "upgrade"> {
  /** To mount at the public URL. */
  readonly app: Hono<{ Bindings: Partial<HttpBindings> }>;
  /** Where `app` can be reached, without a slash at the end. */
  setPublicUrl(url: string): void;
  /** Serves on a free loopback port by itself; returns the URL for `slackApiUrl`. */
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
  /** Visible messages of a channel, oldest first, replies included. */
  messages(channel: string): readonly StoredMessage[];
  /** What only this user sees in a channel, oldest first. */
  ephemerals(user: string, channel: string): readonly StoredMessage[];
  /** The bot's direct messages to a user. */
  directMessages(user: string): readonly StoredMessage[];
  addChannel(channel: ChannelSpec): void;
  /** Called after every change of anything that is shown; returns how to stop. */
  onChange(listener: () => void): () => void;
  /** The newest Web API calls, oldest first; see `logSize`. */
  readonly log: readonly LoggedCall[];
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Somebody installs the app (again), which gives it a new bot token. */
  issueToken(): string;
  /** The bot token stops working, and the app is told. */
  revokeToken(): void;
  restoreToken(): void;
  /** The app is removed from the workspace, and told so. */
  uninstall(): void;
  /** Sets the app up as a manifest says; until then it has everything on. */
  install(manifest: AppManifest): void;
  /** The slash commands and what they say of themselves. */
  commandNames(): ReadonlyMap<string, string>;
  hasHomeTab(): boolean;
  /** The conversation between a person and the app, which is there before anybody has written in it. */
  openDirect(user: string): void;
  setScopes(scopes: readonly string[]): void;
  dropConnections(): void;
  refreshConnections(reason?: "warning" | "refresh_requested" | "link_disabled"): void;
  /** The next event arrives `times` times in all. */
  repeatNextEvent(times: number): void;
  /** The newest event comes again, marked as this retry. */
  retryLastEvent(attempt: number): void;
  rateLimitEvents(): void;
  /** Resolves when all events sent so far are acknowledged or given up for now. */
  eventsSettled(): Promise<void>;
}
