import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { sampleFolder } from "../../bin/container.ts";
import type { Running } from "../../bin/run.ts";
import { start } from "../../bin/start.ts";
import { type Playground, startPlayground } from "../../playground/index.ts";
import type { ChannelRef, Platform } from "../../src/chat/adapter.ts";
import { readConfig } from "../../src/config.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { settings } from "../fakes/house.ts";
import { type HostileProxy, startProxy } from "./proxy.ts";
import { startVirtualTime, type VirtualTime } from "./virtual-time.ts";

/** The bundled sample's last day: its digests are due some minutes after the start. */
const LAST_DAY =
  readdirSync(sampleFolder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .at(-1)
    ?.slice(0, 10) ?? "";
const DUE_IN_MS = 3 * 60_000;

/** What must not be said of a channel, a token or a permission that is fine. */
const LIES =
  /no longer exists|cannot see|lacks? (?:a|the) (?:permission|scope)|does not (?:accept|know|allow)|is not in (?:the|this) channel|was (?:revoked|uninstalled|removed)|Reset Token/i;

/** The product as `paperboy start` composes it, with the hostile proxy between its real clients and the platforms. */
export interface Stage {
  readonly time: VirtualTime;
  readonly proxy: HostileProxy;
  readonly playground: Playground;
  /** Channels with a digest that comes due in three minutes. */
  readonly channels: readonly ChannelRef[];
  /** Starts the product, or starts it again; resolves when it runs, whatever became of its platforms. */
  boot(): Promise<Running>;
  /** Ends it as SIGTERM does. */
  halt(): Promise<void>;
  /** Lets time pass until every digest of the platform is there. */
  arrived(platform: Platform, withinMs?: number): Promise<void>;
  /** How many digests a channel has. */
  digestsIn(channel: ChannelRef): number;
  /** Somebody votes for the first paper of the digest in this channel. */
  vote(channel: ChannelRef, who: string): Promise<void>;
  /** Votes for the first paper of the digest in this channel, as the ledger has them. */
  votes(channel: ChannelRef): Promise<number>;
  /** Every digest is there once, every channel is on, nobody was told anything, and the product still hears votes. */
  expectPromise(): Promise<void>;
  strike(): Promise<void>;
}

/** `text`: plain channels of each platform; `forums`: Discord forums, where no nonce helps. */
export async function setStage(
  options: { readonly text?: number; readonly forums?: number } = {},
): Promise<Stage> {
  const { text = 2, forums = 1 } = options;
  const time = startVirtualTime(Date.parse(`${LAST_DAY}T15:00:00Z`));
  const folder = mkdtempSync(join(tmpdir(), "paperboy-hostile-"));
  const playground = await startPlayground({ port: 0, now: Date.now });
  const { discord, slack, people } = playground;
  const proxy = await startProxy(playground.url, systemClock);
  discord.setPublicUrl(proxy.url);
  slack.setPublicUrl(`${proxy.url}/slack`);
  const channels: ChannelRef[] = [];
  for (let n = 0; n < text + forums; n += 1) {
    const kind = n < text ? "text" : "forum";
    const { id } = discord.addChannel({ guild: discord.guildId, name: `papers-${n}`, kind });
    channels.push({ platform: "discord", workspace: discord.guildId, id });
    if (kind === "forum") continue;
    const slackId = `C0PAPERS${String(n).padStart(3, "0")}`;
    slack.addChannel({ id: slackId, name: `papers-${n}` });
    channels.push({ platform: "slack", workspace: slack.workspaceId, id: slackId });
  }
  const lines: string[] = [];
  const write = (level: string) => (message: string, fields?: object) =>
    void lines.push(`${new Date().toISOString()} ${level} ${message} ${JSON.stringify(fields, readable)}`);
  const log: Log = { debug() {}, info: write("info"), warn: write("warn"), error: write("error") };
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: `${proxy.url}/discord/api`,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: `${proxy.url}/slack/api/`,
    PAPERBOY_FEED: sampleFolder,
  });
  const fatal: Error[] = [];
  let running: Running | undefined;

  const person = (who: string, platform: Platform) =>
    people.find(({ id }) => id === who)?.[platform === "slack" ? "slack" : "discord"] ?? "";
  const store = () => {
    if (!running) throw new Error("The product is not running.");
    return running.bot.services.store;
  };

  async function subscribe(): Promise<void> {
    const dueAt = Math.floor(Date.now() / 60_000) * 60_000 + DUE_IN_MS;
    const asked: SubscriptionSettings = {
      ...settings,
      time: new Date(dueAt).toISOString().slice(11, 16),
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    };
    for (const channel of channels) {
      const { platform, workspace } = channel;
      await store().saveSubscription({
        channel,
        team: teamOf(channel),
        settings: asked,
        nextDueAt: dueAt,
        createdBy: { platform, workspace, user: person("you", platform) },
        createdAt: Date.now(),
      });
    }
  }

  /** The bot's messages that everybody sees: of a forum, one per post. */
  function messagesIn({ platform, id }: ChannelRef): readonly string[] {
    if (platform === "slack")
      return slack.messages(id).flatMap(({ botId, ts }) => (botId === undefined ? [] : [ts]));
    const threads = discord
      .guilds()
      .flatMap((guild) => guild.channels)
      .filter(({ parent }) => parent === id);
    return [id, ...threads.map((thread) => thread.id)].flatMap((where) =>
      discord.messages(where).flatMap(({ author, id: message }) => (author.bot ? [message] : [])),
    );
  }

  const stage: Stage = {
    time,
    proxy,
    playground,
    channels,

    async boot() {
      const first = running === undefined;
      running = await time.during(
        "Paperboy runs",
        start({
          config,
          log,
          database: join(folder, "paperboy.db"),
          onFatal: (error) => fatal.push(error),
        }),
      );
      if (first) await subscribe();
      return running;
    },

    async halt() {
      if (running) await time.during("Paperboy has stopped", running.stop());
    },

    async arrived(platform, withinMs) {
      const missing = () =>
        channels.filter((channel) => channel.platform === platform && messagesIn(channel).length === 0);
      const what = () =>
        `every digest is on ${platform}, ${missing()
          .map(({ id }) => id)
          .join(", ")} excepted; log:\n${lines.slice(-40).join("\n")}`;
      await time.until(what, () => missing().length === 0, withinMs);
    },

    digestsIn: (channel) => messagesIn(channel).length,

    async vote(channel, who) {
      const [message = ""] = messagesIn(channel);
      if (channel.platform === "discord") return discord.react(person(who, "discord"), message, "1️⃣");
      const stored = slack.messages(channel.id).find(({ ts }) => ts === message);
      if (stored) slack.react(person(who, "slack"), stored, "one");
    },

    async votes(channel) {
      const day = LAST_DAY as Parameters<ReturnType<typeof store>["delivery"]>[1];
      const [paper] = (await store().delivery(channel, day))?.papers ?? [];
      return paper ? ((await store().tallies(teamOf(channel), [paper])).get(paper) ?? 0) : 0;
    },

    async expectPromise() {
      const count = channels.map((channel) => ({ ...channel, digests: messagesIn(channel).length }));
      expect(count.filter(({ digests }) => digests !== 1)).toEqual([]);
      const off = (await store().subscriptions()).filter(({ disabled }) => disabled);
      expect(off).toEqual([]);
      expect(fatal).toEqual([]);
      expect(discord.messages(discord.directChannel(person("you", "discord")).id)).toEqual([]);
      expect(slack.directMessages(person("you", "slack"))).toEqual([]);
      expect(lines.filter((line) => LIES.test(line))).toEqual([]);
    },

    async strike() {
      await stage.halt();
      await proxy.close();
      await time.during("the playground has closed", playground.close());
      time.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

function readable(_: string, value: unknown): unknown {
  return value instanceof Error ? `${value.name}: ${value.message}` : value;
}
