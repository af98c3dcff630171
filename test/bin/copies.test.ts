import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDiscord, type Discord } from "../../playground/discord/index.ts";
import { postgres } from "../drizzle/postgres/server.ts";
import { until } from "../until.ts";
import { type Launched, launch, root } from "./process.ts";

// Each try is a process of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 240_000 });

const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GcOpIe.notARealTokenJustForTestsOnLoopback000";
const SHARDS = 3;
/** However a process ends, another sends, and all shards are connected again. */
const SENDER_MS = 15_000;
const SHARDS_MS = 30_000;

const server = await postgres();

describe.skipIf("missing" in server)("several processes on one PostgreSQL database", () => {
  let folder: string;
  let url: string;
  let discord: Discord;
  let apiUrl: string;
  let close: () => Promise<void>;
  let launched: Launched[];
  beforeEach(async () => {
    if ("missing" in server) return;
    folder = mkdtempSync(join(tmpdir(), "paperboy-copies-"));
    url = await server.database();
    discord = createDiscord({ token: TOKEN, shards: () => SHARDS, maxConcurrency: 16 });
    for (let n = 0; n < SHARDS; n += 1) discord.addGuild({ name: `Group ${n}` });
    ({ apiUrl, close } = await discord.listen());
    launched = [];
  });
  afterEach(async () => {
    for (const one of launched) one.kill("SIGKILL");
    await Promise.all(launched.map(({ ended }) => ended));
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(): Launched {
    const one = launch("bin/paperboy.ts", ["start"], folder, {
      PAPERBOY_FEED: join(root, "sample"),
      DATABASE_URL: url,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: apiUrl,
    });
    launched.push(one);
    return one;
  }
  const count = (text: string, what: string) => text.split(what).length - 1;
  const takes = (one: Launched, lease: string, times = 1) =>
    one.sees(({ err }) => count(err, `"lease":"${lease}","msg":"lease taken"`) >= times || undefined);
  const shard = (n: number) => `connection:discord:${n}`;
  const connected = (n: number) =>
    until(`${n} connected to Discord`, () => discord.gateway.connected() === n);

  it("part the work, and whoever is left does all of it, with the same sessions", async () => {
    const first = start();
    await takes(first, "platform:discord");
    await connected(SHARDS);
    const second = start();
    await takes(second, shard(0));
    await connected(SHARDS);
    first.kill("SIGKILL");
    const killedAt = performance.now();
    await takes(second, "platform:discord");
    expect(performance.now() - killedAt).toBeLessThan(SENDER_MS);
    await takes(second, shard(2));
    await connected(SHARDS);
    expect(performance.now() - killedAt).toBeLessThan(SHARDS_MS);
    expect(discord.gateway.counts).toEqual({ identified: SHARDS, resumed: SHARDS });
    second.kill("SIGTERM");
    const { code, err } = await second.ended;
    expect(code).toBe(0);
    expect(err).not.toContain(new URL(url).password);
    expect(discord.gateway.connected()).toBe(0);
  });

  it("replace one that was stopped, which connects no more when it goes on", async () => {
    const first = start();
    await takes(first, "platform:discord");
    await connected(SHARDS);
    const second = start();
    await takes(second, shard(0));
    first.kill("SIGSTOP");
    const stoppedAt = performance.now();
    await takes(second, "platform:discord");
    expect(performance.now() - stoppedAt).toBeLessThan(SENDER_MS);
    await takes(second, shard(2));
    await connected(SHARDS);
    expect(performance.now() - stoppedAt).toBeLessThan(SHARDS_MS);
    first.kill("SIGCONT");
    await first.sees(({ err }) => /database not reached; trying again/.test(err) || undefined);
    await connected(SHARDS);
    second.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
    await takes(first, "platform:discord", 2);
    await connected(SHARDS);
    first.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
  });

  it("let go of everything where their connections are cut, and begin anew", async () => {
    if ("missing" in server) return;
    const one = start();
    await takes(one, "platform:discord");
    await connected(SHARDS);
    await server.admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
    );
    await takes(one, "platform:discord", 2);
    await connected(SHARDS);
    one.kill("SIGTERM");
    expect((await one.ended).code).toBe(0);
  });
});
