import {
  CloseCodes,
  type IContextFetchingStrategy,
  type IShardingStrategy,
  managerToFetchingStrategyOptions,
  type SessionInfo,
  SimpleContextFetchingStrategy,
  type WebSocketManager,
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from "@discordjs/ws";
import type { Clock } from "../../../../src/runtime/clock.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import type { SessionBudget } from "./session-budget.ts";

/*
 * The library waits forever if Discord does not answer a RESUME, reconnects twice a second if connections drop at once,
 * and identifies every 16 s if no READY arrives. It calls its strategies before dialling and before identifying, so the
 * limits are enforced there.
 */

/**
 * For the upgrade only. The library never closes a socket that is still upgrading, so this must end before the next
 * timer does.
 */
const UPGRADE_MS = 15_000;
/** Limit for each of: dialling to HELLO, IDENTIFY to READY, RESUME to RESUMED. */
const ANSWER_MS = 25_000;

/** A connection that ends within this time of being ready counts as failed. */
const STEADY_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 2 * 60_000;

/** After this many failures in a row (a minute or two), the session has expired or its resume URL is at fault. */
const RESUME_TRIES = 6;

/** A peer that does not answer our close within this time is terminated. */
const GOODBYE_MS = 3_000;

/** What a shard is waiting for: one of Discord's answers, its turn to IDENTIFY, or nothing in particular. */
type Phase = "closed" | "HELLO" | "turn" | "READY" | "RESUMED" | "nothing";
const AWAITED: readonly Phase[] = ["HELLO", "READY", "RESUMED"];

export interface ShardDeps {
  readonly budget: SessionBudget;
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1). */
  readonly random: () => number;
  /** Set if others may resume our sessions: the last event of a shard that they would not get again. */
  readonly secured?: ((shard: number) => number | undefined) | undefined;
}

/** About 1, 2, 4 … seconds before attempt `failures` + 1, at most two minutes. */
export function pauseAfter(failures: number, random: () => number): number {
  if (failures === 0) return 0;
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return Math.round(longest * (0.5 + random() / 2));
}

/** Connects each shard independently, puts a deadline on each wait, and limits how often a shard tries. */
export function createShards(manager: WebSocketManager, deps: ShardDeps): IShardingStrategy {
  const shards = new Map<number, Shard>();
  return {
    async spawn(ids) {
      const options = {
        ...(await managerToFetchingStrategyOptions(manager)),
        handshakeTimeout: UPGRADE_MS,
        // Our own timeouts keep the session if possible, and are logged.
        helloTimeout: null,
        readyTimeout: null,
      };
      const context = new SimpleContextFetchingStrategy(manager, options);
      for (const id of ids) shards.set(id, createShard(id, context, manager, deps));
    },
    connect() {
      for (const shard of shards.values()) shard.connect();
    },
    async destroy() {
      const ending = [...shards.values()].map((shard) => shard.end());
      shards.clear();
      await Promise.all(ending);
    },
    send: async (id, payload) => shards.get(id)?.send(payload),
    fetchStatus(): never {
      throw new Error("Each shard reports for itself; there is no combined status.");
    },
  };
}

interface Shard {
  connect(): void;
  send: WebSocketShard["send"];
  /** Closes the connection for good. */
  end(): Promise<void>;
}

function createShard(
  id: number,
  context: SimpleContextFetchingStrategy,
  manager: WebSocketManager,
  { budget, clock, log, random, secured }: ShardDeps,
): Shard {
  const ended = new AbortController();
  let phase: Phase = "closed";
  let answered = new AbortController();
  let dialled = false;
  let greeted = false;
  let readyAt: number | undefined;
  let failures = 0;

  /** Enters a phase, and drops the connection if the awaited answer does not come in time. */
  function enter(next: Phase): void {
    answered.abort();
    answered = new AbortController();
    phase = next;
    if (!AWAITED.includes(next)) return;
    clock.sleep(ANSWER_MS, AbortSignal.any([answered.signal, ended.signal])).then(giveUp, () => {});
  }

  function giveUp(): void {
    log.warn("discord gateway silent; connecting again", { shard: id, waitingFor: phase, forMs: ANSWER_MS });
    if (native.status === WebSocketShardStatus.Idle) {
      connect();
      return;
    }
    // A session that did not answer is useless; one not yet tried may still work.
    const { Resume, Reconnect } = WebSocketShardDestroyRecovery;
    void hangUp({ reason: "no answer in time", recover: greeted ? Reconnect : Resume });
  }

  /** Keeps dialling whatever the promise does: it only reports the first error. */
  function connect(): void {
    native.connect().catch(() => {});
  }

  async function hangUp(options: Parameters<WebSocketShard["destroy"]>[0]): Promise<void> {
    try {
      await native.destroy(options);
    } catch (error) {
      log.warn("discord connection not closed", { shard: id, error });
    }
  }

  /** How the last connection went decides how long the next one waits. Resolves to the session to resume. */
  async function beforeDialling(): Promise<SessionInfo | null> {
    enter("closed");
    const steady = readyAt !== undefined && clock.monotonic() - readyAt >= STEADY_MS;
    failures = steady || !dialled ? 0 : failures + 1;
    dialled = true;
    greeted = false;
    readyAt = undefined;
    if (failures > RESUME_TRIES) await context.updateSessionInfo(id, null);
    const session = await context.retrieveSessionInfo(id);
    const pauseMs = pauseAfter(failures, random);
    if (pauseMs > 0) {
      log.warn("discord connection lost; trying again", { shard: id, failures, pauseMs });
      await clock.sleep(pauseMs, ended.signal);
    }
    if (!session) await budget.take(ended.signal);
    ended.signal.throwIfAborted();
    enter("HELLO");
    return session;
  }

  /** The session as heartbeats acknowledge it: Discord need not repeat what they acknowledge. */
  async function current(): Promise<SessionInfo | null> {
    const session = await context.retrieveSessionInfo(id);
    return session && { ...session, sequence: secured?.(id) ?? session.sequence };
  }

  const strategy: IContextFetchingStrategy = {
    options: context.options,
    async retrieveSessionInfo() {
      // Called while idle, it is about to dial.
      if (native.status !== WebSocketShardStatus.Idle) return current();
      // Otherwise the library would dial anyway, or crash the process with an unhandled rejection.
      return beforeDialling().catch(() => new Promise<never>(() => {}));
    },
    async updateSessionInfo(_, session) {
      // A refused connection says nothing about the session, nor does our leaving.
      if (session === null && (!greeted || ended.signal.aborted)) return;
      await context.updateSessionInfo(
        id,
        session && resumable(session, context.options.gatewayInformation.url),
      );
    },
    async waitForIdentify(_, signal) {
      enter("turn");
      await budget.turn(id, signal);
      signal.throwIfAborted();
      enter("READY");
    },
  };

  const native = new WebSocketShard(strategy, id);
  native.on(WebSocketShardEvents.Hello, async () => {
    greeted = true;
    if (await context.retrieveSessionInfo(id)) enter("RESUMED");
  });
  const ready = () => {
    readyAt = clock.monotonic();
    enter("nothing");
  };
  native.on(WebSocketShardEvents.Ready, ready);
  native.on(WebSocketShardEvents.Resumed, ready);
  native.on(WebSocketShardEvents.Closed, () => enter("closed"));
  for (const event of Object.values(WebSocketShardEvents)) {
    native.on(event, (payload: object | undefined) => {
      try {
        manager.emit(event, { ...payload, shardId: id } as never);
      } catch (error) {
        // An event the library cannot read affects only itself.
        log.warn("discord event unreadable", { shard: id, event, error });
      }
    });
  }

  return {
    connect,
    send: (payload) => native.send(payload),
    async end() {
      ended.abort(new Error("the connection has ended"));
      // The library forgets a socket that is still connecting, so an error on it would go unhandled.
      const socket = Reflect.get(native, "connection") as Socket | null;
      socket?.on("error", () => {});
      const patience = new AbortController();
      await Promise.race([
        // Any code but those of a normal close keeps the session resumable.
        hangUp({ reason: "leaving", ...(secured ? { code: CloseCodes.Resuming } : {}) }),
        clock.sleep(GOODBYE_MS, patience.signal).catch(() => {}),
      ]);
      patience.abort();
      socket?.terminate();
    },
  };
}

/** The parts we use of a `ws` socket, which the library keeps private. */
interface Socket {
  on(event: "error", listener: () => void): void;
  terminate(): void;
}

/** The session if it can be resumed. A URL that cannot be dialled would stop the shard from ever dialling again. */
function resumable(session: SessionInfo, url: string): SessionInfo | null {
  const { sessionId, sequence, resumeURL } = session;
  if (typeof sessionId !== "string" || !Number.isInteger(sequence)) return null;
  const dialable = URL.canParse(resumeURL) && /^wss?:\/\/[^#]*$/.test(resumeURL);
  return dialable ? session : { ...session, resumeURL: url };
}
