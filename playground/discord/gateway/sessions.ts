import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import type { Json } from "../json.ts";
import { type Dispatch, INTENTS } from "./events.ts";
import { CLOSE, MAX_GUILDS, MAX_REPLAY, readShard, refuseIdentify } from "./protocol.ts";

/** A shard's session, which briefly outlives its connection. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  sequence: number;
  /** Sent but not yet acknowledged: replayed on RESUME. */
  frames: { readonly sequence: number; readonly text: string }[];
  socket: WebSocket | undefined;
  detachedAt: number | undefined;
}

export interface SessionPorts {
  /** The bot's current token. */
  readonly token: () => string;
  readonly now: () => number;
  /** How long a lost session can be resumed. */
  readonly resumeWindowMs: number;
  /** Privileged intents that are switched on for the application. */
  readonly privilegedIntents: number;
  readonly url: () => string;
  /** READY without the session's own fields, and what follows it. `mine` says whether a guild belongs to the shard. */
  readonly hello: (mine: (guildId: string) => boolean) => {
    readonly ready: Json;
    readonly guilds: readonly string[];
    readonly creates: () => Iterable<Json>;
  };
}

/** A session, or the code to close the connection with; "invalid" is answered with op 9. */
type Opened = Session | number | "invalid";

/** A bot's sessions and their events. */
export interface Sessions {
  /** Opens a session for the shard in the IDENTIFY if its token and intents are valid. */
  identify(socket: WebSocket, d: Json): Opened;
  resume(socket: WebSocket, d: Json): Opened;
  /** Sends an event to one session. */
  push(session: Session, type: string, json: string): void;
  /** Sends an event to every session entitled to it. */
  send(dispatch: Dispatch): void;
  /** Call it when the connection has closed; a normal close (1000, 1001) ends the session. */
  detach(session: Session, code: number): void;
  /** Detaches all sessions from their connections; those that are not `resumable` are forgotten. */
  detachAll(options: { readonly resumable: boolean }): void;
  forget(): void;
  connected(): number;
  /** Number of successful IDENTIFYs and RESUMEs so far. */
  readonly counts: { identified: number; resumed: number };
}

export function createSessions(ports: SessionPorts): Sessions {
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0 };

  function mine({ shard }: Pick<Session, "shard">, guildId: string | undefined): boolean {
    const [number, count] = shard;
    return guildId === undefined ? number === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === number;
  }

  function push(session: Session, type: string, json: string): void {
    session.sequence++;
    const text = `{"op":0,"t":"${type}","s":${session.sequence},"d":${json}}`;
    session.frames.push({ sequence: session.sequence, text });
    if (session.frames.length > MAX_REPLAY) session.frames.splice(0, MAX_REPLAY / 10);
    if (session.socket?.readyState === session.socket?.OPEN) session.socket?.send(text);
  }

  const expired = ({ detachedAt }: Session) =>
    detachedAt !== undefined && ports.now() - detachedAt > ports.resumeWindowMs;

  return {
    counts,
    push,
    identify(socket, d) {
      const refusal = refuseIdentify(d, ports);
      if (refusal) return refusal;
      const shard = readShard(d.shard);
      if (!shard) return CLOSE.invalidShard;
      const { ready, guilds, creates } = ports.hello((guildId) => mine({ shard }, guildId));
      if (guilds.length > MAX_GUILDS) return CLOSE.shardingRequired;
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
      return session;
    },
    resume(socket, d) {
      if (d.token !== ports.token()) return CLOSE.authenticationFailed;
      const session = sessions.get(String(d.session_id));
      const seq = Number(d.seq);
      const oldest = session?.frames[0]?.sequence ?? (session?.sequence ?? 0) + 1;
      if (!session || expired(session) || seq < oldest - 1) {
        if (session) sessions.delete(session.id);
        return "invalid";
      }
      if (!(seq <= session.sequence)) {
        sessions.delete(session.id);
        return CLOSE.invalidSequence;
      }
      session.socket?.terminate();
      session.socket = socket;
      session.detachedAt = undefined;
      counts.resumed++;
      for (const frame of session.frames) if (frame.sequence > seq) socket.send(frame.text);
      push(session, "RESUMED", '{"_trace":["playground"]}');
      return session;
    },
    send(dispatch) {
      const texts = new Map<boolean, string>();
      for (const session of sessions.values()) {
        if (dispatch.intents !== undefined && (session.intents & dispatch.intents) === 0) continue;
        if (!mine(session, dispatch.guildId)) continue;
        if (expired(session)) {
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
    detach(session, code) {
      session.socket = undefined;
      session.detachedAt = ports.now();
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    },
    detachAll({ resumable }) {
      for (const session of sessions.values()) {
        session.socket = undefined;
        session.detachedAt = ports.now();
      }
      if (!resumable) sessions.clear();
    },
    forget: () => sessions.clear(),
    connected: () => [...sessions.values()].filter((session) => session.socket !== undefined).length,
  };
}
