import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import type { Clock } from "../../src/runtime/clock.ts";
import type { FrameFault, PongFault } from "./fault-kinds.ts";

const server = new WebSocketServer({ noServer: true, autoPong: false });

/** What may happen on the way. */
interface Weather {
  frame(from: "client" | "platform", text: string): FrameFault | undefined;
  pong(): PongFault | undefined;
}

/** Connects a client's WebSocket with the one at `target` that it asked for. */
export function relay(
  target: string,
  from: { readonly incoming: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
  clock: Clock,
  weather: Weather,
): void {
  const { incoming, socket, head } = from;
  const address = new URL(incoming.url ?? "/", target.replace(/^http/, "ws"));
  const platform = new WebSocket(address, { autoPong: false, perMessageDeflate: false });
  platform.on("error", () => socket.destroy());
  platform.on("unexpected-response", (_, { statusCode }) => {
    socket.end(`HTTP/1.1 ${statusCode} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  socket.on("close", () => platform.terminate());
  // Paused, or what the platform says first would be gone before the client listens.
  platform.on("open", () => {
    platform.pause();
    server.handleUpgrade(incoming, socket, head, (client) => {
      pipe("client", client, platform, clock, weather);
      pipe("platform", platform, client, clock, weather);
      answerPings(client, platform, clock, weather);
      platform.resume();
    });
  });
}

function pipe(
  from: "client" | "platform",
  source: WebSocket,
  sink: WebSocket,
  clock: Clock,
  weather: Weather,
): void {
  let overtaken: string | undefined;
  const send = (text: string) => {
    if (sink.readyState === sink.OPEN) sink.send(text);
  };
  source.on("message", (data: RawData) => {
    const text = data.toString();
    const before = overtaken;
    overtaken = undefined;
    pass(text, weather.frame(from, text));
    if (before !== undefined) send(before);
  });
  source.on("error", () => source.terminate());
  source.on("close", (code) => {
    // 1005 and 1006 mean that no code was sent.
    if (code === 1005 || code === 1006) sink.terminate();
    else if (sink.readyState === sink.OPEN) sink.close(code);
  });

  function pass(text: string, fault: FrameFault | undefined): void {
    switch (fault?.kind) {
      case undefined:
        send(text);
        break;
      case "lost":
        break;
      case "twice":
        send(text);
        send(text);
        break;
      case "late":
        void clock.sleep(fault.ms).then(() => send(text));
        break;
      case "overtaken":
        overtaken = text;
        break;
      case "last":
        send(text);
        if (fault.saying !== undefined) send(fault.saying);
        sink.close(fault.code);
        break;
      default:
        fault satisfies never;
    }
  }
}

function answerPings(client: WebSocket, platform: WebSocket, clock: Clock, weather: Weather): void {
  client.on("ping", (data) => platform.ping(data));
  platform.on("ping", (data) => client.ping(data));
  client.on("pong", (data) => platform.pong(data));
  platform.on("pong", (data) => {
    const fault = weather.pong();
    const send = () => {
      if (client.readyState === client.OPEN) client.pong(data);
    };
    if (fault === undefined) send();
    else if (fault.kind === "late") void clock.sleep(fault.ms).then(send);
  });
}
