import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { App, type ReceiverEvent } from "@slack/bolt";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openSocket, type Socket } from "../../../../../adapters/slack/in/connection/socket.ts";
import type { Log } from "../../../../../src/runtime/log.ts";
import { createTestClock, type TestClock } from "../../../../fakes/clock.ts";
import { until } from "../../../../until.ts";
import { withOddities } from "../../oddities.ts";

const HELLO = JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } });

let server: Server;
let wires: Set<Duplex>;
let peers: WebSocket[];
let apiUrl: string;
/** What the server does with a call for an address, and with who dials it. */
let onOpen: () => object | undefined;
let onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
let onPeer: (peer: WebSocket) => void;
let dialled: number;
let received: ReceiverEvent[];
let lines: string[];
let clock: TestClock;
let stopping: AbortController;

const note = (...words: unknown[]) => void lines.push(JSON.stringify(words));
const log: Log = { debug() {}, info: note, warn: note, error: note };

beforeEach(async () => {
  wires = new Set();
  peers = [];
  dialled = 0;
  received = [];
  lines = [];
  clock = createTestClock("2026-06-12T12:00:00Z");
  stopping = new AbortController();
  const wss = new WebSocketServer({ noServer: true });
  server = createServer((_, response) => {
    const said = onOpen();
    if (said) response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(said));
  });
  server.on("connection", (wire) => {
    wires.add(wire);
    wire.on("close", () => wires.delete(wire));
    wire.on("error", () => {});
  });
  server.on("upgrade", (request, wire, head) => {
    dialled += 1;
    onUpgrade(request, wire, head);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  apiUrl = `http://127.0.0.1:${port}/api/`;
  onOpen = () => ({ ok: true, url: `ws://127.0.0.1:${port}/link/` });
  onUpgrade = (request, wire, head) =>
    wss.handleUpgrade(request, wire, head, (peer) => {
      peers.push(peer);
      peer.on("error", () => {});
      onPeer(peer);
    });
  onPeer = (peer) => peer.send(HELLO);
});
afterEach(async () => {
  stopping.abort();
  for (const wire of wires) wire.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const open = (): Promise<Socket> => {
  const app = new App({
    receiver: { init() {}, start: async () => {}, stop: async () => {} },
    token: "xoxb-1",
    botId: "B1",
    botUserId: "U1",
    tokenVerificationEnabled: false,
  });
  app.processEvent = async (event) => {
    received.push(event);
    await event.ack();
  };
  return openSocket({ app, appToken: "xapp-1", apiUrl, clock, log, stopped: stopping.signal });
};
/** Opens in vain: gives up when `stuck` and half a minute have passed. */
const openInVain = async (stuck: () => boolean): Promise<unknown> => {
  const outcome = open().then(
    () => "greeted",
    (error: unknown) => error,
  );
  await until("it is stuck", stuck);
  await clock.advance(24_000);
  expect(await Promise.race([outcome, "waiting"])).toBe("waiting");
  await clock.advance(2_000);
  return outcome;
};

it("waits for the address no longer than 25 s", async () => {
  let asked = false;
  onOpen = () => {
    asked = true;
    return undefined;
  };
  const error = await openInVain(() => asked);
  expect(error).toMatchObject({ kind: "unknown", message: expect.stringContaining("hello within 25 s") });
});

it("keeps no connection whose address came too late", async () => {
  const answers: (() => void)[] = [];
  server.removeAllListeners("request");
  server.on("request", (_, response) => {
    answers.push(() => response.end(JSON.stringify(onOpen())));
  });
  await openInVain(() => answers.length === 1);
  const opening = open();
  await until("both have asked for an address", () => answers.length === 2);
  for (const answer of answers) answer();
  await opening;
  await until("only the second stands", () => peers.filter((peer) => peer.readyState === 1).length === 1);
});

it("gives up an upgrade that is never answered, and closes it", async () => {
  onUpgrade = () => {};
  expect(await openInVain(() => dialled === 1)).toMatchObject({ kind: "unknown" });
  await until("the upgrade is given up", () => wires.size <= 1);
});

it("gives up a peer that answers pings but never says hello, and closes it", async () => {
  onPeer = () => {};
  expect(await openInVain(() => peers.length === 1)).toMatchObject({ kind: "unknown" });
  await until("the peer is left", () => peers[0]?.readyState === 3);
});

it("rejects at once where the peer hangs up before hello", async () => {
  onPeer = (peer) => peer.close(1000);
  await expect(open()).rejects.toMatchObject({ message: expect.stringContaining("before saying hello") });
});

it("stops waiting when told to", async () => {
  onPeer = () => {};
  const outcome = expect(open()).rejects.toThrow("over");
  await until("it waits", () => peers.length === 1);
  stopping.abort(new Error("over"));
  await outcome;
});

it.each([
  ["warning", "replaced"],
  ["refresh_requested", "replaced"],
  ["too_many_websockets", "replaced"],
  [undefined, "replaced"],
  ["link_disabled", "switched off"],
])("ends when Slack says disconnect (%s): %s", async (reason, end) => {
  const socket = await open();
  peers[0]?.send(JSON.stringify({ type: "disconnect", reason }));
  expect(await socket.ended).toBe(end);
  // Events may still come, until the next connection stands.
  peers[0]?.send(JSON.stringify({ type: "events_api", envelope_id: "1", payload: { event: { type: "x" } } }));
  await until("the event is taken", () => received.length === 1);
  await socket.close();
});

it("ends when the peer is cut off", async () => {
  const socket = await open();
  peers[0]?.terminate();
  expect(await socket.ended).toBe("lost");
});

it("cuts a peer that does not answer the goodbye", async () => {
  const socket = await open();
  // Nothing that arrives is read, so no goodbye either.
  for (const wire of wires) wire.pause();
  const closing = socket.close();
  await clock.advance(3_000);
  await closing;
  for (const wire of wires) wire.resume();
  await until("the wire is cut", () => wires.size <= 1);
});

const SHAPES = [
  {
    type: "events_api",
    envelope_id: "e",
    payload: {
      type: "event_callback",
      event_id: "Ev1",
      event: {
        type: "reaction_added",
        user: "U1",
        reaction: "one",
        item: { type: "message", channel: "C1", ts: "1.1" },
      },
    },
  },
  { type: "events_api", envelope_id: "e", payload: { type: "app_rate_limited", minute_rate_limited: 1 } },
  { type: "slash_commands", envelope_id: "e", payload: { command: "/papers", text: "help", user_id: "U1" } },
  { type: "interactive", envelope_id: "e", payload: { type: "block_actions", actions: [] } },
  { type: "disconnect", reason: "warning" },
  { type: "hello" },
] as const;

it("survives any envelope, and acknowledges what it cannot read", async () => {
  const socket = await open();
  let lost = false;
  void socket.ended.then((end) => {
    lost = end === "lost";
  });
  const acked: string[] = [];
  peers[0]?.on("message", (data) => void acked.push(JSON.parse(String(data)).envelope_id));
  const mutated = fc.constantFrom(...SHAPES).chain(withOddities);
  const sent = fc.sample(
    fc.oneof(
      mutated,
      fc.json().map((text) => JSON.parse(text)),
    ),
    { numRuns: 400, seed: 12 },
  );
  for (const envelope of sent) peers[0]?.send(JSON.stringify(envelope) ?? "undefined");
  peers[0]?.send("{");
  peers[0]?.send(Buffer.from([1, 2, 3]));
  peers[0]?.send(
    JSON.stringify({ type: "events_api", envelope_id: "last", payload: { event: { type: "x" } } }),
  );
  await until("the last is acknowledged", () => acked.includes("last"));
  expect(lost).toBe(false);
  await socket.close();
});
