import {
  Client,
  Events,
  GatewayCloseCodes,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  Options,
} from "discord.js";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { TOKEN_CURE } from "../errors.ts";

/** What the gateway tells the adapter. */
export interface GatewayEvents {
  /** Every dispatch as Discord sent it. */
  dispatch(payload: GatewayDispatchPayload): void;
  /** Connected (again). `gap`: not the continuation of the last session, so events in between are lost. */
  connected(gap: boolean): void;
  /** Whether it is us who leave. */
  closing(): boolean;
  /** Disconnected for good. */
  fatal(error: Error): void;
}

/** The client tries twice a second while Discord is away, which is worth a line only this often. */
const SAY_AGAIN_MS = 60_000;

/** Close codes after which the client stays disconnected, and what mends them. */
const FATAL_CLOSES: Readonly<Record<number, readonly [kind: ChatError["kind"], cure: string]>> = {
  [GatewayCloseCodes.AuthenticationFailed]: ["unauthorized", TOKEN_CURE],
  [GatewayCloseCodes.InvalidShard]: ["unknown", "Discord refused the shard. Start Paperboy again."],
  [GatewayCloseCodes.ShardingRequired]: [
    "unknown",
    "The bot is in too many servers for one connection. Start Paperboy again.",
  ],
  [GatewayCloseCodes.InvalidAPIVersion]: [
    "rejected",
    "Discord no longer takes this gateway version. Update Paperboy.",
  ],
  [GatewayCloseCodes.InvalidIntents]: ["rejected", "Discord no longer knows these intents. Update Paperboy."],
  [GatewayCloseCodes.DisallowedIntents]: [
    "unauthorized",
    "Discord does not allow the bot its intents. In the developer portal, open your application, Bot, Privileged Gateway Intents; Paperboy itself needs none of them, so check that the token belongs to the right application.",
  ],
};

/**
 * The discord.js client with the smallest caches and no partials, since reactions are read from the dispatches, wired to
 * `events`. Not logged in yet.
 */
export function createGateway(
  apiUrl: string,
  log: Log,
  clock: Pick<Clock, "monotonic">,
  events: GatewayEvents,
): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions],
    shards: "auto",
    rest: { api: apiUrl },
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
  let ready = false;
  client.once(Events.ClientReady, () => {
    ready = true;
    events.connected(true);
  });
  // A shard that becomes ready later has had to begin a new session.
  client.on(Events.ShardReady, () => ready && events.connected(true));
  client.on(Events.ShardResume, () => events.connected(false));
  client.on(Events.Raw, events.dispatch);
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error("Discord closed the connection for good", { code });
    events.fatal(closeError(code));
  });
  client.on(Events.Invalidated, () => {
    events.fatal(new ChatError("unknown", "Discord ended the session for good. Start Paperboy again."));
  });
  const warned = new Map<string, number>();
  const warn = (message: string, fields: { readonly shard: number; readonly error?: string }) => {
    if (events.closing()) return;
    const [key, now] = [`${message} ${fields.shard}`, clock.monotonic()];
    if (now - (warned.get(key) ?? Number.NEGATIVE_INFINITY) < SAY_AGAIN_MS) return;
    warned.set(key, now);
    log.warn(message, fields);
  };
  client.on(Events.ShardReconnecting, (shard) => warn("Discord connection lost, reconnecting", { shard }));
  client.on(Events.ShardError, (error, shard) => {
    warn("Discord connection error", { shard, error: error.message });
  });
  client.on(Events.Error, (error) => log.error("Discord client error", { error: error.message }));
  client.on(Events.Warn, (warning) => log.warn("Discord client warning", { warning }));
  return client;
}

/** Why a connection was closed for good, and what to do. */
function closeError(code: number): ChatError {
  const [kind, cure] = FATAL_CLOSES[code] ?? [
    "unknown",
    `Discord closed the connection for good (${code}). Start Paperboy again.`,
  ];
  return new ChatError(kind, cure);
}
