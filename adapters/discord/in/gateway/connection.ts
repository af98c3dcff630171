import { type APIGatewayBotInfo, GatewayCloseCodes, type GatewayDispatchPayload, Routes } from "discord.js";
import type { Turns } from "../../../../src/chat/adapter.ts";
import type { SessionLog } from "../../../../src/chat/connection/session-log.ts";
import type { ShardStore } from "../../../../src/chat/connection/shard-store.ts";
import type { Clock } from "../../../../src/runtime/clock.ts";
import { whenAborted } from "../../../../src/runtime/deadline.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { TOKEN_CURE, toChatError } from "../../errors.ts";
import type { DiscordApi } from "../../out/api.ts";
import { isGatewayInfo, isUser } from "../../out/shapes.ts";
import {
  createGateway,
  createOwnSessions,
  type Gateway,
  type GatewayListener,
  type ShardRange,
} from "./gateway.ts";
import type { KnownServers, Servers } from "./servers.ts";
import { createSessionBudget, type SessionBudget, type SharedTurns } from "./session-budget.ts";
import { pauseAfter } from "./shards.ts";
import { agreeOnShards, createSharedSessions, rangesOf } from "./shared-shards.ts";

/** Gateway events the adapter listens to. */
export interface GatewayEvents {
  /** A raw dispatch from Discord. Resolves once it need not be repeated. */
  dispatch(payload: GatewayDispatchPayload): Promise<void> | undefined;
  /** A shard resumed its session, so nothing was missed. */
  resumed(): void;
  /** A shard began a new session, so earlier events in these servers may have been missed. */
  began(workspaces: readonly string[]): void;
}

/** Shards that several processes share. */
export interface Sharing {
  readonly store: ShardStore;
  /** Learns our user id, which only a new session tells. Throws ChatError. */
  us(): Promise<string>;
}

/** A gateway connection that reconnects until it is closed. */
export interface Connection {
  /**
   * Connects during its turns until it is closed; if processes share the shards, each range of them has its own turns.
   * Resolves once all shards of a turn are ready or the connection is closed; retries after every transient fault.
   * Rejects with errors that only a person can fix.
   */
  open(turns: Turns): Promise<void>;
  /** If processes share the shards: resolves once this one knows who we are and waits for its turns. */
  readonly divided: Promise<void>;
  /** Settles when the connection has ended for good. */
  readonly ended: Promise<void>;
  /** What the gateway reported about a server; undefined if it is in another process's shards, or nothing is connected. */
  servers(workspace: string): KnownServers | undefined;
  /** Whether every shard that is ours to connect is ready. */
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
  readonly sharing: Sharing | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly events: GatewayEvents;
}): Connection {
  const { api, token, sharing, clock, log, random, events } = options;
  const stopping = new AbortController();
  const gateways = new Set<Gateway>();
  let turnsHeld = 0;
  let opened: () => void = () => {};
  const first = new Promise<void>((resolve) => {
    opened = resolve;
  });
  let waits: () => void = () => {};
  const divided = new Promise<void>((resolve) => {
    waits = resolve;
  });

  /** Runs one gateway until the turn is over. Rejects when it stops reconnecting. */
  async function serve(
    info: APIGatewayBotInfo,
    range: ShardRange,
    us: string | undefined,
    budget: SessionBudget,
    over: AbortSignal,
  ): Promise<void> {
    const deps = { budget, clock, log, random };
    let lose = (_error: unknown): void => {};
    const lost = new Promise<never>((_, reject) => {
      lose = reject;
    });
    const replaced = () => lose(new ChatError("unknown", "Another process has taken over these shards."));
    const sessions =
      sharing && us !== undefined
        ? createSharedSessions({ store: sharing.store, range, us, replaced, clock, log })
        : createOwnSessions();
    const listener: GatewayListener = {
      dispatch: events.dispatch,
      resumed: () => events.resumed(),
      ready: (shard) => events.began(workspacesOf(gateway.servers, shard)),
      allReady: opened,
      closed: (code) => lose(new ShardClosed(code)),
    };
    const gateway = createGateway(token, info, range, sessions, listener, deps);
    try {
      gateways.add(gateway);
      gateway.connect().catch(lose);
      await Promise.race([lost, whenAborted(over)]);
    } finally {
      gateways.delete(gateway);
      await gateway.close();
    }
  }

  let asking: Promise<APIGatewayBotInfo> | undefined;
  /** Asks once for all ranges that connect at the same time. */
  function ask(): Promise<APIGatewayBotInfo> {
    asking ??= api.call("get", Routes.gatewayBot(), "connecting", { shape: isGatewayInfo }).finally(() => {
      asking = undefined;
    });
    return asking;
  }

  /** Stays connected until the turn is over. Rejects with errors that only a person can fix. */
  async function keep(over: AbortSignal, shared?: Shared): Promise<void> {
    // Since our last turn another process may have begun sessions.
    const budget = createSessionBudget({ ...options, turns: shared && turnsOf(shared.store) });
    turnsHeld += 1;
    try {
      await insist(over, async () => {
        const info = await ask();
        budget.learn(info.session_start_limit);
        const of = shared ? await agreeOnShards(shared.store, info.shards, clock.now()) : info.shards;
        if (shared && of !== shared.range.of) return shared.outdated();
        await serve(info, shared?.range ?? wholeOf(of), shared?.us, budget, over);
      });
    } finally {
      turnsHeld -= 1;
    }
  }

  /** Keeps each range of shards during its turns, and divides them anew when their number changes. */
  async function keepRanges({ store, us: whoAreWe }: Sharing, turns: Turns): Promise<void> {
    while (!stopping.signal.aborted) {
      let [us, of] = ["", 0];
      await insist(stopping.signal, async () => {
        us = await whoAreWe();
        of = await agreeOnShards(store, (await ask()).shards, clock.now());
      });
      const again = new AbortController();
      const over = AbortSignal.any([stopping.signal, again.signal]);
      const outdated = () => again.abort(new ChatError("unsent", "The shards are divided anew."));
      const kept = rangesOf(of).map((range, part) =>
        turns((lost) => keep(lost, { store, us, range, outdated }), over, part),
      );
      waits();
      await Promise.all(kept);
    }
  }

  /** Repeats the work until it succeeds or the turn is over. Rejects with errors that only a person can fix. */
  async function insist(over: AbortSignal, work: () => Promise<void>): Promise<void> {
    for (let failures = 0; !over.aborted; ) {
      const begun = clock.monotonic();
      try {
        return await work();
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

  const turnsOf =
    (store: ShardStore): SharedTurns =>
    (bucket, everyMs) =>
      store.reserveTurn("discord", bucket, everyMs, clock.now());

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
    divided,
    get ended() {
      return ended ?? Promise.resolve();
    },
    open(turns) {
      ended ??= sharing ? keepRanges(sharing, turns) : turns(keep, stopping.signal);
      return Promise.race([first, ended]);
    },
    servers: (workspace) => [...gateways].map(({ servers }) => servers).find((one) => one.knows(workspace)),
    connected: () =>
      gateways.size === turnsHeld &&
      [...gateways].every((gateway) => gateway.ready()) &&
      (sharing !== undefined || turnsHeld > 0),
    async close() {
      stopping.abort(new ChatError("unsent", "Paperboy is stopping."));
      await ended?.catch(() => {});
    },
  };
}

/** A range of shards as one of several processes keeps it. */
interface Shared {
  readonly store: ShardStore;
  readonly us: string;
  readonly range: ShardRange;
  /** Called when the shards have to be divided anew. */
  readonly outdated: () => void;
}

function wholeOf(of: number): ShardRange {
  return { ids: Array.from({ length: of }, (_, id) => id), of };
}

/** Servers handled by a shard. Direct messages (the empty id) go to shard 0. */
function workspacesOf(servers: Servers, shard: number): readonly string[] {
  return shard === 0 ? [...servers.of(shard), ""] : servers.of(shard);
}
