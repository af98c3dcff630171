import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isObject, type Json } from "../checks/schema.ts";
import type { Faults } from "../faults.ts";

/** The outcome of an envelope: the app acknowledged it (possibly with an answer), or did not in time. */
export type Delivery =
  | { readonly acked: true; readonly answer: Json | undefined }
  | { readonly acked: false; readonly reason: "no-connection" | "timeout" | "http-error" };

/** Slack's side of Socket Mode: up to ten WebSocket connections for one app. */
export interface SocketMode {
  /** Handles an upgrade request for our path; false for any other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** A one-time ticket for a WebSocket URL, valid for 30 seconds. */
  ticket(): string;
  /** Sends an envelope to one connection and waits for the acknowledgement. */
  send(
    type: "events_api" | "slash_commands" | "interactive",
    payload: Json,
    options?: { readonly retry?: number; readonly reason?: string },
  ): Promise<Delivery>;
  connections(): number;
  /** Drops all connections without notice. */
  drop(): void;
  /** Closes all connections; resolves when they are closed. */
  end(): Promise<void>;
  /** Announces to every connection that it will be replaced, and closes those still open 10 seconds later. */
  refresh(reason: "warning" | "refresh_requested" | "link_disabled"): void;
}

/**
 * `ackMs`: how long an app may take to acknowledge (3 seconds on Slack). `onChange`: called when a connection opens or
 * closes.
 */
export function createSocketMode(options: {
  readonly appId: string;
  readonly ackMs: number;
  readonly now: () => number;
  readonly faults: Pick<Faults, "takeForSocket">;
  readonly onChange: () => void;
}): SocketMode {
  const { faults } = options;
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const open: WebSocket[] = [];
  const tickets = new Map<string, number>();
  const waiting = new Map<string, (delivery: Delivery) => void>();
  let turn = 0;

  const accept = (socket: WebSocket) => {
    open.push(socket);
    // One listener per envelope waiting for its acknowledgement.
    socket.setMaxListeners(0);
    // Clients that have seen a ping give up after 30 s without another.
    const heartbeat = setInterval(() => socket.ping("Ping from the playground"), 10_000);
    heartbeat.unref();
    socket.on("message", (data) => settle(String(data)));
    socket.on("ping", (data) => {
      const fault = faults.takeForSocket("no-pong", "late-pong");
      if (fault?.socket === "no-pong") return;
      const pong = () => {
        if (socket.readyState === socket.OPEN) socket.pong(data);
      };
      if (fault?.latencyMs) setTimeout(pong, fault.latencyMs).unref();
      else pong();
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearInterval(heartbeat);
      open.splice(open.indexOf(socket), 1);
      options.onChange();
    });
    options.onChange();
    if (faults.takeForSocket("no-hello")) return;
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: open.length,
        debug_info: { host: "playground", build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: options.appId },
      }),
    );
  };

  const settle = (text: string) => {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    if (!isObject(message) || typeof message.envelope_id !== "string") return;
    const answer =
      isObject(message.payload) && Object.keys(message.payload).length > 0 ? message.payload : undefined;
    waiting.get(message.envelope_id)?.({ acked: true, answer });
  };

  return {
    upgrade: (request, socket, head) => {
      const url = new URL(request.url ?? "/", "http://playground");
      if (!url.pathname.endsWith("/link/")) return false;
      const ticket = url.searchParams.get("ticket") ?? "";
      const issued = tickets.get(ticket);
      tickets.delete(ticket);
      if (issued === undefined || options.now() - issued > 30_000 || open.length >= 10) {
        socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return true;
      }
      server.handleUpgrade(request, socket, head, accept);
      return true;
    },
    ticket: () => {
      const ticket = randomUUID();
      tickets.set(ticket, options.now());
      return ticket;
    },
    send: (type, payload, { retry = 0, reason = "" } = {}) => {
      const ready = open.filter((socket) => socket.readyState === socket.OPEN);
      const socket = ready[turn++ % Math.max(ready.length, 1)];
      if (!socket) return Promise.resolve({ acked: false, reason: "no-connection" });
      const id = randomUUID();
      return new Promise((resolve) => {
        const done = (delivery: Delivery) => {
          clearTimeout(timer);
          socket.off("close", lost);
          waiting.delete(id);
          resolve(delivery);
        };
        const lost = () => done({ acked: false, reason: "no-connection" });
        const timer = setTimeout(() => done({ acked: false, reason: "timeout" }), options.ackMs);
        socket.once("close", lost);
        waiting.set(id, done);
        socket.send(
          JSON.stringify({
            envelope_id: id,
            type,
            payload,
            accepts_response_payload: type !== "events_api",
            ...(type === "events_api" ? { retry_attempt: retry, retry_reason: reason } : {}),
          }),
        );
      });
    },
    connections: () => open.length,
    drop: () => {
      for (const socket of [...open]) socket.terminate();
    },
    end: async () => {
      const closed = open.map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const socket of [...open]) socket.close(1001);
      // Connections that do not answer the close are terminated.
      const timer = setTimeout(() => {
        for (const socket of [...open]) socket.terminate();
      }, 300);
      await Promise.all(closed);
      clearTimeout(timer);
    },
    refresh: (reason) => {
      const warned = [...open];
      for (const socket of warned)
        socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "playground" } }));
      setTimeout(() => {
        for (const socket of warned) socket.close(1000);
      }, 10_000).unref();
    },
  };
}
