import type { SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";

type SocketModeClient = SocketModeReceiver["client"];

export interface Connection {
  /** Connects for the first time; rejects with ChatError. */
  open(): Promise<void>;
  /** Disconnects for good. */
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A peer that does not answer the goodbye is not waited for. */
const GOODBYE_MS = 3_000;

const CONNECT = "connect (Socket Mode must be on, and SLACK_APP_TOKEN needs the scope connections:write)";

/**
 * Keeps one Socket Mode connection. `client` must have its own reconnecting switched off: socket-mode 3.1.0 ends the
 * process by an unhandled rejection when a reconnect is refused, and never gives up on a revoked token.
 * `connected` is told of every connection, `fatal` when only a person can mend it.
 */
export function createConnection(options: {
  readonly client: SocketModeClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly connected: (gap: boolean) => void;
  readonly fatal: (error: ChatError) => void;
}): Connection {
  const { client, clock, log, connected, fatal } = options;
  const stopped = new AbortController();
  let onLost = (): void => {};
  // Slack redelivers what it could not deliver within a planned replacement of the connection.
  let planned = false;
  let linkDisabled = false;

  client.on("disconnected", () => onLost());
  guardMessages(client, log, (reason) => {
    if (reason === "link_disabled") linkDisabled = true;
    else planned = true;
  });

  const connect = async (): Promise<{ readonly lost: Promise<void> }> => {
    const lost = new Promise<void>((resolve) => {
      onLost = resolve;
    });
    try {
      await client.start();
    } catch (error) {
      throw toChatError(error, CONNECT);
    }
    return { lost };
  };

  const reconnect = async (): Promise<
    { readonly lost: Promise<void>; readonly gap: boolean } | undefined
  > => {
    let gap = !planned;
    planned = false;
    for (let failures = 0; !stopped.signal.aborted; failures++) {
      try {
        return { ...(await connect()), gap };
      } catch (error) {
        const problem = toChatError(error, CONNECT);
        if (problem.kind === "unauthorized" || problem.kind === "forbidden") {
          fatal(problem);
          return undefined;
        }
        gap = true;
        const pause = problem.retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
        log.warn("Slack cannot be reached; trying again", { why: problem.message, pauseMs: pause });
        await clock.sleep(pause, stopped.signal).catch(() => {});
      }
    }
    return undefined;
  };

  const keep = async (first: Promise<void>): Promise<void> => {
    let lost = first;
    for (;;) {
      await lost;
      if (stopped.signal.aborted) return;
      if (linkDisabled) {
        const cure =
          "Socket Mode was switched off for the Slack app. Switch it on again, then start Paperboy.";
        return fatal(new ChatError("unauthorized", cure));
      }
      const next = await reconnect();
      if (!next || stopped.signal.aborted) return;
      lost = next.lost;
      connected(next.gap);
    }
  };

  return {
    async open() {
      const { lost } = await connect();
      connected(true);
      void keep(lost);
    },
    async close() {
      if (stopped.signal.aborted) return;
      stopped.abort();
      const patience = new AbortController();
      await Promise.race([client.disconnect(), clock.sleep(GOODBYE_MS, patience.signal).catch(() => {})]);
      patience.abort();
    },
  };
}

/**
 * Stands before the client's reader of messages, which would end the process on an envelope without an event
 * (`app_rate_limited`), and tells of announced disconnects.
 */
function guardMessages(client: SocketModeClient, log: Log, disconnecting: (reason: unknown) => void): void {
  const readers = client.listeners("ws_message") as ((data: unknown, isBinary: boolean) => unknown)[];
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    const envelope = typeof data === "string" ? parseEnvelope(data) : undefined;
    if (envelope?.type === "disconnect") disconnecting(envelope.reason);
    if (envelope?.type === "events_api" && envelope.payload?.event === undefined) {
      log.warn("Slack sent an envelope without an event", { type: String(envelope.payload?.type) });
      const acknowledged = JSON.stringify({ envelope_id: envelope.envelope_id, payload: {} });
      client.websocket?.send(acknowledged, () => {});
      return;
    }
    for (const read of readers) {
      void Promise.resolve(read(data, isBinary)).catch((error: unknown) =>
        log.warn("A message from Slack could not be read", { why: String(error) }),
      );
    }
  });
}

interface Envelope {
  readonly type?: unknown;
  readonly reason?: unknown;
  readonly envelope_id?: unknown;
  readonly payload?: { readonly type?: unknown; readonly event?: unknown };
}

function parseEnvelope(data: string): Envelope | undefined {
  try {
    const parsed: unknown = JSON.parse(data);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
