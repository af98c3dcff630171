import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
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
  /** A raw dispatch from Discord. Resolves once it need not be repeated. */
  dispatch(payload: GatewayDispatchPayload): Promise<void> | undefined;
  /** A shard resumed its session. */
  resumed(shard: number): void;
  /** A shard began a session and knows its servers. */
  ready(shard: number): void;
  /** All shards are ready for the first time. */
  allReady(): void;
  /** Discord closed a shard's connection, and the library will not reopen it. */
  closed(code: number): void;
}

/** Shards of a bot that are connected together. */
export interface ShardRange {
  readonly ids: readonly number[];
  /** How many shards the bot has in all. */
  readonly of: number;
}

/** The shards' sessions, and the servers known in them. */
export interface Sessions {
  readonly servers: Servers;
  /** The session to resume; null to begin a new one. */
  get(shard: number): SessionInfo | null | Promise<SessionInfo | null>;
  set(shard: number, session: SessionInfo | null): void;
  /** A dispatch was passed on; `work` is handling it. */
  passedOn(shard: number, sequence: number, work: Promise<void> | undefined): void;
  /** Whether the session began so recently that the gap before it may not have been reported. */
  isFresh(shard: number): boolean;
  /** Set if others may resume the sessions: the last event of a shard that they would not get again. */
  readonly secured?: (shard: number) => number | undefined;
  close(): Promise<void>;
}

/** The connections of a range of shards. */
export interface Gateway {
  readonly servers: Servers;
  connect(): Promise<void>;
  /** Whether every shard of the range is ready. */
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

/** Sessions that end with this process. */
export function createOwnSessions(): Sessions {
  const sessions = new Map<number, SessionInfo | null>();
  return {
    servers: createServers(),
    get: (shard) => sessions.get(shard) ?? null,
    set: (shard, session) => void sessions.set(shard, session),
    passedOn() {},
    isFresh: () => false,
    async close() {},
  };
}

/**
 * The gateway without the client of discord.js, which keeps every server as objects. It is not connected yet, and answers
 * its only request, for the gateway's details, with `info` instead of sending it.
 */
export function createGateway(
  token: string,
  info: APIGatewayBotInfo,
  { ids, of }: ShardRange,
  sessions: Sessions,
  listener: GatewayListener,
  deps: ShardDeps & { readonly log: Log },
): Gateway {
  const { clock, log } = deps;
  const { servers } = sessions;
  const { session_start_limit: limit } = info;
  // The budget decides whether any sessions are left, and waits; the library would throw.
  const answer = {
    ...info,
    session_start_limit: { ...limit, remaining: Math.max(limit.remaining, info.shards) },
  };
  const rest = new REST({ makeRequest: async () => Response.json(answer) }).setToken(token);
  const manager: WebSocketManager = new WebSocketManager({
    token,
    intents: INTENTS,
    rest,
    shardIds: [...ids],
    shardCount: of,
    buildStrategy: (built) => createShards(built, { ...deps, secured: sessions.secured }),
    retrieveSessionInfo: sessions.get,
    updateSessionInfo: sessions.set,
  });
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
    becomeReady(shard, true);
  }

  function becomeReady(shard: number, gap: boolean): void {
    ready.add(shard);
    if (gap) listener.ready(shard);
    else listener.resumed(shard);
    if (complete || ready.size < ids.length) return;
    complete = true;
    listener.allReady();
  }

  manager.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) => {
    const work = listener.dispatch(data);
    servers.take(data, shardId);
    sessions.passedOn(shardId, data.s, work);
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
    becomeReady(shardId, sessions.isFresh(shardId));
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
    ready: () => ready.size === ids.length,
    async close() {
      ready.clear();
      for (const { patience } of awaited.values()) patience.abort();
      awaited.clear();
      await manager.destroy();
      await sessions.close();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
