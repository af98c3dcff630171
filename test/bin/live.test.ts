import { mkdirSync, mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Playground, startPlayground } from "../../playground/index.ts";
import { until } from "../until.ts";
import { type Launched, launch, root } from "./process.ts";

// Each try is a process of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let playground: Playground;
let launched: Launched[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "paperboy-live-"));
  playground = await startPlayground({ port: 0 });
  launched = [];
});
afterEach(async () => {
  for (const one of launched) one.kill("SIGKILL");
  await Promise.all(launched.map(({ ended }) => ended));
  await playground.close();
  rmSync(folder, { recursive: true, force: true });
});

const WRONG = {
  discord: "MTAwMDAwMDAwMDAwMDAwMDAw.CANARY.canary-canary-canary-canary",
  slack: "xoxb-canary",
};

/** Starts the product for both platforms of the playground, with a folder of saved days. */
function start(env: Readonly<Record<string, string>> = {}, options: readonly string[] = []): Launched {
  const { discord, slack } = playground;
  const one = launch("bin/paperboy.ts", ["start", ...options], folder, {
    PAPERBOY_FEED: join(root, "sample"),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...env,
  });
  launched.push(one);
  return one;
}

const bothConnected = ({ err }: { readonly err: string }) =>
  (/discord connected/.test(err) && /slack connected/.test(err) && /"synced"/.test(err)) || undefined;

describe("with tokens the process goes live", () => {
  it("serves both platforms, and stops cleanly", async () => {
    const process = start({ PAPERBOY_HTTP: "127.0.0.1:0" });
    await process.sees(bothConnected);
    const address = await process.sees(({ err }) => /"address":"(http:[^"]+)"/.exec(err)?.[1]);
    expect((await fetch(`${address}/livez`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${address}/metrics`)).text()).toMatch(
      /^paperboy_platform_connected\{platform="slack"\} 1$/m,
    );
    await process.sees(({ out }) => /Started for Discord and Slack/.test(out) || undefined);
    process.kill("SIGTERM");
    // npm passes on what a terminal has already sent: that is no second wish to stop.
    process.kill("SIGINT");
    expect(await process.ended).toMatchObject({ code: 0 });
    expect(playground.discord.gateway.connected()).toBe(0);
  });

  it("refuses a second process on its database, and begins again after it was killed", async () => {
    const first = start();
    await first.sees(bothConnected);
    const { code, out, err } = await start().ended;
    expect([code, out]).toEqual([1, ""]);
    expect(err.trim()).toMatch(
      /^paperboy: Another Paperboy is already running on .*paperboy\.db\. Stop that one first/,
    );
    first.kill("SIGKILL");
    await first.ended;
    const second = start();
    await second.sees(bothConnected);
    second.kill("SIGTERM");
    expect(await second.ended).toMatchObject({ code: 0 });
  });

  it("refuses to begin anew with an emptied database, unless told", async () => {
    const first = start();
    await first.sees(bothConnected);
    first.kill("SIGTERM");
    await first.ended;
    truncateSync(join(folder, "data/paperboy.db"));
    const { code, err } = await start().ended;
    expect(code).toBe(1);
    expect(err.trim()).toMatch(/^paperboy: .* was in use before and is empty, .*--new-database$/);
    const anew = start({}, ["--new-database"]);
    await anew.sees(bothConnected);
    anew.kill("SIGTERM");
    expect(await anew.ended).toMatchObject({ code: 0 });
  });

  it("serves Discord while Slack cannot be reached", async () => {
    const process = start({ SLACK_API_URL: "http://127.0.0.1:9" });
    await process.sees(({ err }) => /discord connected/.test(err) || undefined);
    await process.sees(({ err }) => /slack cannot be reached/.test(err) || undefined);
    process.kill("SIGTERM");
    expect(await process.ended).toMatchObject({ code: 0 });
  });

  it.each([
    [
      "Discord",
      { DISCORD_TOKEN: WRONG.discord },
      /^paperboy: Discord does not accept DISCORD_TOKEN\..*Reset Token/m,
    ],
    ["Slack", { SLACK_BOT_TOKEN: WRONG.slack }, /^paperboy: Slack could not sign in: .*SLACK_BOT_TOKEN/m],
  ])(
    "ends where %s refuses the token, with the cure in one line and a code of its own",
    async (_, env, cure) => {
      const { code, err } = await start(env).ended;
      expect(code).toBe(78);
      expect(err).toMatch(cure);
      expect(err).not.toMatch(/canary|\n\s+at /i);
    },
  );

  it.each([
    ["Discord", () => playground.discord.setToken(WRONG.discord), /^paperboy: Discord does not accept/m],
    ["Slack", () => playground.slack.revokeToken(), /^paperboy: .*The Slack token was revoked\. Reinstall/m],
  ])(
    "ends with the cure when %s's token is taken away, and says goodbye to the other",
    async (_, take, cure) => {
      const process = start();
      await process.sees(bothConnected);
      take();
      const { code, err } = await process.ended;
      expect(code).toBe(78);
      expect(err).toMatch(cure);
      expect(err.match(/^paperboy: /gm)).toHaveLength(1);
      expect(err).not.toMatch(/\n\s+at /);
      expect(playground.discord.gateway.connected()).toBe(0);
      expect(playground.slack.connections()).toBe(0);
    },
  );
});

describe("the playground", () => {
  const tokenless = { DISCORD_TOKEN: "", SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: "" };

  it("says what to do where its port is taken", async () => {
    const port = new URL(playground.url).port;
    const { code, err } = await start({ ...tokenless, PAPERBOY_PLAYGROUND_PORT: port }).ended;
    expect(code).toBe(1);
    expect(err.trim()).toMatch(
      /^paperboy: Port \d+ on 127\.0\.0\.1 is already used\. .*PAPERBOY_PLAYGROUND_PORT=\d+\.$/,
    );
  });

  it("shows a digest in both chats again when it is started again on the same database", async () => {
    for (const time of ["first", "second"]) {
      const process = start({ ...tokenless, PAPERBOY_PLAYGROUND_PORT: "0", PAPERBOY_DATABASE: "p.db" });
      const url = await process.sees(({ out }) => /Playground: (http:\S+)/.exec(out)?.[1]);
      const digests = () =>
        fetch(`${url}/page/state`).then(
          async (answer) => (await answer.text()).match(/Hugging Face Daily Papers: /g)?.length ?? 0,
        );
      await until(`both chats show a digest after the ${time} start`, async () => (await digests()) >= 2);
      process.kill("SIGTERM");
      expect(await process.ended).toMatchObject({ code: 0, err: "" });
    }
  });

  it("does not start instead of what an unreadable .env file asks for", async () => {
    mkdirSync(join(folder, ".env"));
    const { code, err } = await start(tokenless).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^paperboy: \.env cannot be read \(\w+\)\. Make it readable\.\n$/);
  });
});
