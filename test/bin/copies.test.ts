import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Playground, startPlayground } from "../../playground/index.ts";
import { postgres } from "../drizzle/postgres/server.ts";
import { until } from "../until.ts";
import { type Launched, launch, root } from "./process.ts";

// Each try is a process of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 240_000 });

const server = await postgres();

describe.skipIf("missing" in server)("several processes on one PostgreSQL database", () => {
  let folder: string;
  let url: string;
  let playground: Playground;
  let launched: Launched[];
  beforeEach(async () => {
    if ("missing" in server) return;
    folder = mkdtempSync(join(tmpdir(), "paperboy-copies-"));
    url = await server.database();
    playground = await startPlayground({ port: 0 });
    launched = [];
  });
  afterEach(async () => {
    for (const one of launched) one.kill("SIGKILL");
    await Promise.all(launched.map(({ ended }) => ended));
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(): Launched {
    const one = launch("bin/paperboy.ts", ["start"], folder, {
      PAPERBOY_FEED: join(root, "sample"),
      DATABASE_URL: url,
      DISCORD_TOKEN: playground.discord.token,
      DISCORD_API_URL: playground.discord.apiUrl,
    });
    launched.push(one);
    return one;
  }
  const count = (text: string, what: string) => text.split(what).length - 1;
  const takes = (one: Launched, lease: string, times = 1) =>
    one.sees(({ err }) => count(err, `"lease":"${lease}","msg":"lease taken"`) >= times || undefined);
  const connected = (n: number) =>
    until(`${n} connected to Discord`, () => playground.discord.gateway.connected() === n);

  it("part the work, and whoever is left does all of it", async () => {
    const first = start();
    await takes(first, "platform:discord");
    await connected(1);
    const second = start();
    await takes(second, "housekeeping");
    expect(playground.discord.gateway.connected()).toBe(1);
    first.kill("SIGKILL");
    await takes(second, "platform:discord");
    await second.sees(({ err }) => /discord connected/.test(err) || undefined);
    second.kill("SIGTERM");
    const { code, err } = await second.ended;
    expect(code).toBe(0);
    expect(err).not.toContain(new URL(url).password);
    expect(playground.discord.gateway.connected()).toBe(0);
  });

  it("replace one that was stopped, which connects no more when it goes on", async () => {
    const first = start();
    await takes(first, "platform:discord");
    await connected(1);
    const second = start();
    await takes(second, "housekeeping");
    first.kill("SIGSTOP");
    await takes(second, "platform:discord");
    first.kill("SIGCONT");
    await first.sees(({ err }) => /database not reached; trying again/.test(err) || undefined);
    await connected(1);
    second.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
    await takes(first, "platform:discord", 2);
    first.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
  });

  it("let go of everything where their connections are cut, and begin anew", async () => {
    if ("missing" in server) return;
    const one = start();
    await takes(one, "platform:discord");
    await connected(1);
    await server.admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
    );
    await takes(one, "platform:discord", 2);
    await connected(1);
    one.kill("SIGTERM");
    expect((await one.ended).code).toBe(0);
  });
});
