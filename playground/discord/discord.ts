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

/** How a server is set up. */
export interface DiscordOptions {
  /** The bot's token. */
  readonly token: string;
  /** Epoch milliseconds, for ids, stamps, limits and the life of tokens; absent: the machine's clock. */
  readonly now?: () => number;
  /** Of requests and of IDENTIFY; absent: "documented". */
  readonly rateLimits?: "documented" | "off";
  /** How the 50 requests a second are counted; absent: "sliding", the stricter. */
  readonly globalWindow?: "sliding" | "fixed";
  /** Absent: 1,000; beyond it the token is reset. */
  readonly identifiesPerDay?: number;
  /** Shards that the bot is told to use; absent: one for a thousand guilds. */
  readonly shards?: number;
  readonly botName?: string;
  /** Privileged intents that are switched on; absent: none. */
  readonly privilegedIntents?: readonly ("guildMembers" | "presences" | "messageContent")[];
  /** Absent: 41,250, as Discord's. */
  readonly heartbeatMs?: number;
  /** How long a lost session may be resumed; absent: three minutes. */
  readonly resumeWindowMs?: number;
  /** How long an interaction waits for its first answer; absent: 3,000. */
  readonly answerWithinMs?: number;
  /** How long a nonce is remembered; absent: five minutes. */
  readonly nonceWindowMs?: number;
  /** Requests kept in the log; absent: 2,000. */
  readonly logSize?: number;
}

/** A Discord-compatible server, and the hands of the people in it. */
export interface Discord extends People {
  /** To be mounted at `/discord`; serves `/api/v10/…`. */
  readonly app: Hono<{ Bindings: Partial<HttpBindings> }>;
  /** Takes the upgrade when it is for `/discord/gateway`; false where it is for somebody else. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Where the mounting server is reached, as in `http://127.0.0.1:3000`. */
  setPublicUrl(origin: string): void;
  /** Runs alone on 127.0.0.1. `apiUrl` is what discord.js wants as `rest.api`. */
  listen(port?: number): Promise<{ readonly apiUrl: string; readonly close: () => Promise<void> }>;
  /** Disconnects everybody. */
  stop(): void;

  readonly bot: SeenUser;
  guilds(): readonly SeenGuild[];
  /** Oldest first, ephemeral ones included (see `visibleTo`). */
  messages(channel: string): readonly SeenMessage[];
  message(id: string): SeenMessage | undefined;
  /** As Discord lists them; of a guild, or the global ones. */
  registeredCommands(guild?: string): readonly Json[];
  /** Returns the way to stop listening. */
  onChange(listener: (change: Change) => void): () => void;

  addGuild(spec: GuildSpec): SeenGuild;
  addChannel(spec: ChannelSpec): SeenChannel;
  addUser(spec: UserSpec): SeenUser;
  deleteChannel(channel: string): void;
  /** A person opens a thread or a forum post; returns it. */
  openThread(user: string, channel: string, name: string): SeenChannel;
  /** Archives a thread, as happens by itself after some quiet days. */
  archive(thread: string): void;
  /** The channel through which the bot writes to this person. */
  directChannel(user: string): SeenChannel;
  /** Replaces what the bot is denied in a channel. */
  denyBot(channel: string, permissions: readonly PermissionName[]): void;
  /** Replaces what one person is denied in a channel. */
  denyMember(channel: string, user: string, permissions: readonly PermissionName[]): void;
  /** Times a member (or the bot) out until then (epoch ms): they may only look. Absent: no longer. */
  timeOut(guild: string, user: string, until?: number): void;
  removeBot(guild: string): void;
  inviteBot(guild: string): void;
  /** An outage of a guild, which is not a removal. */
  setAvailable(guild: string, available: boolean): void;

  /** Asks clients to reconnect (op 7); sessions are kept, so they resume. */
  restartGateway(): void;
  /** Cuts the connections; without `resumable` the sessions are lost too. */
  dropConnections(options: { readonly resumable: boolean }): void;
  readonly gateway: Pick<Gateway, "invalidate" | "close" | "refuse" | "connected" | "counts">;
  /** From now on only this token is good; connections with the old one end with 4004. */
  setToken(token: string): void;
  fault(fault: Fault): PlannedFault;
  clearFaults(): void;
  /** Oldest first; see `logSize`. */
  readonly log: readonly RestEntry[];
  /** Answers of 401, 403 and 429 in the current ten minutes. */
  invalidRequests(): number;
}
