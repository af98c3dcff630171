import type { Client, TextChannel } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { createRateLimiter } from "../../../playground/discord/rest/rate-limits.ts";
import { call, connect, openDiscord, TOKEN } from "./setup.ts";

let server: Awaited<ReturnType<typeof openDiscord>>;
let client: Client | undefined;

afterEach(async () => {
  await client?.destroy();
  client = undefined;
  await server.close();
});

const isPost = (method: string, path: string) => method === "POST" && path.endsWith("/messages");
const posted = () => server.discord.messages(server.channel.id).length;
const post = (body: object = { content: "x" }) =>
  call(server.apiUrl, "POST", `/channels/${server.channel.id}/messages`, body);

describe("faults", () => {
  it.each([
    ["500-before", 500, 0],
    ["500-after", 500, 1],
    ["401", 401, 0],
    ["403", 403, 0],
    ["404", 404, 0],
    ["429", 429, 0],
    ["slow", 200, 1],
  ] as const)("%s answers %i and leaves %i messages", async (kind, status, count) => {
    server = await openDiscord();
    const planned = server.discord.fault({ match: isPost, kind, latencyMs: 5 });
    expect((await post()).status).toBe(status);
    expect([posted(), planned.left]).toEqual([count, 0]);
    expect((await post()).status).toBe(200);
  });

  it.each([
    ["502-before", 0],
    ["502-after", 1],
  ] as const)("%s answers in HTML and leaves %i messages", async (kind, count) => {
    server = await openDiscord();
    server.discord.fault({ match: isPost, kind });
    const answer = await fetch(`${server.apiUrl}/v10/channels/${server.channel.id}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${TOKEN}` },
      body: '{"content":"x"}',
    });
    expect([answer.status, await answer.text(), posted()]).toEqual([
      502,
      expect.stringContaining("<html>"),
      count,
    ]);
  });

  it.each([
    ["reset-before", 0],
    ["reset-after", 1],
  ] as const)("%s cuts the connection and leaves %i messages", async (kind, count) => {
    server = await openDiscord();
    server.discord.fault({ match: isPost, kind });
    await expect(post()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(posted()).toBe(count);
    expect(server.discord.log.at(-1)).toMatchObject({ status: 0, fault: kind, body: { content: "x" } });
  });

  it.each([
    ["timeout-before", 0],
    ["timeout-after", 1],
  ] as const)("%s never answers and leaves %i messages", async (kind, count) => {
    server = await openDiscord();
    server.discord.fault({ match: isPost, kind });
    const waiting = fetch(`${server.apiUrl}/v10/channels/${server.channel.id}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${TOKEN}` },
      body: '{"content":"x"}',
      signal: AbortSignal.timeout(80),
    });
    await expect(waiting).rejects.toThrow("timeout");
    expect(posted()).toBe(count);
  });

  it("hit as often as planned, until they are cancelled", async () => {
    server = await openDiscord();
    const planned = server.discord.fault({ match: isPost, kind: "500-before", times: 3 });
    await post();
    expect(planned.left).toBe(2);
    planned.cancel();
    expect((await post()).status).toBe(200);
    server.discord.fault({ match: isPost, kind: "500-before" });
    server.discord.clearFaults();
    expect((await post()).status).toBe(200);
  });
});

describe("nonces", () => {
  it("return the first message when enforced, even after its deletion, for some minutes", async () => {
    let clock = Date.UTC(2026, 0, 5);
    server = await openDiscord({ now: () => clock });
    const first = await post({ content: "x", nonce: "n1", enforce_nonce: true });
    const other = server.discord.addChannel({ guild: server.guild.id, name: "other" });
    const body = { content: "y", nonce: "n1", enforce_nonce: true };
    const again = await call(server.apiUrl, "POST", `/channels/${other.id}/messages`, body);
    expect([again.json.id, again.json.content, posted()]).toEqual([first.json.id, "x", 1]);
    server.discord.deleteMessage(first.json.id);
    expect((await post(body)).json.id).toBe(first.json.id);
    clock += 300_001;
    expect((await post(body)).json.id).not.toBe(first.json.id);
  });

  it("change nothing where they are not enforced, and are not read back later", async () => {
    server = await openDiscord();
    const first = await post({ content: "x", nonce: "n1" });
    expect((await post({ content: "x", nonce: "n1" })).json.id).not.toBe(first.json.id);
    expect(first.json.nonce).toBe("n1");
    const read = await call(server.apiUrl, "GET", `/channels/${server.channel.id}/messages/${first.json.id}`);
    expect(read.json).not.toHaveProperty("nonce");
  });
});

describe("rate limits", () => {
  it("of a channel are told in headers and refused as documented", async () => {
    let clock = Date.UTC(2026, 0, 5);
    server = await openDiscord({ rateLimits: "documented", now: () => clock });
    const answers = [];
    for (let index = 0; index < 6; index++) answers.push(await post());
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[0]?.headers.get("x-ratelimit-remaining")).toBe("4");
    expect(answers[5]?.json).toEqual({
      message: "You are being rate limited.",
      retry_after: 5,
      global: false,
    });
    expect(answers[5]?.headers.get("retry-after")).toBe("5");
    expect(server.discord.invalidRequests()).toBe(1);
    const other = server.discord.addChannel({ guild: server.guild.id, name: "other" });
    expect(
      (await call(server.apiUrl, "POST", `/channels/${other.id}/messages`, { content: "x" })).status,
    ).toBe(200);
    clock += 5000;
    expect((await post()).status).toBe(200);
  });

  it("are obeyed by the client, reactions 250 ms apart included", async () => {
    server = await openDiscord({ rateLimits: "documented" });
    client = await connect(server.apiUrl);
    const channel = (await client.channels.fetch(server.channel.id)) as TextChannel;
    const message = await channel.send("vote");
    const start = performance.now();
    await Promise.all(["1️⃣", "2️⃣", "3️⃣"].map((emoji) => message.react(emoji)));
    expect(performance.now() - start).toBeGreaterThan(450);
    expect(server.discord.message(message.id)?.reactions).toHaveLength(3);
    expect(server.discord.log.filter((entry) => entry.status === 429)).toEqual([]);
  });

  it("let the client wait and try again after a 429", async () => {
    server = await openDiscord();
    client = await connect(server.apiUrl);
    const channel = (await client.channels.fetch(server.channel.id)) as TextChannel;
    server.discord.fault({ match: isPost, kind: "429", retryAfter: 0.05 });
    await channel.send("x");
    expect(
      server.discord.log.filter((entry) => isPost(entry.method, entry.path)).map((entry) => entry.status),
    ).toEqual([429, 200]);
  });
});

describe("the limiter", () => {
  const request = { method: "GET", route: "/channels/:channel", exempt: false };

  function limiter(window: "sliding" | "fixed") {
    let at = 1_000_000;
    const rates = createRateLimiter(() => at, window);
    const passes = (count: number, exempt = false) =>
      Array.from({ length: count }, (_, index) =>
        rates.take({ ...request, major: `${at} ${index}`, exempt }),
      ).filter((verdict) => !verdict.refused).length;
    const wait = (ms: number) => {
      at += ms;
    };
    return { rates, passes, wait };
  }

  it("lets 50 requests through in any second when sliding", () => {
    const { passes, wait } = limiter("sliding");
    expect(passes(30)).toBe(30);
    wait(600);
    expect(passes(30)).toBe(20);
    wait(400);
    expect(passes(60)).toBe(30);
  });

  it("counts seconds from the first request when fixed", () => {
    const { passes, wait } = limiter("fixed");
    expect(passes(30)).toBe(30);
    wait(999);
    expect(passes(30)).toBe(20);
    wait(1);
    expect(passes(60)).toBe(50);
  });

  it("says how long to wait, and that it is global", () => {
    const { rates, passes, wait } = limiter("sliding");
    passes(50);
    wait(250);
    const verdict = rates.take({ ...request, major: "x" });
    expect(verdict.refused).toEqual({ retryAfter: 0.75, global: true });
    expect(verdict.headers).toMatchObject({ "X-RateLimit-Global": "true", "Retry-After": "1" });
  });

  it("leaves interactions out of the global count", () => {
    const { passes } = limiter("sliding");
    expect(passes(200, true)).toBe(200);
    expect(passes(60)).toBe(50);
  });

  it("bans after 10,000 invalid requests in ten minutes", () => {
    const { rates, wait } = limiter("sliding");
    for (let index = 0; index < 9999; index++) rates.invalid();
    expect(rates.bannedFor()).toBe(0);
    rates.invalid();
    wait(1000);
    expect(rates.bannedFor()).toBe(599_000);
    wait(599_000);
    expect([rates.bannedFor(), rates.invalidCount]).toEqual([0, 0]);
  });
});
