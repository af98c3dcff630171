import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { slackManifest } from "../../adapters/slack/manifest.ts";
import { translatedCommands as commands } from "../../commands/locales/index.ts";
import type { Playground } from "../../playground/index.ts";
import type { Bot } from "../../src/bot.ts";
import type { ChannelRef, ChatAdapter } from "../../src/chat/adapter.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { type Metrics, noMetrics } from "../../src/runtime/metrics.ts";
import { nextDueAt, nextWrapAt } from "../../src/subscriptions/schedule.ts";
import { applySettings } from "../../src/subscriptions/settings.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { type Container, openContainer } from "../container.ts";
import { observe, opening, openToPublic, type Running, run, type StartOptions } from "../run.ts";
import { type DemoFeed, demoFeed } from "./feed.ts";
import { createMornings, DIGEST_TIME } from "./mornings.ts";
import { readTypedLine } from "./typed-line.ts";

/** The user who subscribed the playground's channels. */
const DEMO = "playground";
/** Mornings of the sample already past when the visitor arrives, so that there is a history to look at. */
const PAST_MORNINGS = 3;
const SAMPLE_NOTICE = "Sample papers, invented team: Hugging Face could not be reached.";
/** The settings of the playground's channels: everything that is posted automatically. */
const SETTINGS = applySettings(
  { time: DIGEST_TIME, weekdays: [1, 2, 3, 4, 5, 6, 7], quietNotice: true, lateRisers: "thread", wrap: 5 },
  undefined,
  "UTC",
);

/** Starts the product on the playground's own Discord and Slack, with some digests and votes. */
export async function startDemo(options: StartOptions): Promise<Running> {
  const { config, log, database, newDatabase = false, onFatal } = options;
  const demo = await demoFeed(config, log);
  const { sources, clock } = demo;
  const sample = demo.kind === "sample" ? demo.days : undefined;
  // In live mode, the playground's servers and page are never loaded.
  const { startPlayground } = await import("../../playground/index.ts");
  const playground = await startPlayground({
    port: config.playgroundPort,
    now: clock.now,
    drawPictures: sample !== undefined,
    readLine: readTypedLine,
  }).catch((error) => {
    // The port is taken, or needs more privileges: the message says what to do.
    throw error instanceof Error ? new UserError(error.message, { cause: error }) : error;
  });
  try {
    playground.slack.install(slackManifest(commands));
    const file = database ?? ":memory:";
    const observer = await observe(config, clock, log);
    const listener = await openToPublic(config, clock, log);
    const metrics = observer?.metrics;
    const container = await openContainer({
      config,
      clock,
      log,
      file,
      opening: opening(newDatabase),
      sources,
      metrics,
      sample,
    });
    await container.library.syncRecent(config.feedFolder === undefined ? 7 : 35).catch((error: unknown) => {
      log.warn("some days not loaded", { error });
    });
    await forgetDemos(container);
    const firstDue = demo.kind === "sample" ? nextDueAt(SETTINGS, clock.now()) : clock.now();
    for (const channel of channelsOf(playground)) await subscribeDemo(container, channel, firstDue);
    if (sample) playground.setNotice(SAMPLE_NOTICE);
    const adapters = adaptersOf(playground, { log, clock, metrics: metrics ?? noMetrics });
    const running = run({ container, file, adapters, playground, observer, listener, onFatal });
    try {
      await running.connected;
      await present(demo, running.bot, playground);
    } catch (error) {
      await running.stop();
      throw error;
    }
    return running;
  } catch (error) {
    await playground.close();
    throw error;
  }
}

/** Posts the digests; with the sample, plays the earlier mornings and offers the later ones. */
async function present(demo: DemoFeed, bot: Bot, playground: Playground): Promise<void> {
  if (demo.kind !== "sample") {
    await bot.tick();
    playground.teamVotes();
    return;
  }
  const { clock, days } = demo;
  const round = async () => {
    await bot.tick();
    await bot.housekept();
  };
  const mornings = createMornings({ clock, last: days.to, round, arrived: playground.teamVotes });
  for (let past = 0; past < PAST_MORNINGS; past++) await mornings.go();
  playground.setMornings(mornings);
}

function adaptersOf(
  { discord, slack }: Playground,
  deps: { readonly log: Log; readonly clock: Clock; readonly metrics: Metrics },
): readonly ChatAdapter[] {
  const { botToken, appToken, apiUrl } = slack;
  return [
    createDiscordAdapter({ token: discord.token, apiUrl: discord.apiUrl, guildIds: [], ...deps }),
    createSlackAdapter({ botToken, appToken, apiUrl, ...deps }),
  ];
}

function channelsOf({ discord, slack }: Playground): readonly ChannelRef[] {
  const { guildId: workspace, channelId, forumId } = discord;
  return [
    { platform: "discord", workspace, id: channelId },
    { platform: "discord", workspace, id: forumId },
    { platform: "slack", workspace: slack.workspaceId, id: slack.channelId },
  ];
}

/** The playground's chats are new at every start, so subscriptions left in a database file no longer have a channel. */
async function forgetDemos({ store }: Container): Promise<void> {
  for (const { channel, createdBy } of await store.subscriptions()) {
    if (createdBy.user === DEMO) await store.deleteSubscription(channel);
  }
}

async function subscribeDemo({ store, clock }: Container, channel: ChannelRef, dueAt: number): Promise<void> {
  const now = clock.now();
  await store.saveSubscription({
    channel,
    team: teamOf(channel),
    settings: SETTINGS,
    nextDueAt: dueAt,
    nextWrapAt: nextWrapAt(SETTINGS, now),
    createdBy: { platform: channel.platform, workspace: channel.workspace, user: DEMO },
    createdAt: now,
  });
}
