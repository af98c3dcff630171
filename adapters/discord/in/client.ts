import { type APIGatewayBotInfo, Client, Events, GatewayIntentBits, Options } from "discord.js";
import type { Log } from "../../../src/runtime/log.ts";
import { createShards, type ShardDeps } from "./shards.ts";

/**
 * A discord.js client with minimal caches and no partials, since reactions are read from raw dispatches. It is not
 * logged in yet, and answers its only request, for the gateway's details, with `info` instead of sending it.
 */
export function createClient(info: APIGatewayBotInfo, deps: ShardDeps & { readonly log: Log }): Client {
  const { log } = deps;
  const { session_start_limit: limit } = info;
  // The budget decides whether any sessions are left, and waits; the client would throw.
  const told = {
    ...info,
    session_start_limit: { ...limit, remaining: Math.max(limit.remaining, info.shards) },
  };
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions],
    shards: "auto",
    rest: { makeRequest: async () => Response.json(told) },
    ws: { buildStrategy: (manager) => createShards(manager, deps) },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      GuildInviteManager: 0,
      GuildBanManager: 0,
      AutoModerationRuleManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user?.id },
    }),
  });
  client.on(Events.ShardError, (error, shard) => {
    log.warn("discord connection error", { shard, error: error.message });
  });
  client.on(Events.Error, (error) => log.error("discord client error", { error: error.message }));
  client.on(Events.Warn, (warning) => log.warn("discord client warning", { warning }));
  return client;
}
