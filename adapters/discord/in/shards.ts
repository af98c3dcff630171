import {
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
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import type { SessionBudget } from "./session-budget.ts";

/*
 * The library waits for ever where Discord does not answer a RESUME, tries twice a second where connections end at once,
 * and identifies every 16 s where no READY comes. It asks its strategies before it dials and before it identifies, which
 * is where all of that is held.
 */

/** The upgrade alone. The library closes no socket that is still upgrading, so this ends before the next does. */
const UPGRADE_MS = 15_000;
/** From dialling to HELLO, from IDENTIFY to READY, and from RESUME to RESUMED. */
const ANSWER_MS = 25_000;

/** A connection that ends sooner after it was ready counts as a failed one. */
const STEADY_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 2 * 60_000;

/** After so many failures in a row (a minute or two) a session has run out, or its own address is the fault. */
const RESUME_TRIES = 6;

/** A peer that does not answer our goodbye is cut off. */
const GOODBYE_MS = 3_000;

/** What a shard is waiting for: an answer of Discord's, its turn to IDENTIFY, or whatever happens. */
type Phase = "closed" | "HELLO" | "turn" | "READY" | "RESUMED" | "nothing";
const AWAITED: readonly Phase[] = ["HELLO", "READY", "RESUMED"];

export interface ShardDeps {
  readonly budget: SessionBudget;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** A pause of about 1, 2, 4 … seconds before try `failures` + 1, at most two minutes. */
export function pauseAfter(failures: number, random: () => number): number {
  if (failures === 0) return 0;
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return Math.round(longest * (0.5 + random() / 2));
}

/** Connects each shard by itself, gives each wait an end, and lets no shard try faster than it may. */
export function createShards(manager: WebSocketManager, deps: ShardDeps): IShardingStrategy {
  const shards = new Map<number, Shard>();
  return {
    async spawn(ids) {
      const options = {
        ...(await managerToFetchingStrategyOptions(manager)),
        handshakeTimeout: UPGRADE_MS,
        // Ours keep the session where they can, and are told in the log.
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
      throw new Error("Each shard tells of itself; nobody asks for all.");
    },
  };
}

interface Shard {
  connect(): void;
  send: WebSocketShard["send"];
  /** Says goodbye for good. */
  end(): Promise<void>;
}

function createShard(
  id: number,
  context: SimpleContextFetchingStrategy,
  manager: WebSocketManager,
  { budget, clock, log, random }: ShardDeps,
): Shard {
  const ended = new AbortController();
  let phase: Phase = "closed";
  let answered = new AbortController();
  let dialled = false;
  let greeted = false;
  let readyAt: number | undefined;
  let failures = 0;

  /** Waits for what comes next, and gives the connection up where it does not come in time. */
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
    // A session that does not answer is of no more use. One that was not asked about yet may be.
    const { Resume, Reconnect } = WebSocketShardDestroyRecovery;
    void hangUp({ reason: "no answer in time", recover: greeted ? Reconnect : Resume });
  }

  /** It dials whatever becomes of the promise, which only tells of the first error. */
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

  const strategy: IContextFetchingStrategy = {
    options: context.options,
    async retrieveSessionInfo() {
      // Asked while idle, it is about to dial.
      if (native.status !== WebSocketShardStatus.Idle) return context.retrieveSessionInfo(id);
      // The library would dial all the same, or end the process by a rejection that nobody handles.
      return beforeDialling().catch(() => new Promise<never>(() => {}));
    },
    async updateSessionInfo(_, session) {
      // That a connection was refused says nothing of the session.
      if (session === null && !greeted) return;
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
        // What the library cannot read ends only itself.
        log.warn("discord event unreadable", { shard: id, event, error });
      }
    });
  }

  return {
    connect,
    send: (payload) => native.send(payload),
    async end() {
      ended.abort(new Error("the connection has ended"));
      // The library forgets a socket that is still connecting, whose error then has nobody to handle it.
      const socket = Reflect.get(native, "connection") as Socket | null;
      socket?.on("error", () => {});
      const patience = new AbortController();
      await Promise.race([
        hangUp({ reason: "leaving" }),
        clock.sleep(GOODBYE_MS, patience.signal).catch(() => {}),
      ]);
      patience.abort();
      socket?.terminate();
    },
  };
}

/** What is used of a `ws` socket, which the library keeps to itself. */
interface Socket {
  on(event: "error", listener: () => void): void;
  terminate(): void;
}

/** The session as it can be resumed: an address that cannot be dialled would end all dialling. */
function resumable(session: SessionInfo, url: string): SessionInfo | null {
  const { sessionId, sequence, resumeURL } = session;
  if (typeof sessionId !== "string" || !Number.isInteger(sequence)) return null;
  const dialable = URL.canParse(resumeURL) && /^wss?:\/\/[^#]*$/.test(resumeURL);
  return dialable ? session : { ...session, resumeURL: url };
}
