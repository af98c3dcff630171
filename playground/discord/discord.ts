import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { Fault, PlannedFault } from "./faults.ts";
import type { Change } from "./gateway/events.ts";
import type { Gateway } from "./gateway/gateway.ts";
import type { Json } from "./json.ts";
import type { People } from "./people/people.ts";
import type { SeenChannel, SeenGuild, SeenMessage, SeenUser } from "./people/seen-messages.ts";
import type { RestEntry } from "./rest/server.ts";
import type { PermissionName } from "./world/permissions.ts";
import type { ChannelSpec, GuildSpec, UserSpec } from "./world/specs.ts";

/** A server's options. */
export interface DiscordOptions {
  /** The bot's token. */
  readonly token: string;
  /** Epoch milliseconds, for ids, timestamps, limits and token lifetimes; default: the machine's clock. */
  readonly now?: () => number;
  /** For requests and IDENTIFY; default: "documented". */
  readonly rateLimits?: "documented" | "off";
  /** How the 50 requests a second are counted; default: "sliding", the stricter. */
  readonly globalWindow?: "sliding" | "fixed";
  /** Default: 1,000; beyond that the token is reset. */
  readonly identifiesPerDay?: number;
  /** Number of shards recommended to the bot; default: one per thousand guilds. */
  readonly shards?: () => number;
  /** Shards that may identify at once; default: 1. */
  readonly maxConcurrency?: number;
  readonly botName?: string;
  /** Privileged intents that are switched on; default: none. */
  readonly privilegedIntents?: readonly ("guildMembers" | "presences" | "messageContent")[];
  /** Default: 41,250, like Discord. */
  readonly heartbeatMs?: number;
  /** How long a lost session can be resumed; default: three minutes. */
  readonly resumeWindowMs?: number;
  /** How long an interaction waits for its first answer; default: 3,000. */
  readonly answerWithinMs?: number;
  /** How long a nonce is remembered; default: five minutes. */
  readonly nonceWindowMs?: number;
  /** Requests to keep in the log; default: 2,000. */
  readonly logSize?: number;
}

/** A Discord-compatible server, and methods to act as its people. */
export interface Discord extends People {
  /** Mount it at `/discord`; serves `/api/v10/…`. */
  readonly app: Hono<{ Bindings: Partial<HttpBindings> }>;
  /** Handles an upgrade request for `/discord/gateway`; false for any other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Sets the origin of the mounting server, e.g. `http://127.0.0.1:3000`. */
  setPublicUrl(origin: string): void;
  /** Runs standalone on 127.0.0.1. `apiUrl` is for discord.js's `rest.api`. */
  listen(port?: number): Promise<{ readonly apiUrl: string; readonly close: () => Promise<void> }>;
  /** Disconnects all clients. */
  stop(): void;

  readonly bot: SeenUser;
  guilds(): readonly SeenGuild[];
  /** Oldest first, including ephemeral ones (see `visibleTo`). */
  messages(channel: string): readonly SeenMessage[];
  message(id: string): SeenMessage | undefined;
  /** The threads of a channel, or the posts of a forum, oldest first. */
  threads(channel: string): readonly SeenChannel[];
  /** As Discord lists them: a guild's, or the global ones. */
  registeredCommands(guild?: string): readonly Json[];
  /** Returns a function to stop listening. */
  onChange(listener: (change: Change) => void): () => void;

  addGuild(spec: GuildSpec): SeenGuild;
  addChannel(spec: ChannelSpec): SeenChannel;
  addUser(spec: UserSpec): SeenUser;
  deleteChannel(channel: string): void;
  /** Opens a thread or forum post as a person; returns it. */
  openThread(user: string, channel: string, name: string): SeenChannel;
  /** Archives a thread, as Discord does after a few quiet days. */
  archive(thread: string): void;
  /** The bot's direct message channel with this person. */
  directChannel(user: string): SeenChannel;
  /** Replaces the set of permissions denied to the bot in a channel. */
  denyBot(channel: string, permissions: readonly PermissionName[]): void;
  /** Replaces the set of permissions denied to a person in a channel. */
  denyMember(channel: string, user: string, permissions: readonly PermissionName[]): void;
  /**
   * Times out a member (or the bot) until then (epoch ms), leaving them read-only. Without `until`, ends the time-out.
   */
  timeOut(guild: string, user: string, until?: number): void;
  removeBot(guild: string): void;
  inviteBot(guild: string): void;
  /** Simulates an outage of a guild, which is not a removal. */
  setAvailable(guild: string, available: boolean): void;

  /** Asks clients to reconnect (op 7); their sessions are kept, so they resume. */
  restartGateway(): void;
  /** Drops all connections; unless `resumable`, the sessions are lost too. */
  dropConnections(options: { readonly resumable: boolean }): void;
  readonly gateway: Pick<Gateway, "invalidate" | "close" | "refuse" | "connected" | "counts">;
  /** Makes this the only valid token; connections with the old one are closed with 4004. */
  setToken(token: string): void;
  fault(fault: Fault): PlannedFault;
  clearFaults(): void;
  /** Oldest first; see `logSize`. */
  readonly log: readonly RestEntry[];
  /** Number of 401, 403 and 429 responses in the current ten minutes. */
  invalidRequests(): number;
}
