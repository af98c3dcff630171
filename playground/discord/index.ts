import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createBoard } from "./board.ts";
import { createCommandRegistry } from "./commands.ts";
import { createFaults, type Fault, type PlannedFault } from "./faults.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { createInteractions } from "./interactions.ts";
import { createPeople, type People } from "./people.ts";
import { type PermissionName, permissionBits } from "./permissions.ts";
import { createRateLimiter } from "./rates.ts";
import { createRest, type RestEntry } from "./rest.ts";
import { commandRoutes, interactionRoutes, placeRoutes } from "./routes-bot.ts";
import { messageRoutes } from "./routes-messages.ts";
import {
  type SeenChannel,
  type SeenGuild,
  type SeenMessage,
  type SeenUser,
  seenChannel,
  seenGuild,
  seenMessage,
  seenUser,
} from "./seen.ts";
import { guildCreateView, memberView, userView } from "./views.ts";
import { type Json, snowflakes } from "./wire.ts";
import {
  type Change,
  type ChannelSpec,
  createWorld,
  type GuildSpec,
  INTENTS,
  type UserSpec,
} from "./world.ts";

export type { InteractionAnswer } from "./interaction-wire.ts";
export { readableText, type SeenChannel, type SeenGuild, type SeenMessage, type SeenUser } from "./seen.ts";

export interface DiscordOptions {
  /** The bot's token. */
  readonly token: string;
  /** Epoch milliseconds, for ids, stamps, limits and the life of tokens; absent: the machine's clock. */
  readonly now?: () => number;
  /** Absent: "documented". */
  readonly rateLimits?: "documented" | "off";
  /** How the 50 requests a second are counted; absent: "sliding", the stricter. */
  readonly globalWindow?: "sliding" | "fixed";
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
  /** The channel through which the bot writes to this person. */
  directChannel(user: string): SeenChannel;
  /** Replaces what the bot is denied in a channel. */
  denyBot(channel: string, permissions: readonly PermissionName[]): void;
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

/** A server without guilds or people. */
export function createDiscord(options: DiscordOptions): Discord {
  const now = options.now ?? Date.now;
  const newId = snowflakes(now);
  const listeners = new Set<(change: Change) => void>();
  const log: RestEntry[] = [];
  const logSize = options.logSize ?? 2000;
  let token = options.token;
  let origin = "http://127.0.0.1";

  const privileged = (options.privilegedIntents ?? []).reduce((bits, name) => bits | INTENTS[name], 0);
  const gatewayUrl = () => `${origin.replace(/^http/, "ws")}/discord/gateway`;
  const changed = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const world = createWorld({
    botName: options.botName ?? "Paperboy",
    now,
    newId,
    tell: (dispatch) => gateway.send(dispatch),
    changed,
  });
  const { bot } = world;
  const gateway = createGateway({
    token: () => token,
    now,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    resumeWindowMs: options.resumeWindowMs ?? 180_000,
    privilegedIntents: privileged,
    url: gatewayUrl,
    changed: () => changed({ kind: "gateway" }),
    hello(mine) {
      const guilds = [...world.guilds.values()].filter((guild) => guild.hasBot && mine(guild.id));
      return {
        ready: {
          v: 10,
          user: userView(bot),
          private_channels: [],
          application: { id: bot.id, flags: applicationFlags },
        },
        guilds: guilds.map((guild) => guild.id),
        *creates() {
          for (const guild of guilds) if (guild.available) yield guildCreateView(guild, bot.id);
        },
      };
    },
    members(request) {
      const guild = world.guilds.get(String(request.guild_id));
      if (!guild) return undefined;
      const ids = request.user_ids === undefined ? undefined : [request.user_ids].flat().map(String);
      const members = [...guild.members.values()].filter((member) => !ids || ids.includes(member.user.id));
      return {
        guild_id: guild.id,
        members: members.map(memberView),
        chunk_index: 0,
        chunk_count: 1,
        not_found: [],
        nonce: request.nonce,
      };
    },
  });
  const applicationFlags = flagsFor(privileged);
  const board = createBoard(world);
  const commands = createCommandRegistry(world);
  const interactions = createInteractions({ world, board, answerWithinMs: options.answerWithinMs ?? 3000 });
  const faults = createFaults();
  const rates =
    options.rateLimits === "off" ? undefined : createRateLimiter(now, options.globalWindow ?? "sliding");
  const app = createRest({
    routes: [
      ...placeRoutes({ world, gatewayUrl, applicationFlags, identified: () => gateway.counts.identified }),
      ...commandRoutes(world, commands),
      ...interactionRoutes(world, interactions),
      ...messageRoutes({
        world,
        board,
        nonceWindowMs: options.nonceWindowMs ?? 300_000,
        readsContent: (privileged & INTENTS.messageContent) !== 0,
      }),
    ],
    token: () => token,
    now,
    newId,
    rates,
    faults,
    log(entry) {
      log.push(entry);
      // In batches, since taking from the front of a long list is slow.
      if (log.length >= logSize * 1.5) log.splice(0, log.length - logSize);
    },
  });

  const guildOf = (id: string) => known(world.guilds.get(id), `guild ${id}`);
  const channelOf = (id: string) => known(world.channels.get(id), `channel ${id}`);

  const discord: Discord = {
    ...createPeople({ world, board, interactions, commands }),
    app,
    upgrade(request, socket, head) {
      if (!/\/discord\/gateway\/?(?:\?|$)/.test(request.url ?? "")) return false;
      gateway.accept(request, socket, head);
      return true;
    },
    setPublicUrl(next) {
      origin = next.replace(/\/$/, "");
    },
    async listen(port = 0) {
      const mounted = new Hono<{ Bindings: Partial<HttpBindings> }>().route("/discord", app);
      const server = createAdaptorServer({ fetch: mounted.fetch, createServer }) as Server;
      server.on("upgrade", (request, socket, head) => {
        if (!discord.upgrade(request, socket, head)) socket.destroy();
      });
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
      });
      discord.setPublicUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      return {
        apiUrl: `${origin}/discord/api`,
        close: () =>
          new Promise((resolve) => {
            discord.stop();
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    },
    stop: () => gateway.stop(),

    bot: seenUser(bot),
    guilds: () => [...world.guilds.values()].map((guild) => seenGuild(guild)),
    messages: (channel) => channelOf(channel).messages.map(seenMessage),
    message(id) {
      const message = world.messages.get(id);
      return message && seenMessage(message);
    },
    registeredCommands: (guild) => commands.list(guild ?? "global"),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    addGuild: (spec) => seenGuild(world.addGuild(spec)),
    addChannel: (spec) => seenChannel(world.addChannel(spec)),
    addUser: (spec) => seenUser(world.addUser(spec)),
    deleteChannel: (channel) => world.deleteChannel(channelOf(channel)),
    directChannel: (user) => seenChannel(world.directChannel(known(world.users.get(user), `user ${user}`))),
    denyBot(channel, permissions) {
      const deny = permissionBits(permissions);
      world.setOverwrites(channelOf(channel), deny === 0n ? [] : [{ id: bot.id, type: 1, allow: 0n, deny }]);
    },
    removeBot: (guild) => world.setBotIn(guildOf(guild), false),
    inviteBot: (guild) => world.setBotIn(guildOf(guild), true),
    setAvailable: (guild, available) => world.setAvailable(guildOf(guild), available),

    restartGateway: () => gateway.askToReconnect(),
    dropConnections: (how) => gateway.drop(how),
    gateway,
    setToken(next) {
      token = next;
      gateway.close(4004);
    },
    fault: (fault) => faults.plan(fault),
    clearFaults: () => faults.clear(),
    log,
    invalidRequests: () => rates?.invalidCount ?? 0,
  };
  return discord;
}

/** Application flags: a privileged intent that is switched on shows as "limited", as for small bots. */
function flagsFor(privileged: number): number {
  return (
    ((privileged & INTENTS.presences) !== 0 ? 1 << 13 : 0) |
    ((privileged & INTENTS.guildMembers) !== 0 ? 1 << 15 : 0) |
    ((privileged & INTENTS.messageContent) !== 0 ? 1 << 19 : 0)
  );
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
