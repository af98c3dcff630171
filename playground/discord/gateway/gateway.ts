import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isJson, type Json } from "../json.ts";
import { type Dispatch, INTENTS } from "./events.ts";
import {
  CLIENT_LIMIT,
  CLOSE,
  MAX_GUILDS,
  MAX_REPLAY,
  OP,
  readPayload,
  readShard,
  refuseIdentify,
} from "./protocol.ts";

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  sequence: number;
  /** Sent, but not yet known to have arrived: replayed on RESUME. */
  frames: { readonly sequence: number; readonly text: string }[];
  socket: WebSocket | undefined;
  detachedAt: number | undefined;
}

export interface GatewayPorts {
  /** The bot's token as it is now. */
  readonly token: () => string;
  readonly now: () => number;
  readonly heartbeatMs: number;
  /** How long a lost session may be resumed. */
  readonly resumeWindowMs: number;
  /** Privileged intents that are switched on for the application. */
  readonly privilegedIntents: number;
  readonly url: () => string;
  /** READY without the session's own fields, and what follows it. `mine` tells whether a guild belongs to the shard. */
  readonly hello: (mine: (guildId: string) => boolean) => {
    readonly ready: Json;
    readonly guilds: readonly string[];
    readonly creates: () => Iterable<Json>;
  };
  /** Members for REQUEST_GUILD_MEMBERS; undefined where the guild is unknown. */
  readonly members: (request: Json) => Json | undefined;
  readonly changed: () => void;
}

export interface Gateway {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(dispatch: Dispatch): void;
  /** Asks every client to reconnect (op 7); their sessions are kept. */
  askToReconnect(): void;
  /** Cuts every connection without a word; sessions that are not `resumable` are forgotten. */
  drop(options: { readonly resumable: boolean }): void;
  /** Tells every client that its session is invalid (op 9). */
  invalidate(options: { readonly resumable: boolean }): void;
  /** Closes every connection with a code. */
  close(code: number): void;
  /** While true, connections are refused with HTTP 503. */
  refuse(refused: boolean): void;
  connected(): number;
  /** IDENTIFYs and RESUMEs that succeeded so far. */
  readonly counts: { identified: number; resumed: number };
  stop(): void;
}

/** The gateway: sessions, their connections and the events for them. */
export function createGateway(ports: GatewayPorts): Gateway {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
  const sessions = new Map<string, Session>();
  const sockets = new Set<WebSocket>();
  const counts = { identified: 0, resumed: 0 };
  let refused = false;

  function mine(session: Pick<Session, "shard">, guildId: string | undefined): boolean {
    const [number, count] = session.shard;
    return guildId === undefined ? number === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === number;
  }

  function push(session: Session, type: string, json: string): void {
    session.sequence++;
    const text = `{"op":0,"t":"${type}","s":${session.sequence},"d":${json}}`;
    session.frames.push({ sequence: session.sequence, text });
    if (session.frames.length > MAX_REPLAY) session.frames.splice(0, MAX_REPLAY / 10);
    if (session.socket?.readyState === session.socket?.OPEN) session.socket?.send(text);
  }

  function connect(socket: WebSocket): void {
    let bound: Session | undefined;
    /** The session of this connection, unless another connection has taken it over or it was declared invalid. */
    const current = () => (bound?.socket === socket ? bound : undefined);
    let received: number[] = [];
    sockets.add(socket);
    const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
    const watchdog = setTimeout(
      () => socket.close(CLOSE.timedOut, "Session timed out"),
      ports.heartbeatMs * 1.5,
    );
    watchdog.unref();
    send(OP.hello, { heartbeat_interval: ports.heartbeatMs, _trace: ["playground"] });

    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      clearTimeout(watchdog);
      sockets.delete(socket);
      const session = current();
      if (session) {
        session.socket = undefined;
        session.detachedAt = ports.now();
        // A client that says goodbye (1000, 1001) ends its session.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
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
          return send(OP.ack, undefined);
        case OP.identify:
          if (session) return socket.close(CLOSE.alreadyAuthenticated, "Already authenticated");
          bound = identify(socket, isJson(d) ? d : {});
          return;
        case OP.resume:
          if (session) return socket.close(CLOSE.alreadyAuthenticated, "Already authenticated");
          bound = resume(socket, isJson(d) ? d : {}, send);
          return;
        case OP.presence:
        case OP.voice:
          if (!session) socket.close(CLOSE.notAuthenticated, "Not authenticated");
          return;
        case OP.requestMembers: {
          if (!session) return socket.close(CLOSE.notAuthenticated, "Not authenticated");
          const chunk = isJson(d) ? ports.members(d) : undefined;
          if (chunk) push(session, "GUILD_MEMBERS_CHUNK", JSON.stringify(chunk));
          return;
        }
        default:
          return socket.close(CLOSE.unknownOpcode, "Unknown opcode");
      }
    });
  }

  function identify(socket: WebSocket, d: Json): Session | undefined {
    const refusal = refuseIdentify(d, ports);
    const shard = readShard(d.shard);
    if (refusal) socket.close(refusal, "Identify refused");
    else if (!shard) socket.close(CLOSE.invalidShard, "Invalid shard");
    if (refusal || !shard) return undefined;
    const { ready, guilds, creates } = ports.hello((guildId) => mine({ shard }, guildId));
    if (guilds.length > MAX_GUILDS) {
      socket.close(CLOSE.shardingRequired, "Sharding required");
      return undefined;
    }
    const session: Session = {
      id: randomBytes(16).toString("hex"),
      intents: Number(d.intents),
      shard,
      sequence: 0,
      frames: [],
      socket,
      detachedAt: undefined,
    };
    sessions.set(session.id, session);
    counts.identified++;
    push(
      session,
      "READY",
      JSON.stringify({
        ...ready,
        guilds: guilds.map((id) => ({ id, unavailable: true })),
        session_id: session.id,
        resume_gateway_url: ports.url(),
        shard,
      }),
    );
    if (session.intents & INTENTS.guilds)
      for (const guild of creates()) push(session, "GUILD_CREATE", JSON.stringify(guild));
    ports.changed();
    return session;
  }

  function resume(socket: WebSocket, d: Json, send: (op: number, d: unknown) => void): Session | undefined {
    if (d.token !== ports.token()) {
      socket.close(CLOSE.authenticationFailed, "Authentication failed");
      return undefined;
    }
    const session = sessions.get(String(d.session_id));
    const seq = Number(d.seq);
    const late = session?.detachedAt !== undefined && ports.now() - session.detachedAt > ports.resumeWindowMs;
    const oldest = session?.frames[0]?.sequence ?? (session?.sequence ?? 0) + 1;
    if (!session || late || seq < oldest - 1) {
      if (session) sessions.delete(session.id);
      send(OP.invalidSession, false);
      return undefined;
    }
    if (!(seq <= session.sequence)) {
      sessions.delete(session.id);
      socket.close(CLOSE.invalidSequence, "Invalid seq");
      return undefined;
    }
    session.socket?.terminate();
    session.socket = socket;
    session.detachedAt = undefined;
    counts.resumed++;
    for (const frame of session.frames) if (frame.sequence > seq) socket.send(frame.text);
    push(session, "RESUMED", '{"_trace":["playground"]}');
    ports.changed();
    return session;
  }

  return {
    counts,
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
    send(dispatch) {
      const texts = new Map<boolean, string>();
      for (const session of sessions.values()) {
        if (dispatch.intents !== undefined && (session.intents & dispatch.intents) === 0) continue;
        if (!mine(session, dispatch.guildId)) continue;
        if (session.detachedAt !== undefined && ports.now() - session.detachedAt > ports.resumeWindowMs) {
          sessions.delete(session.id);
          continue;
        }
        const content = (session.intents & INTENTS.messageContent) !== 0;
        const text =
          texts.get(content) ??
          JSON.stringify(typeof dispatch.data === "function" ? dispatch.data(content) : dispatch.data);
        texts.set(content, text);
        push(session, dispatch.type, text);
      }
    },
    askToReconnect() {
      for (const socket of sockets)
        socket.send(JSON.stringify({ op: OP.reconnect, d: null, s: null, t: null }));
    },
    drop({ resumable }) {
      for (const socket of sockets) socket.terminate();
      if (!resumable) sessions.clear();
    },
    invalidate({ resumable }) {
      for (const session of sessions.values()) {
        session.socket = undefined;
        session.detachedAt = ports.now();
      }
      if (!resumable) sessions.clear();
      for (const socket of sockets)
        socket.send(JSON.stringify({ op: OP.invalidSession, d: resumable, s: null, t: null }));
    },
    close(code) {
      for (const socket of sockets) socket.close(code);
    },
    refuse(next) {
      refused = next;
    },
    connected: () => [...sessions.values()].filter((session) => session.socket !== undefined).length,
    stop() {
      for (const socket of sockets) socket.terminate();
      sessions.clear();
      server.close();
    },
  };
}
