import { type APIGatewayBotInfo, Client, Events, GatewayIntentBits, Options } from "discord.js";
import type { Log } from "../../../src/runtime/log.ts";
import { createShards, type ShardDeps } from "./shards.ts";

/**
 * The discord.js client with the smallest caches and no partials, since reactions are read from the dispatches. Not
 * logged in yet. It makes no requests of its own: the one it would make is answered with `info`.
 */
export function createClient(info: APIGatewayBotInfo, deps: ShardDeps & { readonly log: Log }): Client {
  const { log } = deps;
  const { session_start_limit: limit } = info;
  // Whether there are sessions left is the budget's to decide, which waits where the client would throw.
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
