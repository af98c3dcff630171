import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startPlayground } from "../../playground/index.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { BODIES, type CallFault, LATE_MS, SLOW_MS } from "./fault-kinds.ts";
import { type HostileProxy, startProxy } from "./proxy.ts";
import { startVirtualTime, type VirtualTime } from "./virtual-time.ts";

let time: VirtualTime;
let playground: Awaited<ReturnType<typeof startPlayground>>;
let proxy: HostileProxy;

beforeEach(async () => {
  time = startVirtualTime(Date.UTC(2026, 0, 5));
  playground = await startPlayground({ port: 0, now: Date.now });
  proxy = await startProxy(playground.url, systemClock);
  playground.discord.setPublicUrl(proxy.url);
});
afterEach(async () => {
  await proxy.close();
  await playground.close();
  time.end();
});

describe("a call", () => {
  const post = () =>
    fetch(`${proxy.url}/discord/api/v10/channels/${playground.discord.channelId}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${playground.discord.token}`, "content-type": "application/json" },
      body: '{"content":"hello"}',
    });
  const posted = () => playground.discord.messages(playground.discord.channelId).length;
  const plan = (fault: CallFault, bounds: object = { times: 1 }) =>
    proxy.plan({ name: "fault", on: "call", match: ({ method }) => method === "POST", fault, ...bounds });

  it("is passed on and answered as it is", async () => {
    const answer = await post();
    expect([answer.status, ((await answer.json()) as { content: string }).content]).toEqual([200, "hello"]);
    expect(proxy.calls).toMatchObject([{ method: "POST", body: '{"content":"hello"}' }]);
  });

  it.each([
    ["no", 0],
    ["yes", 1],
  ] as const)("is answered by somebody else, carried out: %s", async (carriedOut, messages) => {
    plan({ carriedOut, answer: { status: 403, body: "html", retryAfter: 7 } });
    const answer = await post();
    expect([answer.status, await answer.text(), answer.headers.get("retry-after")]).toEqual([
      403,
      BODIES.html.text,
      "7",
    ]);
    expect(posted()).toBe(messages);
    expect(proxy.calls[0]?.fault).toBe("fault");
  });

  it.each([
    ["no", "reset", 0],
    ["yes", "reset", 1],
    ["yes", "cut", 1],
  ] as const)("carried out: %s, ends in %s", async (carriedOut, answer, messages) => {
    plan({ carriedOut, answer });
    await expect(post().then((response) => response.text())).rejects.toThrow();
    expect(posted()).toBe(messages);
  });

  it.each([
    ["no", 0, 0],
    ["yes", 1, 1],
    ["late", 0, 1],
  ] as const)("carried out: %s, is never answered", async (carriedOut, atOnce, later) => {
    plan({ carriedOut, answer: "none" });
    let answered = false;
    const settle = () => {
      answered = true;
    };
    post().then(settle, settle);
    await time.pass(LATE_MS / 2);
    expect(posted()).toBe(atOnce);
    await time.pass(LATE_MS);
    expect([posted(), answered]).toEqual([later, false]);
  });

  it("is answered slowly", async () => {
    plan({ carriedOut: "yes", answer: "slow" });
    const begun = Date.now();
    expect((await time.during("the answer comes", post())).status).toBe(200);
    expect(Date.now() - begun).toBe(SLOW_MS);
  });

  it("meets a fault as often, or as long, as planned", async () => {
    const fault = { carriedOut: "no", answer: { status: 502, body: "empty" } } as const;
    const twice = plan(fault, { times: 2 });
    const statuses = [await post(), await post(), await post()].map(({ status }) => status);
    expect([statuses, twice.hits]).toEqual([[502, 502, 200], 2]);
    const minute = plan(fault, { forMs: 60_000 });
    expect((await post()).status).toBe(502);
    await time.pass(60_000);
    expect([(await post()).status, minute.hits]).toEqual([200, 1]);
    const ended = plan(fault, {});
    ended.end();
    expect((await post()).status).toBe(200);
  });
});

describe("a WebSocket", () => {
  const open = () => {
    const socket = new WebSocket(`${proxy.url.replace("http", "ws")}/discord/gateway?v=10&encoding=json`);
    const texts: string[] = [];
    let closed: number | undefined;
    socket.on("error", () => {});
    socket.on("message", (data) => texts.push(String(data)));
    socket.on("close", (code) => {
      closed = code;
    });
    return { socket, texts, closed: () => closed };
  };
  it("is relayed both ways, pings and the closing code included", async () => {
    const { socket, texts, closed } = open();
    await time.until("HELLO is there", () => texts.length > 0);
    let ponged = false;
    socket.on("pong", () => {
      ponged = true;
    });
    socket.ping();
    socket.send('{"op":1,"d":null}');
    await time.until("it is answered", () => texts.length > 1 && ponged);
    expect(texts.map((text) => JSON.parse(text).op)).toEqual([10, 11]);
    expect(proxy.frames.map(({ from }) => from)).toEqual(["platform", "client", "platform"]);
    socket.send("not JSON");
    expect(await time.until("it is closed", closed)).toBe(4002);
  });

  it.each([
    ["lost", { kind: "lost" }, ["second"]],
    ["twice", { kind: "twice" }, ["first", "first", "second"]],
    ["late", { kind: "late", ms: 5_000 }, ["second", "first"]],
    ["overtaken", { kind: "overtaken" }, ["second", "first"]],
    ["last", { kind: "last", code: 4000, saying: "farewell" }, ["first", "farewell"]],
  ] as const)("has a frame %s", async (_, fault, expected) => {
    const { discord } = playground;
    const { socket, texts, closed } = open();
    await time.until("HELLO is there", () => texts.length > 0);
    socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 1, properties: {} } }));
    await time.pass(1_000);
    texts.length = 0;
    proxy.plan({
      name: "fault",
      on: "frame",
      times: 1,
      match: ({ from, text }) => from === "platform" && text.includes("first"),
      fault,
    });
    for (const name of ["first", "second"]) {
      discord.addChannel({ guild: discord.guildId, name });
      await time.pass(1_000);
    }
    await time.pass(10_000);
    expect(texts.map((text) => /first|second|farewell/.exec(text)?.[0])).toEqual(expected);
    expect(closed()).toBe(fault.kind === "last" ? 4000 : undefined);
  });

  it.each(["never answered", "refused", "reset"] as const)("is not opened: %s", async (fault) => {
    proxy.plan({ name: "fault", on: "upgrade", match: (path) => path.includes("gateway"), fault, times: 1 });
    const { socket, texts } = open();
    await time.pass(60_000);
    expect([texts, socket.readyState === socket.OPEN]).toEqual([[], false]);
    if (fault === "never answered") expect(socket.readyState).toBe(socket.CONNECTING);
    socket.terminate();
  });

  it.each([
    [{ kind: "lost" }, undefined],
    [{ kind: "late", ms: 5_000 }, 5_000],
  ] as const)("has a pong %j", async (fault, after) => {
    proxy.plan({ name: "fault", on: "pong", match: () => true, fault, times: 1 });
    const { socket, texts } = open();
    await time.until("HELLO is there", () => texts.length > 0);
    const begun = Date.now();
    let ponged: number | undefined;
    socket.on("pong", () => {
      ponged = Date.now() - begun;
    });
    socket.ping();
    await time.pass(20_000);
    expect(ponged).toBe(after);
  });
});
