import { type APIGatewayBotInfo, GatewayCloseCodes, type GatewayDispatchPayload, Routes } from "discord.js";
import type { Turns } from "../../../../src/chat/adapter.ts";
import type { SessionLog } from "../../../../src/chat/connection/session-log.ts";
import type { Clock } from "../../../../src/runtime/clock.ts";
import { whenAborted } from "../../../../src/runtime/deadline.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { TOKEN_CURE, toChatError } from "../../errors.ts";
import type { DiscordApi } from "../../out/api.ts";
import { isGatewayInfo, isUser } from "../../out/shapes.ts";
import { createGateway, type Gateway, type GatewayListener } from "./gateway.ts";
import type { Servers } from "./servers.ts";
import { createSessionBudget, type SessionBudget } from "./session-budget.ts";
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
   * Connects during its turns until it is closed. Resolves once all shards are ready or the connection is closed; retries
   * after every transient fault. Rejects with errors that only a person can fix.
   */
  open(turns: Turns): Promise<void>;
  /** Settles when the connection has ended for good. */
  readonly ended: Promise<void>;
  /** Servers, channels and roles as the gateway reported them; undefined while not connected. */
  servers(): Servers | undefined;
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
  const stopping = new AbortController();
  let current: Gateway | undefined;
  let opened: () => void = () => {};
  const first = new Promise<void>((resolve) => {
    opened = resolve;
  });

  /** Runs one gateway until the turn is over. Rejects when it stops reconnecting. */
  async function serve(info: APIGatewayBotInfo, budget: SessionBudget, over: AbortSignal): Promise<void> {
    const deps = { budget, clock, log, random };
    let lose = (_error: unknown): void => {};
    const lost = new Promise<never>((_, reject) => {
      lose = reject;
    });
    const listener: GatewayListener = {
      dispatch: events.dispatch,
      resumed: () => events.resumed(),
      ready: (shard) => events.began(workspacesOf(gateway.servers, shard)),
      allReady: opened,
      closed: (code) => lose(new ShardClosed(code)),
    };
    const gateway = createGateway(token, info, listener, deps);
    try {
      current = gateway;
      gateway.connect().catch(lose);
      await Promise.race([lost, whenAborted(over)]);
    } finally {
      current = undefined;
      await gateway.close();
    }
  }

  /** Reconnects until the turn is over. Rejects with errors that only a person can fix. */
  async function keep(over: AbortSignal): Promise<void> {
    // Since our last turn another process may have begun sessions.
    const budget = createSessionBudget(options);
    for (let failures = 0; !over.aborted; ) {
      const begun = clock.monotonic();
      try {
        const info = await api.call("get", Routes.gatewayBot(), "connecting", { shape: isGatewayInfo });
        budget.learn(info.session_start_limit);
        await serve(info, budget, over);
      } catch (thrown) {
        if (over.aborted) return;
        const error = await meaningOf(thrown);
        if (over.aborted) return;
        if (error.kind === "unauthorized") throw error;
        failures = clock.monotonic() - begun >= STEADY_MS ? 1 : failures + 1;
        const pauseMs = Math.max(error.retryAfterMs ?? 0, pauseAfter(failures, random));
        log.warn("discord cannot be reached; trying again", { error: error.message, failures, pauseMs });
        await clock.sleep(pauseMs, over).catch(() => {});
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
    open(turns) {
      ended ??= turns(keep, stopping.signal);
      return Promise.race([first, ended]);
    },
    servers: () => current?.servers,
    connected: () => current?.ready() ?? false,
    async close() {
      stopping.abort(new ChatError("unsent", "Paperboy is stopping."));
      await ended?.catch(() => {});
    },
  };
}

/** Servers handled by a shard. Direct messages (the empty id) go to shard 0. */
function workspacesOf(servers: Servers, shard: number): readonly string[] {
  return shard === 0 ? [...servers.of(shard), ""] : servers.of(shard);
}
