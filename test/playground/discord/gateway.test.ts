import { type Client, Events, GatewayIntentBits, type TextChannel } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { until } from "../../until.ts";
import { connect, createClient, openDiscord, TOKEN } from "./setup.ts";

let server: Awaited<ReturnType<typeof openDiscord>>;
let client: Client<true>;
let heard: string[];
let message: string;

beforeEach(async () => {
  server = await openDiscord();
  client = (await connect(server.apiUrl)) as Client<true>;
  heard = [];
  client.on(Events.MessageReactionAdd, (reaction) => heard.push(String(reaction.emoji.name)));
  const channel = (await client.channels.fetch(server.channel.id)) as TextChannel;
  message = (await channel.send("vote")).id;
});

afterEach(async () => {
  await client.destroy();
  await server.close();
});

const vote = (emoji: string) => server.discord.react(server.ada.id, message, emoji);

describe("a lost connection", () => {
  it("is resumed and what was missed is replayed, in order", async () => {
    vote("1️⃣");
    await until("the first reaction arrived", () => heard.length === 1);
    server.discord.dropConnections({ resumable: true });
    vote("2️⃣");
    vote("3️⃣");
    await until("the missed reactions were replayed", () => heard.length === 3);
    expect(heard).toEqual(["1️⃣", "2️⃣", "3️⃣"]);
    expect(server.discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  it("loses what was missed when the session is lost", async () => {
    server.discord.dropConnections({ resumable: false });
    vote("2️⃣");
    await until("the client identified again", () => server.discord.gateway.counts.identified === 2);
    vote("3️⃣");
    await until("a reaction arrived", () => heard.length === 1);
    expect(heard).toEqual(["3️⃣"]);
  });

  it("is resumed after the server's wish to reconnect", async () => {
    server.discord.restartGateway();
    await until("the client resumed", () => server.discord.gateway.counts.resumed === 1);
    vote("1️⃣");
    await until("a reaction arrived", () => heard.length === 1);
  });

  it.each([
    [true, { identified: 1, resumed: 1 }],
    [false, { identified: 2, resumed: 0 }],
  ])("goes on as an invalid session says (resumable: %s)", async (resumable, counts) => {
    const back = new Promise((resolve) => {
      client.once(Events.ShardResume, resolve);
      client.once(Events.ShardReady, resolve);
    });
    server.discord.gateway.invalidate({ resumable });
    await back;
    expect(server.discord.gateway.counts).toEqual(counts);
    vote("1️⃣");
    await until("a reaction arrived", () => heard.length === 1);
  });

  it("cannot be resumed after the window", async () => {
    let clock = Date.UTC(2026, 0, 5);
    // However soon the client is back, it is too late.
    const slow = await openDiscord({ now: () => ++clock, resumeWindowMs: 0 });
    const bot = await connect(slow.apiUrl);
    // A client that is sent away while it is still connecting may never say that it has gone.
    const back = new Promise((resolve) => bot.once(Events.ShardReady, resolve));
    slow.discord.dropConnections({ resumable: true });
    await back;
    expect(slow.discord.gateway.counts).toEqual({ identified: 2, resumed: 0 });
    await bot.destroy();
    await slow.close();
  });

  it("is over when the client says goodbye", async () => {
    await client.destroy();
    await until("the connection was gone", () => server.discord.gateway.connected() === 0);
    client = (await connect(server.apiUrl)) as Client<true>;
    expect(server.discord.gateway.counts).toEqual({ identified: 2, resumed: 0 });
  });
});

describe("refusals", () => {
  it("end a client whose token was revoked", async () => {
    const ended = new Promise((resolve) => {
      client.on(Events.ShardDisconnect, (event) => resolve(event.code));
      client.on(Events.Error, () => undefined);
    });
    server.discord.setToken("another");
    expect(await ended).toBe(4004);
  });

  it("name privileged intents that are switched off", async () => {
    const nosy = createClient(server.apiUrl, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
    nosy.on(Events.Error, () => undefined);
    await expect(nosy.login(TOKEN)).rejects.toThrow("disallowed intents");
    await nosy.destroy();
  });

  it("close with the documented codes", async () => {
    const identify = { op: 2, d: { token: TOKEN, intents: 1, properties: {} } };
    expect(await closeCode(["no json"])).toBe(4002);
    expect(await closeCode([{ op: 99 }])).toBe(4001);
    expect(await closeCode([{ op: 3, d: {} }])).toBe(4003);
    expect(await closeCode([{ op: 2, d: { token: "wrong", intents: 1 } }])).toBe(4004);
    expect(await closeCode([identify, identify])).toBe(4005);
    expect(await closeCode([{ op: 6, d: { token: "wrong", session_id: "x", seq: 1 } }])).toBe(4004);
    expect(await closeCode([{ op: 2, d: { ...identify.d, shard: [2, 1] } }])).toBe(4010);
    expect(await closeCode([identify], "?v=6&encoding=json")).toBe(4012);
    expect(await closeCode([{ op: 2, d: { ...identify.d, intents: 1 << 30 } }])).toBe(4013);
    expect(await closeCode(Array.from({ length: 121 }, () => ({ op: 1, d: null })))).toBe(4008);
  });

  it("close a connection without a heartbeat", async () => {
    const strict = await openDiscord({ heartbeatMs: 30 });
    expect(await closeCode([], "?v=10&encoding=json", strict.apiUrl)).toBe(4009);
    await strict.close();
  });

  it("keep everybody out during an outage", async () => {
    server.discord.gateway.refuse(true);
    await expect(closeCode([])).rejects.toThrow("503");
  });
});

describe("intents", () => {
  it("decide who hears of reactions", async () => {
    const deaf = await connect(server.apiUrl, { intents: [GatewayIntentBits.Guilds] });
    deaf.on(Events.MessageReactionAdd, () => heard.push("deaf"));
    vote("1️⃣");
    await until("the reaction arrived", () => heard.length > 0);
    server.discord.deleteChannel(server.channel.id);
    await new Promise((resolve) => deaf.once(Events.ChannelDelete, resolve));
    expect(heard).toEqual(["1️⃣"]);
    await deaf.destroy();
  });

  it("hide what others write, unless the content intent is switched on", async () => {
    const texts: string[] = [];
    client.on(Events.MessageCreate, (created) => texts.push(created.content));
    server.discord.say(server.ada.id, server.channel.id, "secret");
    server.discord.say(server.ada.id, server.channel.id, `hello <@${server.discord.bot.id}>`);
    await until("both messages arrived", () => texts.length === 2);
    expect(texts).toEqual(["", `hello <@${server.discord.bot.id}>`]);
  });

  it("come with shards: each guild is told to one", async () => {
    const shards = [0, 1].map(() => new Set<string>());
    const ids = Array.from({ length: 8 }, (_, index) => ((1n << 60n) + (BigInt(index) << 22n)).toString());
    for (const id of ids) server.discord.addGuild({ name: id, id });
    await Promise.all(shards.map((seen, number) => readReady(seen, number)));
    expect(ids.filter((id) => shards[0]?.has(id))).toHaveLength(4);
    expect(ids.every((id) => shards[0]?.has(id) !== shards[1]?.has(id))).toBe(true);
  });
});

function gatewayOf(apiUrl: string, query = "?v=10&encoding=json"): WebSocket {
  return new WebSocket(`${apiUrl.replace(/^http/, "ws").replace(/\/api$/, "/gateway")}${query}`);
}

function closeCode(payloads: unknown[], query?: string, apiUrl = server.apiUrl): Promise<number> {
  const socket = gatewayOf(apiUrl, query);
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", resolve);
    socket.on("open", () => {
      for (const payload of payloads)
        socket.send(typeof payload === "string" ? payload : JSON.stringify(payload));
    });
  });
}

function readReady(seen: Set<string>, shard: number): Promise<void> {
  const socket = gatewayOf(server.apiUrl);
  return new Promise((resolve) => {
    socket.on("open", () =>
      socket.send(
        JSON.stringify({ op: 2, d: { token: TOKEN, intents: 1, shard: [shard, 2], properties: {} } }),
      ),
    );
    socket.on("message", (data) => {
      const payload = JSON.parse(data.toString());
      if (payload.t !== "READY") return;
      for (const guild of payload.d.guilds) seen.add(guild.id);
      socket.close();
      resolve();
    });
  });
}
