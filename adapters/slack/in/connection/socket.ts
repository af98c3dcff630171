import { type App, SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../../../../src/runtime/clock.ts";
import { ChatError } from "../../../../src/runtime/errors.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { slackLogger, webClientOptions } from "../../out/api.ts";

type SocketModeClient = SocketModeReceiver["client"];

/** An address, an upgrade and a `hello` take a second; the call for the address alone may take 15. */
const GREETED_WITHIN_MS = 25_000;
/** Slack's pongs have been measured above 5 s, and the event loop may stall for seconds. Pings go out three times as often. */
export const PONG_TIMEOUT_MS = 20_000;
/** A peer that does not answer our goodbye is cut off. */
const GOODBYE_MS = 3_000;

/**
 * Why a connection ends: Slack announced its replacement, or that Socket Mode was switched off for the app; or it was
 * lost without a word.
 */
export type SocketEnd = "replaced" | "switched off" | "lost";

/** One Socket Mode connection that Slack has greeted with `hello`. */
export interface Socket {
  /** Resolves once, when this connection cannot be counted on any longer. */
  readonly ended: Promise<SocketEnd>;
  /** Says goodbye; resolves when the connection is closed. */
  close(): Promise<void>;
}

/**
 * Opens a connection that hands its events to `app`. Rejects where Slack refuses it or does not greet in time. Each has a
 * client of its own, so that nothing an abandoned one still does is taken for the next one's. The client never
 * reconnects by itself: it ends the process by an unhandled rejection when Slack refuses that.
 */
export async function openSocket(options: {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting for the greeting. */
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
      log.warn("slack event failed; slack delivers it again", { error: error.message });
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
    // The client gives no reason when the connection closes before the greeting.
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

/** Cuts the connection, and sees to it that nothing is heard of this client again. */
function abandon(client: SocketModeClient): void {
  client.removeAllListeners();
  // It may have an address only now, and dial after this.
  client.on("connecting", () => queueMicrotask(() => client.websocket?.disconnect()));
  // The first call says goodbye, the second does not wait for the answer.
  client.websocket?.disconnect();
  client.websocket?.disconnect();
}

/**
 * Stands before the client's own reader of messages. That one hangs up as soon as it is told of a replacement, throws on
 * an envelope without an event (`app_rate_limited`), and takes an event for its own news where their names are alike.
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
