import { afterEach, describe, expect, it } from "vitest";
import { createDiscordAdapter } from "../../../../../adapters/discord/index.ts";
import { createDiscord, type Discord } from "../../../../../playground/discord/index.ts";
import type { ChannelRef, ChatAdapter, DeliveryKey, Turns } from "../../../../../src/chat/adapter.ts";
import type { Message } from "../../../../../src/chat/message.ts";
import { ballotMark } from "../../../../../src/chat/reaction.ts";
import { systemClock } from "../../../../../src/runtime/clock.ts";
import { silentLog } from "../../../../../src/runtime/log.ts";
import { startVirtualTime, type VirtualTime } from "../../../../hostile/virtual-time.ts";
import { recorder } from "../../core.ts";
import { TOKEN } from "../../stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const NOTICE: Message = { summary: "Hello", blocks: [{ kind: "paragraph", text: ["Hello."] }] };
const MINUTE = 60_000;

interface Stage {
  readonly time: VirtualTime;
  readonly discord: Discord;
  readonly guilds: readonly string[];
  readonly channel: ChannelRef;
  readonly adapter: ChatAdapter;
  readonly core: ReturnType<typeof recorder>;
  /** Warnings and errors, with their fields. */
  readonly lines: [message: string, fields: Readonly<Record<string, unknown>>][];
  said(message: string): readonly Readonly<Record<string, unknown>>[];
}

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The real client and a server that keeps Discord's limits, in a time that passes while nobody works. */
async function setStage(
  spec: { readonly shards?: number; readonly identifiesPerDay?: number } = {},
): Promise<Stage> {
  const { shards, ...rest } = spec;
  const time = startVirtualTime(Date.parse("2026-06-15T08:00:00Z"));
  cleanups.push(() => time.end());
  const discord = createDiscord({ token: TOKEN, ...rest, ...(shards ? { shards: () => shards } : {}) });
  const guilds = Array.from({ length: 4 }, (_, n) => discord.addGuild({ name: `Group ${n}` }).id);
  const [workspace = ""] = guilds;
  const channel = {
    platform: "discord",
    workspace,
    id: discord.addChannel({ guild: workspace, name: "papers" }).id,
  } as const;
  const { apiUrl, close } = await time.during("it listens", discord.listen());
  cleanups.push(() => time.during("it has closed", close()));
  const lines: Stage["lines"] = [];
  const write = (message: string, fields = {}) => void lines.push([message, fields]);
  const adapter = createDiscordAdapter({
    token: TOKEN,
    apiUrl,
    log: { ...silentLog, warn: write, error: write },
    clock: systemClock,
    random: () => 0.5,
  });
  cleanups.push(() => time.during("it has stopped", adapter.stop()));
  return {
    time,
    discord,
    guilds,
    channel,
    adapter,
    core: recorder(),
    lines,
    said: (message) => lines.filter(([line]) => line === message).map(([, fields]) => fields),
  };
}

const SILENT = "discord gateway silent; connecting again";
const LOST = "discord connection lost; trying again";
const AWAY = "discord cannot be reached; trying again";

describe("a wait on Discord ends, is told, and is tried again", () => {
  it.each([
    ["no-hello", "HELLO"],
    ["no-ready", "READY"],
  ] as const)("at the start: %s", async (gateway, waitingFor) => {
    const { time, discord, adapter, core, said } = await setStage();
    discord.fault({ gateway, times: 2 });
    await time.during("it is connected", adapter.start([], core.handlers), 5 * MINUTE);
    expect(said(SILENT)).toEqual([1, 2].map(() => ({ shard: 0, waitingFor, forMs: 25_000 })));
    expect(core.connected).toHaveLength(1);
    expect(core.fatal).toEqual([]);
  });

  it("after a lost connection: a RESUME that is never answered costs a gap, not the day", async () => {
    const { time, discord, channel, adapter, core, said } = await setStage();
    await time.during("it is connected", adapter.start([], core.handlers));
    const message = await time.during("it is posted", adapter.post(channel, NOTICE, KEY));
    discord.fault({ gateway: "no-resumed", times: 1 });
    discord.dropConnections({ resumable: true });
    await time.until("it knows that it is away", () => !adapter.connected(), MINUTE);
    await time.until("it is connected again", () => core.connected.length === 2, 5 * MINUTE);
    expect(adapter.connected()).toBe(true);
    expect(said(SILENT)).toEqual([{ shard: 0, waitingFor: "RESUMED", forMs: 25_000 }]);
    expect(core.connected[1]).toMatchObject({ gap: true });
    discord.react(discord.addUser({ name: "ada" }).id, message.id, "1️⃣");
    await time.until("the ballot is told", () => core.ballots.length === 1, MINUTE);
  });

  it("after a lost connection: without HELLO the session is kept, and nothing is lost", async () => {
    const { time, discord, channel, adapter, core, said } = await setStage();
    await time.during("it is connected", adapter.start([], core.handlers));
    const message = await time.during("it is posted", adapter.post(channel, NOTICE, KEY));
    const ada = discord.addUser({ name: "ada" }).id;
    discord.fault({ gateway: "no-hello", times: 2 });
    discord.dropConnections({ resumable: true });
    discord.react(ada, message.id, "1️⃣");
    await time.until("it is connected again", () => core.connected.length === 2, 5 * MINUTE);
    expect(said(SILENT)).toHaveLength(2);
    expect(core.connected[1]).toEqual({ platform: "discord", gap: false });
    await time.until("the ballot is told", () => core.ballots.length === 1, MINUTE);
    expect(core.ballots[0]).toMatchObject({ kind: "added", mark: ballotMark(1) });
  });

  it("about the gateway's address, whether the call hangs or a page answers", async () => {
    const { time, discord, adapter, core, said } = await setStage();
    const match = (_: string, path: string) => path === "/gateway/bot";
    discord.fault({ match, kind: "timeout-before", times: 3 });
    discord.fault({ match, kind: "502-before", times: 3 });
    discord.fault({ match, kind: "200-text", times: 3 });
    await time.during("it is connected", adapter.start([], core.handlers), 10 * MINUTE);
    expect(said(AWAY).map(({ failures }) => failures)).toEqual([1, 2, 3]);
    expect(core.fatal).toEqual([]);
  });

  it("about the commands, which keep nobody waiting", async () => {
    const { time, discord, adapter, core } = await setStage();
    const match = (_: string, path: string) => path.endsWith("/commands");
    discord.fault({ match, kind: "timeout-before", times: 3 });
    const begun = Date.now();
    await time.during("it is connected", adapter.start([], core.handlers));
    expect(Date.now() - begun).toBeLessThan(10_000);
    await time.until("they are registered", () => discord.registeredCommands().length > 0, 5 * MINUTE);
  });

  it("where the handshake is refused: it goes on with the same session", async () => {
    const { time, discord, adapter, core } = await setStage();
    await time.during("it is connected", adapter.start([], core.handlers));
    discord.gateway.refuse(true);
    discord.dropConnections({ resumable: true });
    await time.pass(20_000);
    discord.gateway.refuse(false);
    await time.until("it is connected again", () => core.connected.length === 2, 5 * MINUTE);
    expect(core.connected[1]).toEqual({ platform: "discord", gap: false });
    expect(discord.gateway.counts.identified).toBe(1);
  });
});

describe("nothing is tried without end", () => {
  it("connections that end at once are tried ever more rarely", async () => {
    const { time, discord, adapter, core, said } = await setStage();
    await time.during("it is connected", adapter.start([], core.handlers));
    const stop = discord.onChange(({ kind }) => {
      if (kind === "gateway" && discord.gateway.connected() > 0) discord.gateway.close(1000);
    });
    discord.gateway.close(1000);
    await time.pass(60 * MINUTE);
    stop();
    const pauses = said(LOST).map(({ pauseMs }) => Number(pauseMs));
    expect(pauses.slice(0, 5)).toEqual([750, 1_500, 3_000, 6_000, 12_000]);
    expect(Math.max(...pauses)).toBe(90_000);
    expect(discord.gateway.counts.identified).toBeLessThan(60);
  }, 240_000);

  it("a server that never answers IDENTIFY gets less than a tenth of the day's in an hour", async () => {
    const { time, discord, adapter, core, said } = await setStage();
    discord.fault({ gateway: "no-ready", times: 10_000 });
    void adapter.start([], core.handlers);
    await time.pass(60 * MINUTE);
    const identified = said(SILENT).length;
    expect(identified).toBeGreaterThan(20);
    expect(identified).toBeLessThan(100);
    expect(core.fatal).toEqual([]);
  }, 240_000);

  it("an invalid session that is answered with another one does not use up the day", async () => {
    const { time, discord, adapter, core } = await setStage({ identifiesPerDay: 100 });
    discord.fault({ gateway: "invalid-session", times: 10_000 });
    void adapter.start([], core.handlers);
    await time.pass(60 * MINUTE);
    // Beyond the hundredth Discord resets the token, which is fatal.
    expect(core.fatal).toEqual([]);
  }, 240_000);

  it("with the day's sessions used up it still posts, and says until when it waits", async () => {
    const { time, discord, channel, adapter, core, said } = await setStage({ identifiesPerDay: 0 });
    void adapter.start([], core.handlers);
    await time.until(
      "it says so",
      () => said("discord session budget low; connecting later, posting continues").length > 0,
    );
    const posted = await time.during("it is posted", adapter.post(channel, NOTICE, KEY));
    expect(discord.messages(channel.id).map(({ id }) => id)).toEqual([posted.id]);
    expect(await time.during("it is found", adapter.find(channel, KEY, Date.now()))).toEqual(posted);
    expect(discord.gateway.counts.identified).toBe(0);
  });
});

describe("a token", () => {
  it("that the gateway alone refuses is tried again", async () => {
    const { time, discord, adapter, core, said } = await setStage();
    await time.during("it is connected", adapter.start([], core.handlers));
    discord.gateway.close(4004);
    await time.until("it is connected again", () => core.connected.length === 2, 5 * MINUTE);
    expect(said(AWAY)).toMatchObject([{ error: "Discord closed the connection (4004).", failures: 1 }]);
    expect(core.fatal).toEqual([]);
  });

  it.each([4010, 4011])(
    "is not to blame where the gateway closes with %i: shards are asked for anew",
    async (code) => {
      const { time, discord, adapter, core } = await setStage();
      await time.during("it is connected", adapter.start([], core.handlers));
      discord.gateway.close(code);
      await time.until("it is connected again", () => core.connected.length === 2, 5 * MINUTE);
      expect(core.fatal).toEqual([]);
    },
  );
});

describe("shards", () => {
  const shardOf = (guild: string, count: number) => Number((BigInt(guild) >> 22n) % BigInt(count));

  it("tell of their own servers' gap alone", async () => {
    const { time, discord, guilds, adapter, core } = await setStage({ shards: 2 });
    await time.during("it is connected", adapter.start([], core.handlers), 5 * MINUTE);
    const ofShard = (shard: number) => [
      ...guilds.filter((guild) => shardOf(guild, 2) === shard),
      ...(shard === 0 ? [""] : []),
    ];
    const told = core.connected as { readonly gap: boolean; readonly workspaces?: readonly string[] }[];
    expect(told.map(({ workspaces = [] }) => [...workspaces].sort())).toEqual(
      [0, 1].map((shard) => ofShard(shard).sort()),
    );
    discord.gateway.invalidate({ resumable: false });
    await time.until("both are connected again", () => told.length === 4, 5 * MINUTE);
    expect(told.every(({ gap }) => gap)).toBe(true);
    expect(told.slice(2).map(({ workspaces = [] }) => [...workspaces].sort())).toEqual(
      expect.arrayContaining([0, 1].map((shard) => ofShard(shard).sort())),
    );
  });
});

it("stops within seconds whatever it waits for", async () => {
  for (const gateway of ["no-hello", "no-ready"] as const) {
    const { time, discord, adapter, core } = await setStage();
    discord.fault({ gateway, times: 10 });
    const starting = adapter.start([], core.handlers);
    await time.pass(5_000);
    const before = Date.now();
    await time.during("it has stopped", adapter.stop());
    await time.during("the start has ended", starting);
    expect(Date.now() - before).toBeLessThan(15_000);
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  }
});

it("is connected during its turns alone, and posts between them all the same", async () => {
  const { time, discord, channel, adapter, core } = await setStage();
  let begin: () => void = () => {};
  let turn = new AbortController();
  const turns: Turns = (work, stopping) =>
    new Promise((resolve, reject) => {
      let working: Promise<void> = Promise.resolve();
      begin = () => {
        turn = new AbortController();
        working = work(turn.signal);
        working.catch(reject);
      };
      stopping.addEventListener("abort", () => {
        turn.abort();
        working.then(resolve, reject);
      });
    });
  const started = adapter.start([], core.handlers, turns);
  await time.during("it posts before its first turn", adapter.post(channel, NOTICE, KEY));
  expect([discord.gateway.connected(), core.connected.length]).toEqual([0, 0]);
  begin();
  await time.during("it is connected", started);
  expect([adapter.connected(), core.connected.length]).toEqual([true, 1]);
  turn.abort();
  await time.until("it has left", () => discord.gateway.connected() === 0, MINUTE);
  expect(adapter.connected()).toBe(false);
  begin();
  await time.until("it is connected again", () => core.connected.length === 2, MINUTE);
  expect(core.connected[1]).toMatchObject({ gap: true });
});
