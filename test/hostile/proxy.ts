import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Clock } from "../../src/runtime/clock.ts";
import {
  BODIES,
  type CallFault,
  type FrameFault,
  LATE_MS,
  type PongFault,
  SLOW_MS,
  type UpgradeFault,
} from "./fault-kinds.ts";
import { relay } from "./relay.ts";

/** One HTTP request as it came in. */
export interface Call {
  /** Epoch ms. */
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly body: string;
  /** The name of the fault that it met. */
  fault?: string;
}

/** One text frame on a WebSocket, and whose it is. */
export interface Frame {
  readonly at: number;
  readonly path: string;
  readonly from: "client" | "platform";
  readonly text: string;
}

/** A fault, and how often or how long it happens; without either until it is ended. */
export type Planned = {
  readonly name: string;
  readonly times?: number;
  readonly forMs?: number;
} & (
  | { readonly on: "call"; readonly match: (call: Call) => boolean; readonly fault: CallFault }
  | { readonly on: "upgrade"; readonly match: (path: string) => boolean; readonly fault: UpgradeFault }
  | { readonly on: "frame"; readonly match: (frame: Frame) => boolean; readonly fault: FrameFault }
  | { readonly on: "pong"; readonly match: (path: string) => boolean; readonly fault: PongFault }
);

export interface Plan {
  /** How often it has happened. */
  readonly hits: number;
  end(): void;
}

/** Stands on loopback between the clients and the platforms, and does what it is told to their traffic. */
export interface HostileProxy {
  /** Its address, to be used in place of the platforms'. */
  readonly url: string;
  /** Of several faults that fit, the first planned happens. */
  plan(fault: Planned): Plan;
  /** Everything that came in, oldest first. */
  readonly calls: readonly Call[];
  readonly frames: readonly Frame[];
  /** Ends every connection without a word. */
  drop(): void;
  close(): Promise<void>;
}

/** `target`: where the platforms are. */
export async function startProxy(target: string, clock: Clock): Promise<HostileProxy> {
  const calls: Call[] = [];
  const frames: Frame[] = [];
  const plans = new Set<{ readonly fault: Planned; readonly until: number; hits: number }>();
  const sockets = new Set<Duplex>();

  /** The fault that happens now, used up by asking. */
  function meet<On extends Planned["on"]>(
    on: On,
    fits: (fault: Extract<Planned, { on: On }>) => boolean,
  ): Extract<Planned, { on: On }> | undefined {
    for (const plan of plans) {
      const fault = plan.fault as Extract<Planned, { on: On }>;
      if (fault.on !== on || clock.now() >= plan.until || plan.hits >= (fault.times ?? Infinity)) continue;
      if (!fits(fault)) continue;
      plan.hits += 1;
      return fault;
    }
    return undefined;
  }

  const passOn = (incoming: IncomingMessage, body: Buffer): Promise<Passed> =>
    new Promise((resolve, reject) => {
      const { method, headers, url } = incoming;
      const outgoing = request(new URL(url ?? "/", target), { method, headers, agent: false });
      outgoing.on("error", reject);
      outgoing.on("response", (answer) => {
        buffer(answer).then(
          (answered) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answered }),
          reject,
        );
      });
      outgoing.end(body);
    });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const path = new URL(incoming.url ?? "/", target).pathname;
    const call: Call = { at: clock.now(), method: incoming.method ?? "", path, body: body.toString() };
    calls.push(call);
    const planned = meet("call", ({ match }) => match(call));
    if (!planned) return answer(response, await passOn(incoming, body));
    call.fault = planned.name;
    const { carriedOut, answer: given } = planned.fault;
    if (carriedOut === "late") void clock.sleep(LATE_MS).then(() => passOn(incoming, body));
    const passed = carriedOut === "yes" ? await passOn(incoming, body) : undefined;
    switch (given) {
      case "none":
        return;
      case "reset":
        incoming.socket.resetAndDestroy();
        return;
      case "cut":
        if (passed) cut(response, passed);
        return;
      case "slow":
        await clock.sleep(SLOW_MS);
        if (passed) answer(response, passed);
        return;
      default: {
        const { type, text } = BODIES[given.body];
        const wait = given.retryAfter === undefined ? {} : { "retry-after": String(given.retryAfter) };
        answer(response, {
          status: given.status,
          headers: { "content-type": type, ...wait },
          body: Buffer.from(text),
        });
      }
    }
  }

  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = new URL(incoming.url ?? "/", target).pathname;
    const fault = meet("upgrade", ({ match }) => match(path))?.fault;
    switch (fault) {
      case undefined:
        relay(target, { incoming, socket, head }, clock, {
          frame(from, text) {
            const frame: Frame = { at: clock.now(), path, from, text };
            frames.push(frame);
            return meet("frame", ({ match }) => match(frame))?.fault;
          },
          pong: () => meet("pong", ({ match }) => match(path))?.fault,
        });
        return;
      case "never answered":
        return;
      case "refused":
        socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      case "reset":
        socket.destroy();
        return;
      default:
        fault satisfies never;
    }
  }

  const server = createServer((incoming, response) => {
    // Whoever asks may be gone before the answer.
    serve(incoming, response).catch(() => incoming.socket.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("upgrade", upgrade);
  await listen(server);
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    frames,
    plan(fault) {
      const plan = { fault, until: clock.now() + (fault.forMs ?? Infinity), hits: 0 };
      plans.add(plan);
      return {
        get hits() {
          return plan.hits;
        },
        end: () => void plans.delete(plan),
      };
    },
    drop,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      drop();
      await closed;
    },
  };
}

interface Passed {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

function answer(response: ServerResponse, { status, headers, body }: Passed): void {
  const { "transfer-encoding": _, "content-length": __, ...rest } = headers;
  response.writeHead(status, status === 204 ? rest : { ...rest, "content-length": body.length });
  response.end(body);
}

/** Promises the whole answer, and breaks off in the middle. */
function cut(response: ServerResponse, { status, headers, body }: Passed): void {
  const { "transfer-encoding": _, ...rest } = headers;
  const half = Math.floor(body.length / 2);
  response.writeHead(status === 204 ? 200 : status, { ...rest, "content-length": body.length + 1 });
  response.write(body.subarray(0, half), () => response.socket?.destroy());
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
}
