import type { Clock } from "../../../../src/runtime/clock.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { insist } from "./insist.ts";
import { PONG_TIMEOUT_MS, type Socket, type SocketEnd } from "./socket.ts";

export interface Connection {
  /**
   * Connects for the first time, retrying for as long as it takes. Rejects with errors that only a person can fix, or
   * when closed.
   */
  open(): Promise<void>;
  /** Whether a connection is open. */
  connected(): boolean;
  /** Disconnects for good. */
  close(): Promise<void>;
}

/** A connection that ends sooner counts as failed; Slack keeps its own open for about an hour. */
const STEADY_MS = 60_000;
/** After a failure, a connection counts as working once it has been open this long. */
const PROVED_MS = 3_000;
/** A lost connection may have been silent for this long before we noticed. */
const UNNOTICED_MS = 2 * PONG_TIMEOUT_MS;

const CONNECT = "connect (Socket Mode must be on, and SLACK_APP_TOKEN needs the scope connections:write)";
const SWITCHED_OFF =
  "Socket Mode was switched off for the Slack app. Switch it on again, then start Paperboy.";

/** A period without events. */
export interface Gap {
  /** Epoch ms; absent if unknown. */
  readonly since?: number;
}

/**
 * Keeps one Socket Mode connection open, and opens the next before dropping one that Slack wants replaced. `connected`
 * is called for every open connection, with the gap before it if events may have been missed; `fatal` with errors that
 * only a person can fix.
 */
export function createConnection(options: {
  readonly openSocket: (stopped: AbortSignal) => Promise<Socket>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly connected: (gap: Gap | undefined) => void;
  readonly fatal: (error: ChatError) => void;
}): Connection {
  const { openSocket, clock, random, log, connected, fatal } = options;
  const stopping = new AbortController();
  const stopped = new Promise<"stopped">((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve("stopped"), { once: true });
  });
  const patience = { clock, random, log, stopped: stopping.signal };
  let current: Socket | undefined;
  let standing = false;

  const rest = (ms: number): Promise<void> => clock.sleep(ms, stopping.signal).catch(() => {});
  const persist = (failures: number) =>
    insist(CONNECT, () => openSocket(stopping.signal), patience, failures);

  /** Resolves when the connection ends; calls `proved` once it has been open for `proofMs`. */
  const stand = async (socket: Socket, proofMs: number, proved: () => void): Promise<Ending> => {
    const opened = clock.monotonic();
    const ended = Promise.race([socket.ended, stopped]);
    const early = proofMs > 0 && (await Promise.race([ended, rest(proofMs)])) !== undefined;
    if (!early) proved();
    return { how: await ended, stoodMs: clock.monotonic() - opened };
  };

  const keep = async (first: Socket): Promise<void> => {
    let socket = first;
    let failures = 0;
    let gap: Gap | undefined;
    let tell = (): void => {};
    for (;;) {
      current = socket;
      standing = true;
      const { how, stoodMs } = await stand(socket, failures > 0 ? PROVED_MS : 0, () => tell());
      standing = false;
      if (how === "stopped") return;
      if (how === "switched off") throw new ChatError("unauthorized", SWITCHED_OFF);
      log.info("slack connection ended", { how, stoodMs: Math.round(stoodMs) });
      const steady = stoodMs >= STEADY_MS;
      const since = clock.now() - UNNOTICED_MS;
      const next = await persist(steady ? 0 : failures + 1).finally(() => void socket.close());
      // After a successful replacement, Slack redelivers what it could not deliver meanwhile.
      if (how === "lost" || next.failures > 0) gap ??= { since };
      socket = next.result;
      failures = next.failures;
      tell = () => {
        connected(gap);
        gap = undefined;
      };
    }
  };

  return {
    async open() {
      const { result: first } = await persist(0);
      connected({});
      void keep(first).catch((error: ChatError) => {
        if (!stopping.signal.aborted) fatal(error);
      });
    },
    connected: () => standing,
    async close() {
      stopping.abort(new ChatError("unsent", "Paperboy is stopping."));
      await current?.close();
    },
  };
}

interface Ending {
  readonly how: SocketEnd | "stopped";
  readonly stoodMs: number;
}
