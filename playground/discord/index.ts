import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { Discord, DiscordOptions } from "./discord.ts";
import { createFaults } from "./faults.ts";
import { type Change, INTENTS } from "./gateway/events.ts";
import { createGateway } from "./gateway/gateway.ts";
import { createIdentifyLimits } from "./gateway/identify-limits.ts";
import { createInteractions } from "./interactions/interactions.ts";
import { createCommandRegistry } from "./interactions/registered-commands.ts";
import { snowflakes } from "./json.ts";
import { createPeople } from "./people/people.ts";
import { seenChannel, seenGuild, seenMessage, seenUser } from "./people/seen-messages.ts";
import { commandRoutes, interactionRoutes, placeRoutes } from "./rest/bot-routes.ts";
import { messageRoutes } from "./rest/message-routes.ts";
import { createRateLimiter } from "./rest/rate-limits.ts";
import { createRest, type RestEntry } from "./rest/server.ts";
import { threadRoutes } from "./rest/thread-routes.ts";
import { createBoard } from "./world/board.ts";
import { permissionBits } from "./world/permissions.ts";
import { guildCreateView, memberView, userView } from "./world/views.ts";
import { createWorld } from "./world/world.ts";

export type { Discord, DiscordOptions } from "./discord.ts";
export type { InteractionAnswer } from "./interactions/interaction-json.ts";
export { readableText, type SeenChannel, type SeenMessage } from "./people/seen-messages.ts";

/** Creates a server without guilds or people. */
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
  const faults = createFaults();
  const limits = createIdentifyLimits({
    now,
    enforced: options.rateLimits !== "off",
    perDay: options.identifiesPerDay,
    maxConcurrency: options.maxConcurrency,
  });
  const gateway = createGateway({
    token: () => token,
    now,
    limits,
    faults,
    resetToken: () => discord.setToken(randomBytes(32).toString("base64url")),
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
  const rates =
    options.rateLimits === "off" ? undefined : createRateLimiter(now, options.globalWindow ?? "sliding");
  const app = createRest({
    routes: [
      ...placeRoutes({ world, gatewayUrl, applicationFlags, limits, shards: options.shards }),
      ...commandRoutes(world, commands),
      ...interactionRoutes(world, interactions),
      ...messageRoutes({
        world,
        board,
        nonceWindowMs: options.nonceWindowMs ?? 300_000,
        readsContent: (privileged & INTENTS.messageContent) !== 0,
      }),
      ...threadRoutes(world, board),
    ],
    token: () => token,
    now,
    newId,
    rates,
    faults,
    log(entry) {
      log.push(entry);
      // In batches, since removing from the front of a long array is slow.
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
        // The client may be gone before the response.
        socket.on("error", () => socket.destroy());
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

    threads: (channel) =>
      [...world.channels.values()].filter(({ parent }) => parent?.id === channel).map(seenChannel),
    addGuild: (spec) => seenGuild(world.addGuild(spec)),
    addChannel: (spec) => seenChannel(world.addChannel(spec)),
    addUser: (spec) => seenUser(world.addUser(spec)),
    openThread: (user, channel, name) =>
      seenChannel(
        world.addThread(channelOf(channel), name, known(world.users.get(user), `user ${user}`), []),
      ),
    archive: (thread) => world.setArchived(channelOf(thread), true),
    deleteChannel: (channel) => world.deleteChannel(channelOf(channel)),
    directChannel: (user) => seenChannel(world.directChannel(known(world.users.get(user), `user ${user}`))),
    denyBot(channel, permissions) {
      const deny = permissionBits(permissions);
      world.setOverwrites(channelOf(channel), deny === 0n ? [] : [{ id: bot.id, type: 1, allow: 0n, deny }]);
    },
    denyMember: (channel, user, permissions) =>
      world.setOverwrites(channelOf(channel), [
        { id: user, type: 1, allow: 0n, deny: permissionBits(permissions) },
      ]),
    timeOut: (guild, user, until) =>
      world.timeOut(guildOf(guild), known(world.users.get(user), `user ${user}`), until),
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

/** Application flags: an enabled privileged intent shows as "limited", as for small bots. */
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
