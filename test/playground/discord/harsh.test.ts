import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { DiscordOptions } from "../../../playground/discord/index.ts";
import { until } from "../../until.ts";
import { call, openDiscord, TOKEN } from "./setup.ts";

let clock = Date.UTC(2026, 0, 5);
let server: Awaited<ReturnType<typeof openDiscord>>;
const sockets: WebSocket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await server.close();
});

const setup = async (options: Partial<DiscordOptions> = {}) => {
  clock = Date.UTC(2026, 0, 5);
  server = await openDiscord({ now: () => clock, rateLimits: "documented", ...options });
};

interface Heard {
  readonly op: number;
  readonly t: string | null;
  readonly d: unknown;
}

/** A raw client: what it says, hears, and how it was closed. */
function connect() {
  const url = `${server.apiUrl.replace(/^http/, "ws").replace(/\/api$/, "/gateway")}?v=10&encoding=json`;
  const socket = new WebSocket(url);
  sockets.push(socket);
  const heard: Heard[] = [];
  let closed: number | undefined;
  const opened = new Promise<void>((resolve) => socket.once("open", () => resolve()));
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  socket.on("close", (code) => {
    closed = code;
  });
  const say = async (op: number, d: unknown) => {
    await opened;
    socket.send(JSON.stringify({ op, d }));
  };
  return {
    heard,
    closed: () => closed,
    say,
    identify: (shard: readonly number[] = [0, 1], token = TOKEN) =>
      say(2, { token, intents: 1, properties: {}, shard }),
    ready: () => heard.find(({ t }) => t === "READY"),
    hear: (op: number) => until(`op ${op} is heard`, () => heard.find((each) => each.op === op)),
  };
}

const starts = async () =>
  (await call(server.apiUrl, "GET", "/gateway/bot")).json.session_start_limit as Record<string, number>;

describe("IDENTIFY", () => {
  it("is taken once in five seconds, and refused with op 9 before", async () => {
    await setup();
    await connect().identify();
    await until("it is ready", () => server.discord.gateway.connected() === 1);
    const hasty = connect();
    await hasty.identify();
    expect((await hasty.hear(9)).d).toBe(false);
    clock += 5_000;
    await hasty.identify();
    await until("it is ready", hasty.ready);
  });

  it("counts against a thousand a day, which come back", async () => {
    await setup();
    expect(await starts()).toMatchObject({ total: 1_000, remaining: 1_000, max_concurrency: 1 });
    const client = connect();
    await client.identify();
    await until("it is ready", client.ready);
    clock += 60_000;
    expect(await starts()).toMatchObject({ remaining: 999, reset_after: 86_340_000 });
    clock += 86_340_000;
    expect(await starts()).toMatchObject({ remaining: 1_000 });
  });

  it("resets the token when the day's are used up", async () => {
    await setup({ identifiesPerDay: 1 });
    const first = connect();
    await first.identify();
    await until("it is ready", first.ready);
    clock += 5_000;
    const last = connect();
    await last.identify();
    await until("both are closed", () => first.closed() && last.closed());
    expect([first.closed(), last.closed()]).toEqual([4004, 4004]);
    expect((await call(server.apiUrl, "GET", "/gateway/bot")).status).toBe(401);
  });

  it("with a wrong token is not counted", async () => {
    await setup();
    await connect().identify([0, 1], "wrong");
    await until("it is refused", async () => (await starts()).remaining === 1_000);
  });

  it("of each shard takes its five seconds", async () => {
    await setup({ shards: () => 2 });
    expect((await call(server.apiUrl, "GET", "/gateway/bot")).json.shards).toBe(2);
    const [zero, one] = [connect(), connect()];
    await zero.identify([0, 2]);
    await until("it is ready", zero.ready);
    await one.identify([1, 2]);
    await one.hear(9);
    clock += 5_000;
    await one.identify([1, 2]);
    await until("it is ready", one.ready);
  });
});

describe("a gateway that misbehaves", () => {
  it("says no HELLO", async () => {
    await setup();
    server.discord.fault({ gateway: "no-hello" });
    const client = connect();
    await client.say(1, null);
    await client.hear(11);
    expect(client.heard.map(({ op }) => op)).toEqual([11]);
    await connect().hear(10);
  });

  it("leaves IDENTIFY unanswered, or calls the session invalid", async () => {
    await setup({ rateLimits: "off" });
    server.discord.fault({ gateway: "no-ready" });
    server.discord.fault({ gateway: "invalid-session" });
    const client = connect();
    await client.identify();
    await client.say(1, null);
    await client.hear(11);
    expect(client.ready()).toBeUndefined();
    await client.identify();
    expect((await client.hear(9)).d).toBe(false);
    await client.identify();
    await until("it is ready", client.ready);
  });

  it("leaves RESUME unanswered and acknowledges heartbeats", async () => {
    await setup();
    const first = connect();
    await first.identify();
    const { session_id } = (await until("it is ready", first.ready)).d as { session_id: string };
    server.discord.dropConnections({ resumable: true });
    server.discord.fault({ gateway: "no-resumed" });
    const second = connect();
    const resume = () => second.say(6, { token: TOKEN, session_id, seq: 1 });
    await resume();
    await second.say(1, null);
    await second.hear(11);
    expect(second.heard.some(({ t }) => t === "RESUMED")).toBe(false);
    await resume();
    await until("it has resumed", () => second.heard.some(({ t }) => t === "RESUMED"));
  });

  it("acknowledges heartbeats late, or not at all", async () => {
    await setup();
    server.discord.fault({ gateway: "no-ack" });
    server.discord.fault({ gateway: "late-ack", latencyMs: 50 });
    const client = connect();
    await client.say(1, null);
    await client.say(1, null);
    await client.say(1, null);
    await until("two are acknowledged", () => client.heard.filter(({ op }) => op === 11).length === 2);
  });
});

describe("the registration of commands", () => {
  const route = () => `/applications/${server.discord.bot.id}/commands`;
  const put = () => call(server.apiUrl, "PUT", route(), [{ name: "papers", description: "x" }]);
  const refuse = (kind: "400" | "403" | "404" | "200-text") =>
    server.discord.fault({ kind, match: (method, path) => method === "PUT" && path === route() });

  it.each([
    ["403", 403, 50001],
    ["404", 404, 10002],
  ] as const)("is refused with %s and Discord's code", async (kind, status, code) => {
    await setup();
    refuse(kind);
    const answer = await put();
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect((await put()).status).toBe(200);
  });

  it("is refused with a tree of errors", async () => {
    await setup();
    refuse("400");
    expect((await put()).json).toMatchObject({
      code: 50035,
      message: "Invalid Form Body",
      errors: { 0: { options: { 3: { description: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH" }] } } } } },
    });
  });

  it("is answered with a text under 200", async () => {
    await setup();
    refuse("200-text");
    const answer = await fetch(`${server.apiUrl}/v10${route()}`, {
      method: "PUT",
      headers: { authorization: `Bot ${TOKEN}`, "content-type": "application/json" },
      body: "[]",
    });
    expect([answer.status, await answer.text()]).toEqual([200, "OK"]);
    expect(server.discord.registeredCommands()).toEqual([]);
  });
});

describe("a member who is timed out", () => {
  const post = () => call(server.apiUrl, "POST", `/channels/${server.channel.id}/messages`, { content: "x" });

  it("may look but not write, whatever the roles say, until it is over", async () => {
    await setup();
    await post();
    const bot = server.discord.bot.id;
    server.discord.timeOut(server.guild.id, bot, clock + 60_000);
    const refused = await post();
    expect([refused.status, refused.json.code]).toEqual([403, 50013]);
    const history = await call(server.apiUrl, "GET", `/channels/${server.channel.id}/messages`);
    expect(history.json).toHaveLength(1);
    const me = await call(server.apiUrl, "GET", `/guilds/${server.guild.id}/members/${bot}`);
    expect(me.json.communication_disabled_until).toBe(
      new Date(clock + 60_000).toISOString().replace("Z", "000+00:00"),
    );
    clock += 60_000;
    expect((await post()).status).toBe(200);
  });

  it("is told to the bot when it is the bot", async () => {
    await setup();
    const client = connect();
    await client.identify();
    await until("it is ready", client.ready);
    server.discord.timeOut(server.guild.id, server.ada.id, clock + 60_000);
    server.discord.timeOut(server.guild.id, server.discord.bot.id, clock + 60_000);
    const told = await until("it is told", () => client.heard.find(({ t }) => t === "GUILD_MEMBER_UPDATE"));
    expect(told.d).toMatchObject({ user: { id: server.discord.bot.id } });
  });
});

describe("an interaction where only the person has the bot", () => {
  it("takes five follow-ups", async () => {
    await setup({ rateLimits: "off" });
    const { discord } = server;
    const app = discord.bot.id;
    await call(server.apiUrl, "PUT", `/applications/${app}/commands`, [
      { name: "papers", description: "x", integration_types: [0, 1], contexts: [0, 1, 2] },
    ]);
    const elsewhere = discord.addGuild({ name: "Elsewhere", bot: false });
    const lobby = discord.addChannel({ guild: elsewhere.id, name: "lobby" });
    const guest = discord.addUser({ name: "Guest", hasBot: true });
    const client = connect();
    await client.identify();
    await until("it is ready", client.ready);

    const followUps = async (channel: string, count: number) => {
      const before = client.heard.length;
      const answer = discord.command(guest.id, channel, "papers");
      const { id, token } = (
        await until("it is told", () =>
          client.heard.slice(before).find(({ t }) => t === "INTERACTION_CREATE"),
        )
      ).d as { id: string; token: string };
      const said = { type: 4, data: { content: "x" } };
      await call(server.apiUrl, "POST", `/interactions/${id}/${token}/callback`, said);
      await answer;
      const answers = [];
      for (let n = 0; n < count; n += 1)
        answers.push(await call(server.apiUrl, "POST", `/webhooks/${app}/${token}`, { content: "x" }));
      return answers.map(({ status, json }) => json.code ?? status);
    };
    expect(await followUps(lobby.id, 6)).toEqual([200, 200, 200, 200, 200, 40094]);
    expect(await followUps(server.channel.id, 6)).toEqual([200, 200, 200, 200, 200, 200]);
  });
});
