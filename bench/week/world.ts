import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
// Imports run on a thread that virtual time does not see, so load this before it begins.
import "../../bin/observing/index.ts";
import type { Running } from "../../bin/run.ts";
import { start } from "../../bin/start.ts";
import { startPlayground } from "../../playground/index.ts";
import type { ChannelRef, Platform } from "../../src/chat/adapter.ts";
import { readConfig } from "../../src/config.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import { applySettings } from "../../src/subscriptions/settings.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { type HostileProxy, startProxy } from "../../test/hostile/proxy.ts";
import { startVirtualTime, type VirtualTime } from "../../test/hostile/virtual-time.ts";
import { type SampleFeed, serveSample } from "./feed.ts";

/** The product as `paperboy start` composes it, in virtual time, with the hostile proxy between it and the platforms. */
export interface World {
  readonly time: VirtualTime;
  readonly proxy: HostileProxy;
  readonly feed: SampleFeed;
  readonly channels: readonly ChannelRef[];
  boot(): Promise<void>;
  halt(): Promise<void>;
  /** The response of `/metrics`; undefined if the process cannot be reached. */
  scrape(): Promise<string | undefined>;
  /** Has a person vote for a paper of the newest digest in each channel. */
  vote(who: string, ballot: number): void;
  /** The number of the bot's messages in the channel. */
  messagesIn(channel: ChannelRef): number;
  /** Log lines so far, by level. */
  readonly logged: Readonly<Record<"info" | "warn" | "error", number>>;
  close(): Promise<void>;
}

const { setTimeout: realTimeout } = globalThis;
const realPause = () => new Promise((resolve) => realTimeout(resolve, 50));
const STEP_MS = 100;

/** When digests are due, UTC: one channel of each platform for each. */
const TIMES = ["08:00", "12:00", "15:00", "18:00"];
const KEYCAPS = ["1️⃣", "2️⃣", "3️⃣"];
const NAMES = ["one", "two", "three"];

/** Creates the world, whose time begins at `begin` (epoch ms). */
export async function createWorld(begin: number): Promise<World> {
  const httpPort = await freePort();
  const time = startVirtualTime(begin);
  const folder = mkdtempSync(join(tmpdir(), "paperboy-week-"));
  const feed = await serveSample();
  const playground = await startPlayground({ port: 0, now: Date.now });
  const { discord, slack, people } = playground;
  const proxy = await startProxy(playground.url, systemClock);
  discord.setPublicUrl(proxy.url);
  slack.setPublicUrl(`${proxy.url}/slack`);
  const channels = TIMES.flatMap((_, n): ChannelRef[] => {
    const { id } = discord.addChannel({ guild: discord.guildId, name: `papers-${n}` });
    const slackId = `C0PAPERS${String(n).padStart(3, "0")}`;
    slack.addChannel({ id: slackId, name: `papers-${n}` });
    return [
      { platform: "discord", workspace: discord.guildId, id },
      { platform: "slack", workspace: slack.workspaceId, id: slackId },
    ];
  });
  const logged = { info: 0, warn: 0, error: 0 };
  const count = (level: keyof typeof logged) => () => {
    logged[level] += 1;
  };
  const log: Log = { debug() {}, info: count("info"), warn: count("warn"), error: count("error") };
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: `${proxy.url}/discord/api`,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: `${proxy.url}/slack/api/`,
    HF_ENDPOINT: feed.url,
    ARXIV_API_URL: feed.url,
    PAPERBOY_HTTP: `127.0.0.1:${httpPort}`,
  });
  let running: Running | undefined;

  const person = (who: string, platform: Platform) =>
    people.find(({ id }) => id === who)?.[platform === "slack" ? "slack" : "discord"] ?? "";

  async function subscribe({ bot }: Running): Promise<void> {
    for (const [n, channel] of channels.entries()) {
      const clock = TIMES[Math.floor(n / 2)] ?? "";
      const settings = applySettings(
        { weekdays: [1, 2, 3, 4, 5, 6, 7], time: clock, lateRisers: "thread" },
        undefined,
        "UTC",
      );
      await bot.services.store.saveSubscription({
        channel,
        team: teamOf(channel),
        settings,
        nextDueAt: Date.parse(`${new Date(begin).toISOString().slice(0, 10)}T${clock}:00Z`),
        createdBy: { ...channel, user: person("you", channel.platform) },
        createdAt: begin,
      });
    }
  }

  function messages({ platform, id }: ChannelRef): readonly string[] {
    if (platform === "slack")
      return slack.messages(id).flatMap(({ botId, ts }) => (botId === undefined ? [] : [ts]));
    return discord.messages(id).flatMap(({ author, id: message }) => (author.bot ? [message] : []));
  }

  /** Virtual time does not wait for the search's thread, so it passes in small steps. */
  async function patiently<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([settled, realPause().then(() => false)]))) await time.pass(STEP_MS);
    return work;
  }

  async function halt(): Promise<void> {
    if (running) await patiently(running.stop());
    running = undefined;
  }

  return {
    time,
    proxy,
    feed,
    channels,
    logged,

    async boot() {
      const options = { config, log, database: join(folder, "paperboy.db") };
      running = await patiently(start({ ...options, onFatal: (error) => log.error(error.message) }));
      if ((await running.bot.services.store.subscriptions()).length === 0) await subscribe(running);
    },

    halt,

    scrape: () =>
      time.during(
        "the figures are read",
        fetch(`http://127.0.0.1:${httpPort}/metrics`).then(
          (answer) => answer.text(),
          () => undefined,
        ),
      ),

    vote(who, ballot) {
      for (const channel of channels) {
        const message = messages(channel).at(-1);
        if (message === undefined) continue;
        if (channel.platform === "discord")
          discord.react(person(who, "discord"), message, KEYCAPS[ballot] ?? "");
        else {
          const stored = slack.messages(channel.id).find(({ ts }) => ts === message);
          if (stored) slack.react(person(who, "slack"), stored, NAMES[ballot] ?? "");
        }
      }
    },

    messagesIn: (channel) => messages(channel).length,

    async close() {
      await halt();
      await proxy.close();
      await time.during("the playground has closed", playground.close());
      feed.close();
      time.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
