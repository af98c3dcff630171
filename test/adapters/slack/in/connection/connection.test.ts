import { beforeEach, describe, expect, it } from "vitest";
import {
  type Connection,
  createConnection,
  type Gap,
} from "../../../../../adapters/slack/in/connection/connection.ts";
import type { Socket, SocketEnd } from "../../../../../adapters/slack/in/connection/socket.ts";
import { ChatError } from "../../../../../src/runtime/errors.ts";
import { silentLog } from "../../../../../src/runtime/log.ts";
import { createTestClock, type TestClock } from "../../../../fakes/clock.ts";

const START = Date.parse("2026-06-12T12:00:00Z");
const HOUR_MS = 3_600_000;

interface FakeSocket extends Socket {
  end(how: SocketEnd): void;
  readonly closed: () => boolean;
}

let clock: TestClock;
let sockets: FakeSocket[];
let opened: number[];
let told: (Gap | undefined)[];
let fatal: Error[];
/** What the next opening comes to; a greeted socket unless said. */
let next: ((socket: FakeSocket) => Promise<Socket>) | undefined;
let connection: Connection;

beforeEach(() => {
  clock = createTestClock(START);
  sockets = [];
  opened = [];
  told = [];
  fatal = [];
  next = undefined;
  connection = createConnection({
    openSocket: async () => {
      opened.push(clock.now() - START);
      let end = (_how: SocketEnd): void => {};
      let closed = false;
      const ended = new Promise<SocketEnd>((resolve) => {
        end = resolve;
      });
      const close = async () => {
        closed = true;
      };
      const socket: FakeSocket = { ended, close, closed: () => closed, end };
      if (next) return next(socket);
      sockets.push(socket);
      return socket;
    },
    clock,
    random: () => 0.5,
    log: silentLog,
    connected: (gap) => void told.push(gap),
    fatal: (error) => void fatal.push(error),
  });
});

const refuse = (kind: ChatError["kind"], retryAfterMs?: number) => async () => {
  throw new ChatError(kind, kind, retryAfterMs === undefined ? {} : { retryAfterMs });
};
const newest = () => sockets.at(-1) as FakeSocket;
const start = async () => {
  const opening = connection.open();
  await clock.advance(1_000);
  await opening;
};

describe("a connection that Slack replaces", () => {
  it("is let go of when the next one stands, without a gap", async () => {
    await start();
    await clock.advance(HOUR_MS);
    const [old] = sockets;
    let greet = (): void => {};
    next = async (socket) => {
      await new Promise<void>((resolve) => {
        greet = resolve;
      });
      sockets.push(socket);
      return socket;
    };
    old?.end("replaced");
    await clock.advance(5_000);
    expect(opened).toHaveLength(2);
    expect(old?.closed()).toBe(false);
    greet();
    await clock.advance(0);
    expect(old?.closed()).toBe(true);
    expect(told).toEqual([{}, undefined]);
  });
});

describe("a connection that is lost", () => {
  it("is opened again at once, and the gap begins before the loss was noticed", async () => {
    await start();
    await clock.advance(HOUR_MS);
    const lostAt = clock.now();
    newest().end("lost");
    await clock.advance(0);
    expect(told).toEqual([{}, { since: lostAt - 40_000 }]);
  });

  it("is tried again with growing pauses until Slack is back, and the gap covers them all", async () => {
    await start();
    await clock.advance(HOUR_MS);
    const lostAt = clock.now();
    next = refuse("unknown");
    newest().end("lost");
    await clock.advance(10 * 60_000);
    expect(connection.connected()).toBe(false);
    const pauses = opened.slice(1).map((at, index, all) => at - (all[index - 1] ?? at));
    // Three quarters of 1, 2, 4 … 60 s: half at least, and up to all by chance.
    expect(pauses.slice(1, 9)).toEqual([750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000]);
    next = undefined;
    await clock.advance(60_000);
    expect(connection.connected()).toBe(true);
    expect(told).toEqual([{}, { since: lostAt - 40_000 }]);
    expect(fatal).toEqual([]);
  });

  it("waits as long as Slack asks", async () => {
    await start();
    await clock.advance(HOUR_MS);
    next = refuse("rate-limited", 90_000);
    newest().end("lost");
    await clock.advance(89_000);
    expect(opened).toHaveLength(2);
    next = undefined;
    await clock.advance(2_000);
    expect(opened).toHaveLength(3);
  });
});

describe("a connection that lives only seconds", () => {
  it.each(["replaced", "lost"] as const)("counts as a failed one: %s", async (how) => {
    await start();
    const first = clock.now();
    next = async (socket) => {
      socket.end(how);
      return socket;
    };
    newest().end(how);
    await clock.advance(20_000);
    expect(opened.length).toBeLessThanOrEqual(6);
    await clock.advance(HOUR_MS);
    // At most one a minute or so.
    expect(opened.length).toBeLessThanOrEqual(90);
    expect(told).toEqual([{}]);
    next = undefined;
    await clock.advance(90_000);
    expect(told).toEqual([{}, { since: first - 40_000 }]);
  });

  it("is believed in again, and its pauses forgotten, when it has stood for a while", async () => {
    await start();
    newest().end("lost");
    await clock.advance(5_000);
    expect(told).toHaveLength(2);
    await clock.advance(2 * 60_000);
    newest().end("lost");
    await clock.advance(0);
    expect(opened).toHaveLength(3);
    expect(told).toHaveLength(3);
  });
});

describe("a refused token", () => {
  it.each(["unauthorized", "forbidden"] as const)("counts when it is refused twice: %s", async (kind) => {
    await start();
    await clock.advance(HOUR_MS);
    let refusals = 0;
    next = async (socket) => {
      refusals += 1;
      if (refusals === 1) throw new ChatError(kind, kind);
      sockets.push(socket);
      return socket;
    };
    newest().end("lost");
    await clock.advance(5_000);
    expect([refusals, fatal]).toEqual([2, []]);
    expect(told).toHaveLength(2);
    await clock.advance(HOUR_MS);
    next = refuse(kind);
    newest().end("lost");
    await clock.advance(5_000);
    expect(fatal).toMatchObject([{ kind }]);
    await clock.advance(HOUR_MS);
    expect(opened).toHaveLength(5);
  });

  it("at the start rejects it, after a second look", async () => {
    next = refuse("unauthorized");
    const opening = connection.open();
    const rejected = expect(opening).rejects.toMatchObject({ kind: "unauthorized" });
    await clock.advance(2_000);
    await rejected;
    expect(opened).toHaveLength(2);
  });
});

it("ends everything when Socket Mode is switched off", async () => {
  await start();
  newest().end("switched off");
  await clock.advance(0);
  expect(fatal).toMatchObject([{ kind: "unauthorized", message: expect.stringContaining("Switch it on") }]);
});

it("opens nothing after it was closed", async () => {
  await start();
  next = refuse("unknown");
  newest().end("lost");
  await clock.advance(20_000);
  const before = opened.length;
  await connection.close();
  await clock.advance(HOUR_MS);
  expect(opened).toHaveLength(before);
  expect(told).toHaveLength(1);
});
