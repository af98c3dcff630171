import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { openDatabase } from "../../bin/database/database.ts";
import { type Playground, startPlayground } from "../../playground/index.ts";
import type { ChannelRef, Platform } from "../../src/chat/adapter.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { applySettings } from "../../src/subscriptions/settings.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { startEmbedded } from "../../test/drizzle/postgres/start-server.ts";
import { type HostileProxy, startProxy } from "../../test/hostile/proxy.ts";
import { type SampleFeed, serveSample } from "../week/feed.ts";

const script = fileURLToPath(import.meta.resolve("#root/dist/bin/paperboy.js"));
/** What `deploy/prometheus` scrapes. */
const ADDRESS = "127.0.0.1:9464";
const MINUTE_MS = 60_000;
const SAMPLE = ["2026-08-17", "2026-08-18", "2026-08-19", "2026-08-20", "2026-08-21"];

/** The built Paperboy in a process of its own, on PostgreSQL, with the hostile proxy between it and the platforms. */
export interface World {
  readonly proxy: HostileProxy;
  readonly playground: Playground;
  readonly feed: SampleFeed;
  /** Subscribes new channels of a platform, whose digests are due in `minutes`. */
  subscribe(platform: Platform, channels: number, minutes: number): Promise<readonly ChannelRef[]>;
  start(): Promise<void>;
  /** Ends the process without a warning. */
  kill(): Promise<void>;
  /** Takes the processor away for `seconds`. */
  freeze(seconds: number): Promise<void>;
  /** Has a person vote for the first paper of each digest on Slack. */
  voteOnSlack(): void;
  /** Has a person search on Slack. */
  search(query: string): Promise<void>;
  /** Runs another command of Paperboy on its database. */
  command(...args: readonly string[]): Promise<void>;
  /** Locks a table, as a change of the schema by hand would, until the function it resolves to is called. */
  lock(table: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Creates the world without starting Paperboy. Its log and its search index go to `folder`. */
export async function createWorld(folder: string): Promise<World> {
  const server = await startEmbedded();
  // The sample's days return week after week, so that any day has a list.
  const feed = await serveSample((day) => SAMPLE[Math.floor(Date.parse(day) / 86_400_000) % SAMPLE.length]);
  const playground = await startPlayground({ port: 0 });
  const { discord, slack } = playground;
  const proxy = await startProxy(playground.url, systemClock);
  discord.setPublicUrl(proxy.url);
  slack.setPublicUrl(`${proxy.url}/slack`);
  mkdirSync(folder, { recursive: true });
  process.env.PAPERBOY_DATABASE = join(folder, "paperboy.db");
  const env = {
    PATH: process.env.PATH,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: `${proxy.url}/discord/api`,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: `${proxy.url}/slack/api/`,
    HF_ENDPOINT: feed.url,
    ARXIV_API_URL: feed.url,
    DATABASE_URL: server.url,
    PAPERBOY_DATABASE: process.env.PAPERBOY_DATABASE,
    PAPERBOY_HTTP: ADDRESS,
  };
  const logFile = join(folder, "paperboy.log");
  writeFileSync(logFile, "");
  const log = (chunk: Buffer) => appendFileSync(logFile, chunk);
  let child: ChildProcess | undefined;
  let made = 0;

  function newChannel(platform: Platform): ChannelRef {
    made += 1;
    const name = `papers-${made}`;
    if (platform === "discord")
      return {
        platform,
        workspace: discord.guildId,
        id: discord.addChannel({ guild: discord.guildId, name }).id,
      };
    const id = `C0PAPERS${String(made).padStart(3, "0")}`;
    slack.addChannel({ id, name });
    return { platform, workspace: slack.workspaceId, id };
  }

  const person = (platform: Platform) =>
    playground.people[0]?.[platform === "slack" ? "slack" : "discord"] ?? "";

  function run(...args: readonly string[]): ChildProcess {
    const started = spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    started.stdout.on("data", log);
    started.stderr.on("data", log);
    return started;
  }

  async function kill(): Promise<void> {
    if (!child) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    child = undefined;
  }

  return {
    proxy,
    playground,
    feed,

    async subscribe(platform, count, minutes) {
      const channels = Array.from({ length: count }, () => newChannel(platform));
      const { store } = await openDatabase({ file: server.url, clock: systemClock, log: silentLog });
      const now = Date.now();
      const dueAt = now - (now % MINUTE_MS) + minutes * MINUTE_MS;
      const time = new Date(dueAt).toISOString().slice(11, 16);
      for (const channel of channels) {
        await store.saveSubscription({
          channel,
          team: teamOf(channel),
          settings: applySettings({ weekdays: [1, 2, 3, 4, 5, 6, 7], time }, undefined, "UTC"),
          nextDueAt: dueAt,
          createdBy: { platform, workspace: channel.workspace, user: person(platform) },
          createdAt: now,
        });
      }
      await store.close();
      return channels;
    },

    async start() {
      child = run("start");
    },

    kill,

    async freeze(seconds) {
      child?.kill("SIGSTOP");
      await pause(seconds * 1_000);
      child?.kill("SIGCONT");
    },

    voteOnSlack() {
      for (const channel of slack.channels.keys())
        for (const message of slack.messages(channel))
          if (message.botId !== undefined) slack.react(person("slack"), message, "one");
    },

    async search(query) {
      await slack.command(person("slack"), slack.channelId, "/papers", `search ${query}`);
    },

    async command(...args) {
      await once(run(...args), "exit");
    },

    async lock(table) {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(`begin; lock table ${table} in access exclusive mode`);
      return () => client.end();
    },

    async close() {
      await kill();
      await proxy.close();
      await playground.close();
      feed.close();
      await server.stop();
    },
  };
}
