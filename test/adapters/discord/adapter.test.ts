import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { examineDiscord } from "../../../adapters/discord/doctor.ts";
import { ROOT } from "../../../adapters/discord/in/commands.ts";
import type { DiscordOptions } from "../../../adapters/discord/index.ts";
import type { ChatAdapter, DeliveryKey } from "../../../src/chat/adapter.ts";
import { type Command, defineCommand } from "../../../src/chat/command.ts";
import type { Message } from "../../../src/chat/message.ts";
import { choice, integer, text } from "../../../src/chat/option.ts";
import { ballotMark } from "../../../src/chat/reaction.ts";
import { type Clock, systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { until } from "../../until.ts";
import { recorder } from "./core.ts";
import { createDiscordStage, type DiscordStage, TOKEN } from "./stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const NOTICE: Message = { summary: "Hello", blocks: [{ kind: "paragraph", text: ["Hello."] }] };
const VOTE: Message = {
  summary: "Vote",
  blocks: [{ kind: "actions", actions: [{ kind: "press", id: "vote:2506.00001", label: "Vote" }] }],
};

const search = defineCommand({
  name: "search",
  description: "Finds papers",
  options: {
    count: integer("How many", { min: 1, max: 10 }),
    query: text("Words", { required: true }),
    window: choice("Days", ["day", "week"]),
  },
  reply: "private",
  run: () => Promise.reject(new Error("not here")),
});

/** The machine's clock, but for short pauses. Long ones are deadlines. */
const quick: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms > 10_000 ? ms : 0, signal),
};

describe("the Discord adapter", () => {
  const cleanups: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  async function setup(options: Partial<DiscordOptions> = {}, rateLimits: "documented" | "off" = "off") {
    const stage = await createDiscordStage({ rateLimits, options });
    cleanups.push(() => stage.close());
    return stage;
  }

  async function started(
    stage: DiscordStage,
    adapter: ChatAdapter = stage.adapter,
    commands: readonly Command[] = [search],
  ) {
    cleanups.push(() => adapter.stop());
    const core = recorder();
    await adapter.start(commands, core.handlers);
    return Object.assign(core, { adapter });
  }

  describe("starting", () => {
    it("says what to do about a wrong token, without showing it", async () => {
      const stage = await setup();
      const adapter = stage.make({ token: `${TOKEN}x` });
      const core = recorder();
      const error = await adapter.start([search], core.handlers).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: "ChatError", kind: "unauthorized" });
      expect(String(error)).toMatch(/Reset Token/);
      expect(String(error)).not.toContain(TOKEN);
      expect(core.fatal).toEqual([]);
      await adapter.stop();
    });

    it("says that Discord cannot be reached, and tries again until it can", async () => {
      const lines: unknown[][] = [];
      const warn = (...line: unknown[]) => void lines.push(line);
      const stage = await setup({ log: { ...silentLog, warn } });
      const adapter = stage.make({ apiUrl: "http://127.0.0.1:9/api" });
      const core = recorder();
      const starting = adapter.start([search], core.handlers);
      await until("it says so twice", () => lines.length >= 2);
      expect(lines[0]).toEqual([
        "discord cannot be reached; trying again",
        { error: expect.stringMatching(/ECONNREFUSED/), failures: 1, pauseMs: expect.any(Number) },
      ]);
      expect(core.connected).toEqual([]);
      await adapter.stop();
      await starting;
    });

    it.each([
      [4004, /Reset Token/],
      [4014, /intents/],
    ])("ends at once where the gateway closes with %i", async (code, cure) => {
      const stage = await setup();
      const closing = await closingGateway(code);
      cleanups.push(closing.close);
      const adapter = stage.make({ apiUrl: closing.apiUrl });
      const core = recorder();
      await expect(adapter.start([search], core.handlers)).rejects.toThrow(cure);
      expect(core.fatal).toEqual([]);
      await adapter.stop();
    });

    it("does not pass for started where the connection ended while it was starting", async () => {
      const stage = await setup();
      stage.discord.fault({ match: (_, path) => path.endsWith("/commands"), kind: "slow", latencyMs: 300 });
      const off = stage.discord.onChange(({ kind }) => {
        if (kind !== "gateway" || stage.discord.gateway.connected() === 0) return;
        off();
        setTimeout(() => stage.discord.gateway.close(4014), 100);
      });
      const core = recorder();
      await expect(stage.adapter.start([search], core.handlers)).rejects.toThrow(/intents/);
      await stage.adapter.stop();
    });

    it("registers the commands for all servers, then writes only where they differ", async () => {
      const stage = await setup();
      const puts = () => stage.discord.log.filter((entry) => entry.method === "PUT").length;
      await started(stage);
      expect(puts()).toBe(1);
      expect(stage.discord.registeredCommands()).toMatchObject([
        {
          name: ROOT,
          integration_types: [0, 1],
          contexts: [0, 1, 2],
          options: [
            {
              type: 1,
              name: "search",
              options: [
                { type: 3, name: "query", required: true, max_length: 250 },
                { type: 4, name: "count", min_value: 1, max_value: 10 },
                {
                  type: 3,
                  name: "window",
                  choices: [
                    { name: "day", value: "day" },
                    { name: "week", value: "week" },
                  ],
                },
              ],
            },
          ],
        },
      ]);
      await started(stage, stage.make());
      expect(puts()).toBe(1);
      await started(stage, stage.make(), [{ ...search, description: "Finds more papers" }]);
      expect(puts()).toBe(2);
      await started(stage, stage.make(), [{ ...search, shortcut: { label: "Find", option: "query" } }]);
      expect(puts()).toBe(3);
      await started(stage, stage.make(), [{ ...search, shortcut: { label: "Find", option: "query" } }]);
      expect(puts()).toBe(3);
      const words = { name: "finde", description: "Findet Paper", options: {} };
      const translations = { de: words, fr: words, es: words, ja: words, ko: words, zh: words };
      await started(stage, stage.make(), [{ ...search, translations }]);
      expect(puts()).toBe(4);
      await started(stage, stage.make(), [{ ...search, translations }]);
      expect(puts()).toBe(4);
    });

    it("registers for named servers alone", async () => {
      const stage = await setup();
      await started(stage, stage.make({ guildIds: [stage.guild] }));
      await started(stage, stage.make({ guildIds: [stage.guild] }));
      expect(stage.discord.registeredCommands(stage.guild)).toHaveLength(1);
      expect(stage.discord.registeredCommands()).toHaveLength(0);
      expect(stage.discord.log.filter((entry) => entry.method === "PUT")).toHaveLength(1);
    });
  });

  describe("faults", () => {
    const posts = (method: string, path: string) => method === "POST" && path.endsWith("/messages");

    it.each([
      ["reset-after", "unknown", 1],
      ["reset-before", "unknown", 0],
      ["502-after", "unknown", 1],
      ["500-before", "unknown", 0],
    ] as const)("a post that meets %s is %s and tried once", async (kind, expected, landed) => {
      const stage = await setup();
      const { adapter } = await started(stage);
      stage.discord.fault({ match: posts, kind });
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toMatchObject({ kind: expected });
      expect(stage.discord.log.filter((entry) => posts(entry.method, entry.path))).toHaveLength(1);
      expect(stage.discord.messages(stage.channel.id)).toHaveLength(landed);
    });

    it("a post to a server that is away is certainly unsent", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      await stage.close();
      // Over the connection still open from before, the first one cannot know.
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toMatchObject({ name: "ChatError" });
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toMatchObject({ kind: "unsent" });
    });

    it("a payload that Discord refuses is our bug, and says what was wrong", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      const error = await adapter
        .post(stage.channel, NOTICE, "x".repeat(26) as DeliveryKey)
        .catch((e: unknown) => e);
      expect(error).toMatchObject({ kind: "rejected" });
      expect(String(error)).toContain("nonce");
    });

    it("a token that is revoked while running ends it, once, with the cure", async () => {
      const stage = await setup();
      const { adapter, fatal } = await started(stage);
      stage.discord.fault({ match: () => true, kind: "401", times: 10 });
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toMatchObject({ kind: "unauthorized" });
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toMatchObject({ kind: "unauthorized" });
      expect(fatal).toHaveLength(1);
      expect(fatal[0]?.message).toMatch(/Reset Token/);
    });

    it("a connection closed for good ends it", async () => {
      const stage = await setup();
      const { fatal } = await started(stage);
      stage.discord.setToken("other");
      await until("it is told", () => fatal.length > 0);
      expect(fatal[0]).toMatchObject({ name: "ChatError", kind: "unauthorized" });
      expect(fatal[0]?.message).toMatch(/Reset Token/);
    });

    it("an outage is told at each try, and the tries grow rare", async () => {
      const pauses: number[] = [];
      const warn = (message: string, fields?: Readonly<Record<string, unknown>>) => {
        if (message === "discord connection lost; trying again") pauses.push(Number(fields?.pauseMs));
      };
      const stage = await setup({ log: { ...silentLog, warn }, clock: quick, random: () => 0.5 });
      await started(stage);
      await stage.close();
      await until("it has tried four times", () => pauses.length >= 4);
      expect(pauses.slice(0, 4)).toEqual([750, 1_500, 3_000, 6_000]);
    });

    it("leaving by itself is no outage", async () => {
      const lines: string[] = [];
      const warn = (message: string) => void lines.push(message);
      const stage = await setup({ log: { ...silentLog, warn } });
      await (await started(stage)).adapter.stop();
      expect(lines).toEqual([]);
    });

    it("names the missing permission", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      stage.discord.denyBot(stage.channel.id, ["SendMessages"]);
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toThrow(/Send Messages/);
      stage.discord.denyBot(stage.channel.id, ["ViewChannel"]);
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.stringMatching(/View Channel/),
      });
    });

    it("reports a person who takes no messages", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      const user = stage.discord.addUser({ name: "closed", acceptsMessages: false }).id;
      await expect(adapter.tell({ ...stage.ada, user }, NOTICE)).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("refuses to post when it is stopping", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      await adapter.stop();
      await expect(adapter.post(stage.channel, NOTICE, KEY)).rejects.toMatchObject({ kind: "unsent" });
    });
  });

  describe("looking back", () => {
    it("reads past a hundred other messages", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      const since = Date.now();
      for (let i = 0; i < 230; i++) stage.discord.say(stage.ada.user, stage.channel.id, `chatter ${i}`);
      const ref = await adapter.post(stage.channel, NOTICE, KEY);
      for (let i = 0; i < 30; i++) stage.discord.say(stage.ada.user, stage.channel.id, `chatter ${i}`);
      expect(await adapter.find(stage.channel, KEY, since)).toEqual(ref);
    });

    it("never takes an unreadable channel for an empty one", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      await adapter.post(stage.channel, NOTICE, KEY);
      stage.discord.denyBot(stage.channel.id, ["ReadMessageHistory"]);
      await until("the message can be looked for again", async () => {
        const found = adapter.find(stage.channel, KEY, Date.now() - 1_000);
        return found.then(
          () => false,
          (error: unknown) => /Read Message History/.test(String(error)),
        );
      });
    });
  });

  describe("ballots", () => {
    it("tells reactions cleared by a moderator, all or one number", async () => {
      const stage = await setup();
      const { adapter, ballots } = await started(stage);
      const message = await adapter.post(stage.channel, NOTICE, KEY);
      await stage.react(message, stage.ada, 3);
      await stage.react(message, stage.ada, 4);
      stage.discord.clearReactions(message.id, "3️⃣");
      stage.discord.clearReactions(message.id);
      await until("the ballots are told", () => ballots.length === 4);
      expect(ballots.slice(2)).toEqual([
        { kind: "cleared", message, mark: ballotMark(3) },
        { kind: "cleared", message },
      ]);
    });

    it("counts a person with a normal and a burst reaction once, and bots never", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      const message = await adapter.post(stage.channel, NOTICE, KEY);
      await stage.react(message, stage.ada, 1);
      stage.discord.react(stage.ada.user, message.id, "1️⃣", { burst: true });
      stage.discord.react(stage.ben.user, message.id, "1️⃣", { burst: true });
      expect(await adapter.ballots(message, () => true)).toEqual([
        { person: stage.ada, mark: ballotMark(1) },
        { person: stage.ben, mark: ballotMark(1) },
      ]);
    });

    it("reads past a hundred people", async () => {
      const stage = await setup();
      const { adapter } = await started(stage);
      const message = await adapter.post(stage.channel, NOTICE, KEY);
      for (let i = 0; i < 205; i++) {
        const { id } = stage.discord.addUser({ name: `reader${i}` });
        stage.discord.react(id, message.id, "1️⃣");
      }
      expect(await adapter.ballots(message, () => true)).toHaveLength(205);
    });

    it("asks for no list of people where only we have reacted", async () => {
      const stage = await setup({ clock: quick });
      const { adapter } = await started(stage);
      const message = await adapter.post(stage.channel, NOTICE, KEY);
      await adapter.seed(message, 3);
      await stage.react(message, stage.ada, 2);
      const before = stage.discord.log.length;
      expect(await adapter.ballots(message, () => true)).toEqual([
        { person: stage.ada, mark: ballotMark(2) },
      ]);
      expect(stage.discord.log.slice(before).map(({ path }) => decodeURIComponent(path))).toEqual([
        expect.stringMatching(/messages\/\d+$/),
        expect.stringContaining("/reactions/2️⃣"),
      ]);
    });

    it("stops seeding quietly where it may not react", async () => {
      const stage = await setup({ clock: quick });
      const { adapter } = await started(stage);
      const message = await adapter.post(stage.channel, NOTICE, KEY);
      stage.discord.denyBot(stage.channel.id, ["AddReactions"]);
      await adapter.seed(message, 10);
      expect(stage.discord.log.filter((entry) => entry.path.endsWith("/@me"))).toHaveLength(1);
    });
  });

  describe("the connection", () => {
    it("asks for no recount after a resume, and loses no reaction in between", async () => {
      const stage = await setup();
      const { adapter, connected, ballots } = await started(stage);
      const message = await adapter.post(stage.channel, NOTICE, KEY);
      stage.discord.dropConnections({ resumable: true });
      await stage.react(message, stage.ada, 5);
      await until("it is connected again", () => connected.length === 2);
      expect(connected[1]).toEqual({ platform: "discord", gap: false });
      await until("the ballot is told", () => ballots.length === 1);
    });

    it("tells a removal from the server, but takes an outage for none", async () => {
      const stage = await setup();
      const { removed } = await started(stage);
      stage.discord.setAvailable(stage.guild, false);
      stage.discord.setAvailable(stage.guild, true);
      stage.discord.removeBot(stage.guild);
      await until("the removal is told", () => removed.length > 0);
      expect(removed).toEqual([{ platform: "discord", workspace: stage.guild }]);
    });

    it("keeps below the documented rate without a single 429", async () => {
      const stage = await setup({}, "documented");
      const { adapter } = await started(stage);
      const channels = Array.from({ length: 90 }, (_, i) => {
        return stage.discord.addChannel({ guild: stage.guild, name: `c${i}` }).id;
      });
      const begun = performance.now();
      await Promise.all(channels.map((id) => adapter.post({ ...stage.channel, id }, NOTICE, KEY)));
      const rate = channels.length / ((performance.now() - begun) / 1000);
      expect(stage.discord.invalidRequests()).toBe(0);
      expect(rate).toBeLessThan(50);
      // The pace's own tests hold the rate by a clock of theirs; here a busy machine may take its time.
      expect(rate).toBeGreaterThan(10);
    });
  });

  describe("interactions", () => {
    it("lets people configure what is their own: a direct channel", async () => {
      const stage = await setup();
      const { adapter, asked } = await started(stage);
      await adapter.tell(stage.ada, VOTE);
      const channel = stage.discord.directChannel(stage.ada.user).id;
      await stage.discord.command(stage.ada.user, channel, ROOT, "search", { query: "x" });
      expect(asked[0]).toMatchObject({
        canManage: true,
        person: { workspace: "", user: stage.ada.user },
        channel: { workspace: "", id: channel },
      });
    });

    it("answers even where the answer cannot be shown", async () => {
      const stage = await setup();
      const core = await started(stage);
      const actions = Array.from({ length: 50 }, (_, i) => ({
        kind: "press" as const,
        id: `a${i}`,
        label: "A",
      }));
      core.answer = () =>
        Promise.resolve({
          kind: "message",
          message: { summary: "x", blocks: [{ kind: "actions", actions }] },
          private: false,
        });
      const broken = await stage.run(stage.ada, stage.channel, "search", { query: "x" });
      expect(broken).toMatchObject({ private: true, text: expect.stringMatching(/went wrong/) });
    });

    it("finishes answers that are under way before it stops", async () => {
      const stage = await setup();
      const core = await started(stage);
      core.answer = async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        return { kind: "message", message: NOTICE, private: true };
      };
      const reply = stage.run(stage.ada, stage.channel, "search", { query: "x" });
      await until("the command is told", () => core.asked.length === 1);
      await core.adapter.stop();
      expect(await reply).toMatchObject({ private: true, text: "Hello." });
    });
  });

  describe("doctor", () => {
    it("finds a good token in order and a wrong one wanting", async () => {
      const stage = await setup();
      const good = await examineDiscord({ token: TOKEN, apiUrl: stage.apiUrl, guildIds: [stage.guild] });
      expect(good.filter((check) => !check.ok)).toEqual([]);
      expect(good.find(({ name }) => name === "Discord permissions")?.detail).toMatch(
        /^all needed ones granted in \d+ server/,
      );
      const bad = await examineDiscord({ token: "wrong", apiUrl: stage.apiUrl, guildIds: [] });
      expect(bad).toHaveLength(1);
      expect(bad[0]).toMatchObject({ ok: false, detail: expect.stringMatching(/Reset Token/) });
      const elsewhere = await examineDiscord({
        token: TOKEN,
        apiUrl: stage.apiUrl,
        guildIds: ["123456789012345678"],
      });
      expect(elsewhere.find((check) => !check.ok)?.detail).toMatch(/Invite it/);
    });
  });
});

/** A Discord that lets clients in and closes the gateway with `code` when they identify themselves. */
async function closingGateway(code: number): Promise<{ apiUrl: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url?.endsWith("/users/@me")) {
      response.writeHead(401, { "content-type": "application/json" });
      response.end('{"message":"401: Unauthorized","code":0}');
      return;
    }
    const { port } = server.address() as AddressInfo;
    const limits = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: limits }));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
    socket.on("message", (data) => {
      if ((JSON.parse(String(data)) as { op: number }).op === 2) socket.close(code);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
