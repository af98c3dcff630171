import {
  type APIGatewayBotInfo,
  type Client,
  Events,
  GatewayCloseCodes,
  type GatewayDispatchPayload,
  Routes,
  Status,
} from "discord.js";
import type { SessionLog } from "../../../src/chat/connection/session-log.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { TOKEN_CURE, toChatError } from "../errors.ts";
import type { DiscordApi } from "../out/api.ts";
import { isGatewayInfo, isUser } from "../out/shapes.ts";
import { createClient } from "./client.ts";
import { createSessionBudget } from "./session-budget.ts";
import { pauseAfter } from "./shards.ts";

/** Gateway events the adapter listens to. */
export interface GatewayEvents {
  /** A raw dispatch from Discord. */
  dispatch(payload: GatewayDispatchPayload): void;
  /** A shard resumed its session, so nothing was missed. */
  resumed(): void;
  /** A shard began a new session, so earlier events in these servers may have been missed. */
  began(workspaces: readonly string[]): void;
}

/** A gateway connection that reconnects until it is closed. */
export interface Connection {
  /**
   * Resolves once all shards are ready or the connection is closed; retries after every transient fault. Rejects with
   * errors that only a person can fix.
   */
  open(): Promise<void>;
  /** Settles when the connection has ended for good. */
  readonly ended: Promise<void>;
  /** The discord.js client, which knows servers, channels and roles; undefined until first connected. */
  client(): Client | undefined;
  /** Whether every shard is ready. */
  connected(): boolean;
  close(): Promise<void>;
}

/** After running this long, a client's end does not count as a failure. */
const STEADY_MS = 60_000;

/** What to do about the close codes that only a person can fix. */
const CURES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_CURE,
  [GatewayCloseCodes.InvalidAPIVersion]: "Discord no longer accepts this gateway version. Update Paperboy.",
  [GatewayCloseCodes.InvalidIntents]: "Discord no longer knows these intents. Update Paperboy.",
  [GatewayCloseCodes.DisallowedIntents]:
    "Discord does not allow the bot its intents. In the developer portal, open your application, Bot, Privileged Gateway Intents; Paperboy itself needs none of them, so check that the token belongs to the right application.",
};

/** Discord closed a shard's connection, and the library will not reopen it. */
class ShardClosed extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`Discord closed the connection (${code}).`);
    this.code = code;
  }
}

/** Creates a connection, not opened yet. */
export function createConnection(options: {
  readonly api: DiscordApi;
  readonly token: string;
  readonly sessions: SessionLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly events: GatewayEvents;
}): Connection {
  const { api, token, clock, log, random, events } = options;
  const budget = createSessionBudget(options);
  const stopping = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener("abort", () => reject(stopping.signal.reason), { once: true });
  });
  stopped.catch(() => {});
  let current: Client | undefined;
  let opened: () => void = () => {};
  const first = new Promise<void>((resolve) => {
    opened = resolve;
  });

  /** Runs one client. Rejects when it stops reconnecting. */
  async function serve(info: APIGatewayBotInfo): Promise<never> {
    const client = createClient(info, { budget, clock, log, random });
    try {
      const lost = new Promise<never>((_, reject) => {
        client.on(Events.ShardDisconnect, ({ code }) => reject(new ShardClosed(code)));
        client.on(Events.Raw, events.dispatch);
        client.on(Events.ShardResume, () => events.resumed());
        client.on(Events.ShardReady, (shard) => events.began(workspacesOf(client, shard)));
        client.once(Events.ClientReady, opened);
        client.login(token).catch(reject);
      });
      current = client;
      return await Promise.race([lost, stopped]);
    } finally {
      await client.destroy();
    }
  }

  /** Reconnects until stopped. Rejects with errors that only a person can fix. */
  async function keep(): Promise<void> {
    for (let failures = 0; ; ) {
      const begun = clock.monotonic();
      try {
        const info = await api.call("get", Routes.gatewayBot(), "connecting", { shape: isGatewayInfo });
        budget.learn(info.session_start_limit);
        await serve(info);
      } catch (thrown) {
        if (stopping.signal.aborted) return;
        const error = await meaningOf(thrown);
        if (stopping.signal.aborted) return;
        if (error.kind === "unauthorized") throw error;
        failures = clock.monotonic() - begun >= STEADY_MS ? 1 : failures + 1;
        const pauseMs = Math.max(error.retryAfterMs ?? 0, pauseAfter(failures, random));
        log.warn("discord cannot be reached; trying again", { error: error.message, failures, pauseMs });
        await clock.sleep(pauseMs, stopping.signal).catch(() => {});
        if (stopping.signal.aborted) return;
      }
    }
  }

  async function meaningOf(thrown: unknown): Promise<ChatError> {
    if (!(thrown instanceof ShardClosed)) return toChatError(thrown, "connecting");
    const cure = CURES[thrown.code];
    // The gateway rejecting the token is no better proof than a single 401, so confirm it first.
    const refuted = thrown.code === GatewayCloseCodes.AuthenticationFailed && !(await isTokenRefused());
    return cure === undefined || refuted
      ? new ChatError("unknown", thrown.message)
      : new ChatError("unauthorized", cure);
  }

  async function isTokenRefused(): Promise<boolean> {
    try {
      await api.call("get", Routes.user(), "confirming the token", { shape: isUser });
      return false;
    } catch (error) {
      return error instanceof ChatError && error.kind === "unauthorized";
    }
  }

  let ended: Promise<void> | undefined;
  return {
    get ended() {
      return ended ?? Promise.resolve();
    },
    open() {
      ended ??= keep();
      return Promise.race([first, ended]);
    },
    client: () => current,
    connected: () =>
      current?.isReady() === true && current.ws.shards.every(({ status }) => status === Status.Ready),
    async close() {
      stopping.abort(new ChatError("unsent", "Paperboy is stopping."));
      await ended?.catch(() => {});
    },
  };
}

/** Servers handled by a shard. Direct messages (the empty id) go to shard 0. */
function workspacesOf(client: Client, shard: number): readonly string[] {
  const servers = client.guilds.cache.filter((guild) => guild.shardId === shard).map(({ id }) => id);
  return shard === 0 ? [...servers, ""] : servers;
}
