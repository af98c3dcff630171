import { afterEach, describe, expect, it } from "vitest";
import { agreeOnShards, rangesOf } from "../../../../../adapters/discord/in/gateway/shared-shards.ts";
import { createDiscordAdapter } from "../../../../../adapters/discord/index.ts";
import { openStore } from "../../../../../drizzle/sqlite/store.ts";
import { createDiscord } from "../../../../../playground/discord/index.ts";
import type { ChannelRef, DeliveryKey, Turns } from "../../../../../src/chat/adapter.ts";
import type { ShardStore } from "../../../../../src/chat/connection/shard-store.ts";
import type { Message } from "../../../../../src/chat/message.ts";
import { systemClock } from "../../../../../src/runtime/clock.ts";
import { silentLog } from "../../../../../src/runtime/log.ts";
import { startVirtualTime } from "../../../../hostile/virtual-time.ts";
import { recorder } from "../../core.ts";
import { TOKEN } from "../../stage.ts";

const MINUTE = 60_000;
const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const KEYS = ["k1a", "k1b", "k1c", "k1d"].map((start) => start.padEnd(25, "x") as DeliveryKey);
const NOTICE: Message = { summary: "Hello", blocks: [{ kind: "paragraph", text: ["Hello."] }] };

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Part = number | "sending";

/** The turns of one process, which the test begins and ends by part of the connection. */
function createTurns() {
  const begun = new Map<Part, AbortController>();
  const wanted = new Map<Part, () => void>();
  const turns: Turns = (work, stopping, part = "sending" as never) =>
    new Promise((resolve, reject) => {
      let working: Promise<void> = Promise.resolve();
      wanted.set(part, () => {
        const turn = new AbortController();
        begun.set(part, turn);
        working = work(turn.signal);
        working.catch(reject);
      });
      stopping.addEventListener("abort", () => {
        wanted.delete(part);
        begun.get(part)?.abort();
        working.then(resolve, reject);
      });
    });
  return {
    turns,
    wanted,
    begin: (...parts: readonly Part[]) => {
      for (const part of parts) wanted.get(part)?.();
    },
    end: (...parts: readonly Part[]) => {
      for (const part of parts) begun.get(part)?.abort();
    },
  };
}

/** A server with a shard for each of four guilds, and a database for the processes. */
async function setStage() {
  const time = startVirtualTime(Date.parse("2026-06-15T08:00:00Z"));
  cleanups.push(() => time.end());
  let shards = 4;
  const discord = createDiscord({ token: TOKEN, shards: () => shards });
  const channels = [0, 1, 2, 3].map((shard): ChannelRef => {
    // Discord derives a guild's shard from the bits of its id above the 22nd.
    const { id: guild } = discord.addGuild({
      name: `Group ${shard}`,
      id: String(BigInt(4_000_000 + shard) << 22n),
    });
    return { platform: "discord", workspace: guild, id: discord.addChannel({ guild, name: "papers" }).id };
  });
  const { apiUrl, close } = await time.during("it listens", discord.listen());
  cleanups.push(() => time.during("it has closed", close()));
  const store = await openStore({ file: ":memory:", log: silentLog });
  cleanups.push(() => store.close());
  const ada = discord.addUser({ name: "ada" }).id;

  async function start(shared: ShardStore = store) {
    const core = recorder();
    const lines: string[] = [];
    const warn = (line: string, fields: Record<string, unknown> = {}) =>
      void lines.push(`${line} ${fields.error ?? ""}`);
    const adapter = createDiscordAdapter({
      ...{ token: TOKEN, apiUrl, clock: systemClock, sessions: store, shards: shared },
      ...{ log: { ...silentLog, warn }, random: () => 0.5 },
    });
    const table = createTurns();
    void adapter.start([], core.handlers, table.turns);
    cleanups.push(() => time.during("it has stopped", adapter.stop()));
    await time.until("it wants the shards", () => table.wanted.has(3), MINUTE);
    return { ...table, adapter, core, lines };
  }

  const { gateway } = discord;
  return {
    ...{ time, discord, store, channels, ada, start },
    connected: (n: number) => time.until(`${n} are connected`, () => gateway.connected() === n, 5 * MINUTE),
    identified: (n: number) =>
      time.until(`${n} have identified`, () => gateway.counts.identified === n, 5 * MINUTE),
    suggest: (next: number) => {
      shards = next;
    },
  };
}

const messagesOf = ({
  ballots,
}: {
  readonly ballots: readonly { readonly message: { readonly id: string } }[];
}) => new Set(ballots.map(({ message }) => message.id));

describe("shards that processes share", () => {
  it("go from one process to another without a new session or a missed vote", async () => {
    const { time, discord, channels, ada, start, connected, identified } = await setStage();
    const [one, two] = [await start(), await start()];
    one.begin("sending", 0, 1);
    two.begin(2, 3);
    await identified(4);
    await time.until(
      "all is told",
      () => one.core.connected.length + two.core.connected.length === 5,
      MINUTE,
    );
    expect([one.adapter.connected(), two.adapter.connected()]).toEqual([true, true]);
    const posts = [];
    for (const [at, channel] of channels.entries())
      posts.push(await time.during("it is posted", one.adapter.post(channel, NOTICE, KEYS[at] ?? KEY)));
    for (const { id } of posts) discord.react(ada, id, "1️⃣");
    await time.until("all are told", () => one.core.ballots.length + two.core.ballots.length === 4, MINUTE);
    expect(messagesOf(two.core)).toEqual(new Set(posts.slice(2).map(({ id }) => id)));

    two.end(2, 3);
    await connected(2);
    for (const { id } of posts) discord.unreact(ada, id, "1️⃣");
    one.begin(2, 3);
    await connected(4);
    await time.until("what came between is told", () => one.core.ballots.length >= 6, MINUTE);
    expect(messagesOf(one.core).size).toBe(4);
    expect([discord.gateway.counts.identified, discord.gateway.counts.resumed]).toEqual([4, 2]);
    expect(two.adapter.connected()).toBe(true);
  });

  it("are taken over from a process that saved nothing more", async () => {
    const { time, discord, store, channels, ada, start, connected } = await setStage();
    let dead = false;
    const one = await start({
      ...store,
      advanceShard: (...args) =>
        dead ? Promise.reject(new Error("It has died.")) : store.advanceShard(...args),
    });
    const two = await start();
    one.begin("sending", 0);
    await connected(1);
    const [channel] = channels as [ChannelRef];
    const { id } = await time.during("it is posted", one.adapter.post(channel, NOTICE, KEY));
    await time.pass(5_000);
    dead = true;
    discord.react(ada, id, "1️⃣");
    await time.until("it is told", () => one.core.ballots.length === 1, MINUTE);
    one.end(0);
    await connected(0);
    two.begin(0);
    // Rather twice than never; and the gap before so young a session may not have been told.
    await time.until("it is told again", () => two.core.ballots.length === 1, MINUTE);
    expect(two.core.connected).toMatchObject([{ gap: true }]);
    expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  it("are left to the process that took over", async () => {
    const { time, start, connected } = await setStage();
    const [one, two] = [await start(), await start()];
    one.begin(0);
    await connected(1);
    await time.pass(5_000);
    // The first was suspended: it does not know yet that its turn is over.
    two.begin(0);
    await time.until("it notices", () =>
      [...one.lines, ...two.lines].some((line) => /taken over/.test(line)),
    );
    one.end(0);
    await connected(1);
    await time.until("it is ready", () => two.adapter.connected(), 5 * MINUTE);
  });

  it("are divided anew when the bot has grown", async () => {
    const { time, discord, start, suggest, identified, connected } = await setStage();
    const [one, two] = [await start(), await start()];
    one.begin(0, 1);
    two.begin(2, 3);
    await identified(4);
    await time.pass(5_000);
    suggest(8);
    discord.gateway.close(4011);
    await time.until("both want eight", () => one.wanted.has(7) && two.wanted.has(7), 5 * MINUTE);
    one.begin(0, 1, 2, 3);
    two.begin(4, 5, 6, 7);
    await connected(8);
    expect(discord.gateway.counts.identified).toBe(12);
  });

  it("tell the process that sends what it needs to know of a server", async () => {
    const { time, discord, channels, start, connected } = await setStage();
    const [one, two] = [await start(), await start()];
    one.begin("sending");
    two.begin(2);
    await connected(1);
    const [, , { workspace = "" } = {}] = channels;
    const forum = {
      platform: "discord",
      workspace,
      id: discord.addChannel({ guild: workspace, name: "ideas", kind: "forum" }).id,
    } as const;
    await time.pass(5_000);
    await time.during("it is posted", one.adapter.post(forum, NOTICE, KEY));
    expect(
      discord.log.filter(({ method, path }) => method === "GET" && path === `/channels/${forum.id}`),
    ).toEqual([]);
  });
});

describe("the number of shards", () => {
  it("stays that of the sessions unless the bot has grown by half", async () => {
    const store = await openStore({ file: ":memory:", log: silentLog });
    cleanups.push(() => store.close());
    const now = Date.parse("2026-06-15T08:00:00Z");
    expect(await agreeOnShards(store, 4, now)).toBe(4);
    await store.beginShard("discord", { shard: 0, of: 4, id: "s", sequence: 1, resumeUrl: "wss://x" }, now);
    expect(await agreeOnShards(store, 6, now)).toBe(4);
    expect(await agreeOnShards(store, 3, now)).toBe(4);
    expect(await agreeOnShards(store, 7, now)).toBe(7);
    expect(await agreeOnShards(store, 3, now + 11 * MINUTE)).toBe(3);
  });

  it.each([1, 2, 15, 16, 17, 150])("%i are divided evenly, each into one range", (of) => {
    const ranges = rangesOf(of);
    expect(ranges.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: of }, (_, id) => id));
    const lengths = ranges.map(({ ids }) => ids.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    expect(ranges.length).toBeLessThanOrEqual(16);
  });
});
