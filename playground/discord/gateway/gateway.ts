import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Faults } from "../faults.ts";
import { isJson, type Json } from "../json.ts";
import type { Dispatch } from "./events.ts";
import type { IdentifyLimits } from "./identify-limits.ts";
import { CLIENT_LIMIT, CLOSE, OP, readPayload, readShard } from "./protocol.ts";
import { createSessions, type Session, type SessionPorts, type Sessions } from "./sessions.ts";

export interface GatewayPorts extends SessionPorts {
  readonly heartbeatMs: number;
  readonly limits: IdentifyLimits;
  readonly faults: Pick<Faults, "takeForGateway">;
  /** Called when the bot has identified too often in a day, which invalidates its token. */
  readonly resetToken: () => void;
  /** Members for REQUEST_GUILD_MEMBERS; undefined if the guild is unknown. */
  readonly members: (request: Json) => Json | undefined;
  readonly changed: () => void;
}

export interface Gateway extends Pick<Sessions, "connected" | "counts"> {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(dispatch: Dispatch): void;
  /** Asks every client to reconnect (op 7); their sessions are kept. */
  askToReconnect(): void;
  /** Drops every connection without notice; sessions that are not `resumable` are forgotten. */
  drop(options: { readonly resumable: boolean }): void;
  /** Tells every client that its session is invalid (op 9). */
  invalidate(options: { readonly resumable: boolean }): void;
  /** Closes every connection with a code. */
  close(code: number): void;
  /** While true, connections are refused with HTTP 503. */
  refuse(refused: boolean): void;
  stop(): void;
}

/** The gateway: its connections, their requests, and the events they receive. */
export function createGateway(ports: GatewayPorts): Gateway {
  const { faults, limits } = ports;
  const server = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
  const sessions = createSessions(ports);
  const sockets = new Set<WebSocket>();
  let refused = false;

  function connect(socket: WebSocket): void {
    let bound: Session | undefined;
    /** This connection's session, unless another connection has taken it over or it was invalidated. */
    const current = () => (bound?.socket === socket ? bound : undefined);
    let received: number[] = [];
    sockets.add(socket);
    const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
    const watchdog = setTimeout(
      () => socket.close(CLOSE.timedOut, "Session timed out"),
      ports.heartbeatMs * 1.5,
    );
    watchdog.unref();
    if (!faults.takeForGateway("no-hello"))
      send(OP.hello, { heartbeat_interval: ports.heartbeatMs, _trace: ["playground"] });

    /** Binds the opened session to this connection, or sends the refusal. */
    const bind = (opened: ReturnType<Sessions["identify"]>) => {
      if (opened === "invalid") send(OP.invalidSession, false);
      else if (typeof opened === "number") socket.close(opened, "Session refused");
      else bound = opened;
      ports.changed();
    };

    const identify = (d: Json) => {
      const fault = faults.takeForGateway("no-ready", "invalid-session");
      if (fault?.gateway === "no-ready") return;
      const goodToken = d.token === ports.token();
      const verdict = goodToken ? limits.take(readShard(d.shard)?.[0] ?? 0) : "fine";
      if (verdict === "exhausted") return ports.resetToken();
      bind(fault || verdict === "too-soon" ? "invalid" : sessions.identify(socket, d));
    };

    const acknowledge = () => {
      const fault = faults.takeForGateway("no-ack", "late-ack");
      if (fault?.gateway === "no-ack") return;
      const ack = () => {
        if (socket.readyState === socket.OPEN) send(OP.ack, undefined);
      };
      if (fault?.latencyMs) setTimeout(ack, fault.latencyMs).unref();
      else ack();
    };

    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      clearTimeout(watchdog);
      sockets.delete(socket);
      const session = current();
      if (session) sessions.detach(session, code);
      ports.changed();
    });
    socket.on("message", (data) => {
      const at = ports.now();
      received = [...received.filter((time) => at - time < CLIENT_LIMIT.windowMs), at];
      if (received.length > CLIENT_LIMIT.payloads) return socket.close(CLOSE.rateLimited, "Rate limited");
      const payload = readPayload(data);
      if (!payload) return socket.close(CLOSE.decode, "Decode error");
      const d = payload.d;
      const session = current();
      switch (payload.op) {
        case OP.heartbeat:
          watchdog.refresh();
          if (session && typeof d === "number")
            session.frames = session.frames.filter((frame) => frame.sequence > d);
          return acknowledge();
        case OP.identify:
          if (session) return socket.close(CLOSE.alreadyAuthenticated, "Already authenticated");
          return identify(isJson(d) ? d : {});
        case OP.resume:
          if (session) return socket.close(CLOSE.alreadyAuthenticated, "Already authenticated");
          if (faults.takeForGateway("no-resumed")) return;
          return bind(sessions.resume(socket, isJson(d) ? d : {}));
        case OP.presence:
        case OP.voice:
          if (!session) socket.close(CLOSE.notAuthenticated, "Not authenticated");
          return;
        case OP.requestMembers: {
          if (!session) return socket.close(CLOSE.notAuthenticated, "Not authenticated");
          const chunk = isJson(d) ? ports.members(d) : undefined;
          if (chunk) sessions.push(session, "GUILD_MEMBERS_CHUNK", JSON.stringify(chunk));
          return;
        }
        default:
          return socket.close(CLOSE.unknownOpcode, "Unknown opcode");
      }
    });
  }

  const tellAll = (op: number, d: unknown) => {
    for (const socket of sockets) socket.send(JSON.stringify({ op, d, s: null, t: null }));
  };

  return {
    counts: sessions.counts,
    connected: sessions.connected,
    send: sessions.send,
    accept(request, socket, head) {
      if (refused) {
        socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const version = new URL(request.url ?? "/", "http://localhost").searchParams.get("v");
        if (version === "10") connect(webSocket);
        else webSocket.close(CLOSE.invalidVersion, "Invalid API version");
      });
    },
    askToReconnect: () => tellAll(OP.reconnect, null),
    drop({ resumable }) {
      for (const socket of sockets) socket.terminate();
      if (!resumable) sessions.forget();
    },
    invalidate({ resumable }) {
      sessions.detachAll({ resumable });
      tellAll(OP.invalidSession, resumable);
    },
    close(code) {
      for (const socket of sockets) socket.close(code);
    },
    refuse(next) {
      refused = next;
    },
    stop() {
      for (const socket of sockets) socket.terminate();
      sessions.forget();
      server.close();
    },
  };
}
