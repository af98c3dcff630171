import { type App, SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../../../../src/runtime/clock.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { slackLogger, webClientOptions } from "../../out/api.ts";

type SocketModeClient = SocketModeReceiver["client"];

/** Getting a URL, upgrading and the `hello` usually take a second; the call for the URL alone may take 15. */
const GREETED_WITHIN_MS = 25_000;
/**
 * Slack's pongs have been seen to take over 5 s, and the event loop may stall for seconds. Pings go out three times as
 * often.
 */
export const PONG_TIMEOUT_MS = 20_000;
/** A peer that does not answer our close within this time is terminated. */
const GOODBYE_MS = 3_000;

/**
 * Why a connection ended: Slack announced a replacement, Socket Mode was switched off for the app, or the connection
 * was lost without notice.
 */
export type SocketEnd = "replaced" | "switched off" | "lost";

/** A Socket Mode connection that Slack has greeted with `hello`. */
export interface Socket {
  /** Resolves once, when this connection can no longer be relied on. */
  readonly ended: Promise<SocketEnd>;
  /** Closes the connection; resolves when it is closed. */
  close(): Promise<void>;
}

/**
 * Opens a connection that passes its events to `app`. Rejects if Slack refuses it or does not greet in time. Each
 * connection has its own client, so nothing from an abandoned one is mistaken for the next one's. The client never
 * reconnects by itself: if Slack refuses, it would crash the process with an unhandled rejection.
 */
export async function openSocket(options: {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Stops waiting for the greeting. */
  readonly stopped: AbortSignal;
  readonly pongTimeoutMs?: number | undefined;
}): Promise<Socket> {
  const { app, apiUrl, clock, log, stopped } = options;
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: options.pongTimeoutMs ?? PONG_TIMEOUT_MS,
    logger: slackLogger(log),
    installerOptions: { clientOptions: webClientOptions(apiUrl, log) },
    processEventErrorHandler: async ({ error }) => {
      log.warn("slack event failed; slack will redeliver it", { error: error.message });
      return false;
    },
  });
  receiver.init(app);
  const { client } = receiver;
  const ended = new Promise<SocketEnd>((resolve) => {
    client.on("disconnected", () => resolve("lost"));
    readEnvelopes(client, log, resolve);
  });

  const greeted = new AbortController();
  const late = clock.sleep(GREETED_WITHIN_MS, AbortSignal.any([stopped, greeted.signal])).then(() => {
    throw new ChatError("unknown", `Slack did not say hello within ${GREETED_WITHIN_MS / 1000} s.`);
  });
  try {
    await Promise.race([client.start(), late]);
  } catch (error) {
    abandon(client);
    // The client gives no reason if the connection closes before the greeting.
    throw error ?? new ChatError("unknown", "Slack closed the connection before saying hello.");
  } finally {
    greeted.abort();
  }

  return {
    ended,
    async close() {
      const patience = new AbortController();
      const closed = new Promise<void>((resolve) => client.once("close", () => resolve()));
      client.websocket?.disconnect();
      await Promise.race([closed, clock.sleep(GOODBYE_MS, patience.signal).catch(() => {})]);
      patience.abort();
      abandon(client);
    },
  };
}

/** Drops the connection and makes sure that this client does nothing more. */
function abandon(client: SocketModeClient): void {
  client.removeAllListeners();
  // It may have received its URL only now, and dial after this.
  client.on("connecting", () => queueMicrotask(() => client.websocket?.disconnect()));
  // The first call sends a close, the second does not wait for the answer.
  client.websocket?.disconnect();
  client.websocket?.disconnect();
}

/**
 * Runs before the client's own message reader. That one hangs up as soon as a replacement is announced, throws on an
 * envelope without an event (`app_rate_limited`), and confuses events with its own notifications of the same name.
 */
function readEnvelopes(client: SocketModeClient, log: Log, ending: (end: SocketEnd) => void): void {
  const readers = client.listeners("ws_message") as ((data: unknown, isBinary: boolean) => unknown)[];
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    const envelope = typeof data === "string" ? parseObject(data) : undefined;
    if (!envelope) return;
    const { type, payload, envelope_id } = envelope;
    if (type === "disconnect")
      return ending(envelope.reason === "link_disabled" ? "switched off" : "replaced");
    const name = type === "events_api" && isObject(payload) ? nameOf(payload.event) : type;
    const readable = type === "hello" || (isObject(payload) && typeof name === "string");
    if (!readable || client.listenerCount(String(name)) > 0) {
      const what = isObject(payload) ? payload.type : undefined;
      log.warn("slack envelope unreadable", { type: String(type), what: String(what) });
      if (typeof envelope_id === "string") {
        client.websocket?.send(JSON.stringify({ envelope_id, payload: {} }), () => {});
      }
      return;
    }
    for (const read of readers) {
      void Promise.resolve(read(data, isBinary)).catch((error: unknown) =>
        log.warn("slack message not read", { error: String(error) }),
      );
    }
  });
}

type Unknowns = { readonly [name: string]: unknown };

function nameOf(event: unknown): unknown {
  return isObject(event) ? event.type : undefined;
}

function isObject(value: unknown): value is Unknowns {
  return typeof value === "object" && value !== null;
}

function parseObject(text: string): Unknowns | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
