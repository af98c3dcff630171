import { WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  REST,
} from "discord.js";
import type { Log } from "../../../../src/runtime/log.ts";
import { createServers, type Servers } from "./servers.ts";
import { createShards, type ShardDeps } from "./shards.ts";

/** Called by a gateway. */
export interface GatewayListener {
  /** A raw dispatch from Discord. */
  dispatch(payload: GatewayDispatchPayload): void;
  /** A shard resumed its session. */
  resumed(shard: number): void;
  /** A shard began a session and knows its servers. */
  ready(shard: number): void;
  /** All shards are ready for the first time. */
  allReady(): void;
  /** Discord closed a shard's connection, and the library will not reopen it. */
  closed(code: number): void;
}

/** The connections of all shards. */
export interface Gateway {
  readonly servers: Servers;
  connect(): Promise<void>;
  /** Whether every shard is ready. */
  ready(): boolean;
  close(): Promise<void>;
}

const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessageReactions;

/** If the gateway reports no further server for this long, the rest are in an outage and not waited for. */
const SERVERS_MS = 15_000;

const FINAL: readonly number[] = [
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
];

/**
 * The gateway without the client of discord.js, which keeps every server as objects. It is not connected yet, and answers
 * its only request, for the gateway's details, with `info` instead of sending it.
 */
export function createGateway(
  token: string,
  info: APIGatewayBotInfo,
  listener: GatewayListener,
  deps: ShardDeps & { readonly log: Log },
): Gateway {
  const { clock, log } = deps;
  const { session_start_limit: limit } = info;
  // The budget decides whether any sessions are left, and waits; the library would throw.
  const answer = {
    ...info,
    session_start_limit: { ...limit, remaining: Math.max(limit.remaining, info.shards) },
  };
  const rest = new REST({ makeRequest: async () => Response.json(answer) }).setToken(token);
  const sessions = new Map<number, Parameters<typeof manager.options.updateSessionInfo>[1]>();
  const manager: WebSocketManager = new WebSocketManager({
    token,
    intents: INTENTS,
    rest,
    buildStrategy: (built) => createShards(built, deps),
    retrieveSessionInfo: (shard) => sessions.get(shard) ?? null,
    updateSessionInfo: (shard, session) => void sessions.set(shard, session),
  });
  const servers = createServers();
  const ready = new Set<number>();
  /** Servers not reported yet, by shard. */
  const awaited = new Map<number, { readonly servers: Set<string>; patience: AbortController }>();
  let complete = false;

  function wait(shard: number, expected: readonly string[]): void {
    awaited.get(shard)?.patience.abort();
    awaited.set(shard, { servers: new Set(expected), patience: new AbortController() });
    waitOn(shard);
  }

  function waitOn(shard: number): void {
    const waiting = awaited.get(shard);
    if (!waiting) return;
    waiting.patience.abort();
    if (waiting.servers.size === 0) {
      begin(shard);
      return;
    }
    waiting.patience = new AbortController();
    clock.sleep(SERVERS_MS, waiting.patience.signal).then(
      () => begin(shard),
      () => {},
    );
  }

  function begin(shard: number): void {
    awaited.delete(shard);
    ready.add(shard);
    listener.ready(shard);
    if (complete || ready.size < info.shards) return;
    complete = true;
    listener.allReady();
  }

  manager.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) => {
    listener.dispatch(data);
    servers.take(data, shardId);
    if (data.t === "READY")
      wait(
        shardId,
        data.d.guilds.map(({ id }) => id),
      );
    if (data.t !== "GUILD_CREATE" && data.t !== "GUILD_DELETE") return;
    awaited.get(shardId)?.servers.delete(data.d.id);
    waitOn(shardId);
  });
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
    ready.add(shardId);
    listener.resumed(shardId);
  });
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    ready.delete(shardId);
    if (FINAL.includes(code)) listener.closed(code);
  });
  manager.on(WebSocketShardEvents.Error, ({ error, shardId }) =>
    log.warn("discord connection error", { shard: shardId, error: error.message }),
  );

  return {
    servers,
    connect: () => manager.connect(),
    ready: () => ready.size === info.shards,
    async close() {
      ready.clear();
      for (const { patience } of awaited.values()) patience.abort();
      awaited.clear();
      await manager.destroy();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
