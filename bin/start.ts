import { createDiscordAdapter } from "../adapters/discord/index.ts";
import { createSlackAdapter } from "../adapters/slack/index.ts";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { translatedCommands as commands } from "../commands/locales/index.ts";
import type { Playground } from "../playground/index.ts";
import { type Bot, createBot } from "../src/bot.ts";
import type { ChannelRef, ChatAdapter } from "../src/chat/adapter.ts";
import type { Config } from "../src/config.ts";
import type { SampleDays } from "../src/digest/digest-message.ts";
import { createSavedDays } from "../src/feed/saved-days.ts";
import { type Clock, systemClock } from "../src/runtime/clock.ts";
import { everyMinute } from "../src/runtime/cron.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Log } from "../src/runtime/log.ts";
import { applySettings } from "../src/subscriptions/settings.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { type Day, utcDay } from "../src/time/day.ts";
import {
  type Container,
  createSources,
  DEFAULT_DATABASE,
  openContainer,
  type Sources,
  sampleFolder,
} from "./container.ts";

/** A started product. */
export interface Running {
  readonly bot: Bot;
  /** The page of the playground; undefined when live. */
  readonly playground: Playground | undefined;
  /** The playground shows the bundled sample, because Hugging Face was not reached. */
  readonly sample: boolean;
  /** Resolves when every platform is connected; rejects as soon as one can only be mended by a person. */
  readonly connected: Promise<void>;
  /** Stops in the reverse order of the start. */
  stop(): Promise<void>;
}

interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  /** SQLite file; undefined: the default place when live, memory in the playground. */
  readonly database: string | undefined;
  readonly onFatal: (error: Error) => void;
}

/** A silent cron task must not silence the product: when the last tick is older than this, the watchdog ticks. */
const WATCHDOG_MS = 30_000;
const LATE_TICK_MS = 90_000;
/** Who subscribed the playground's channels. */
const DEMO = "playground";

/** Starts on whichever platforms have tokens; without any, in the playground. */
export function start(options: StartOptions): Promise<Running> {
  return options.config.discord || options.config.slack ? startLive(options) : startDemo(options);
}

async function startLive({ config, log, database, onFatal }: StartOptions): Promise<Running> {
  const clock = systemClock;
  const { discord, slack } = config;
  const sources = createSources(config, clock);
  const container = await openContainer({ config, clock, log, file: database ?? DEFAULT_DATABASE, sources });
  const adapters: ChatAdapter[] = [];
  if (discord) adapters.push(createDiscordAdapter({ ...discord, log, clock, sessions: container.store }));
  if (slack) adapters.push(createSlackAdapter({ ...slack, log, clock }));
  const running = run({ container, adapters, playground: undefined, onFatal });
  running.connected.catch(onFatal);
  return running;
}

async function startDemo({ config, log, database, onFatal }: StartOptions): Promise<Running> {
  const { sources, clock, sample } = await demoFeed(config, log);
  // Live, its servers and page are never loaded.
  const { startPlayground } = await import("../playground/index.ts");
  const playground = await startPlayground({ port: config.playgroundPort, now: clock.now }).catch((error) => {
    // A port that is taken, or not ours to take: the message says what to do.
    throw error instanceof Error ? new UserError(error.message, { cause: error }) : error;
  });
  try {
    const { discord, slack } = playground;
    slack.install(slackManifest(commands));
    const adapters = [
      createDiscordAdapter({ token: discord.token, apiUrl: discord.apiUrl, guildIds: [], log, clock }),
      createSlackAdapter({
        botToken: slack.botToken,
        appToken: slack.appToken,
        apiUrl: slack.apiUrl,
        log,
        clock,
      }),
    ];
    const container = await openContainer({
      config,
      clock,
      log,
      file: database ?? ":memory:",
      sources,
      sample,
    });
    await container.library.syncRecent(config.feedFolder === undefined ? 7 : 35).catch((error: unknown) => {
      log.warn("not all days could be loaded", { error });
    });
    const channels: ChannelRef[] = [
      { platform: "discord", workspace: discord.guildId, id: discord.channelId },
      { platform: "slack", workspace: slack.workspaceId, id: slack.channelId },
    ];
    await forgetDemos(container);
    for (const channel of channels) await subscribeDemo(container, channel);
    if (sample) playground.setNotice(sampleNotice(sample));
    const running = run({ container, adapters, playground, onFatal });
    await running.connected.catch(async (error) => {
      await running.stop();
      throw error;
    });
    return running;
  } catch (error) {
    await playground.close();
    throw error;
  }
}

function sampleNotice({ from, to }: SampleDays): string {
  return `Sample: the Daily Papers of ${from} to ${to}, bundled with Paperboy; Hugging Face was not reached. The clock here shows ${to}.`;
}

/** The playground's chats are new at every start: what an earlier one left in a database file has no channel any more. */
async function forgetDemos({ store }: Container): Promise<void> {
  for (const { channel, createdBy } of await store.subscriptions()) {
    if (createdBy.user === DEMO) await store.deleteSubscription(channel);
  }
}

async function subscribeDemo({ store, clock }: Container, channel: ChannelRef): Promise<void> {
  const now = clock.now();
  const settings = applySettings({ weekdays: [1, 2, 3, 4, 5, 6, 7], quietNotice: true }, undefined, "UTC");
  const createdBy = { platform: channel.platform, workspace: channel.workspace, user: DEMO };
  await store.saveSubscription({
    channel,
    team: teamOf(channel),
    settings,
    nextDueAt: now,
    createdBy,
    createdAt: now,
  });
}

/** Saved days where a folder is named, else Hugging Face where it answers, else the bundled sample. */
async function demoFeed(
  config: Config,
  log: Log,
): Promise<{ sources: Sources; clock: Clock; sample: SampleDays | undefined }> {
  if (config.feedFolder !== undefined) {
    const days = await createSavedDays({ folder: config.feedFolder }).days();
    const clock = clockAt(newest(days, config.feedFolder));
    return { sources: createSources(config, clock), clock, sample: undefined };
  }
  const online = createSources(config, systemClock);
  try {
    const today = utcDay(systemClock.now());
    await online.feed.papersOn(today, AbortSignal.timeout(4_000));
    return { sources: online, clock: systemClock, sample: undefined };
  } catch (error) {
    log.info("Hugging Face was not reached; the playground shows the bundled sample", {
      error: error instanceof Error ? error.message : String(error),
    });
  }
  const days = await createSavedDays({ folder: sampleFolder }).days();
  const last = newest(days, sampleFolder);
  const clock = clockAt(last);
  return {
    sources: createSources(config, clock, sampleFolder),
    clock,
    sample: { from: days[0] ?? last, to: last },
  };
}

function newest(days: readonly Day[], folder: string): Day {
  const last = days.at(-1);
  if (last === undefined) {
    throw new UserError(`${folder} holds no saved days. Name a folder of files like 2026-06-12.json.`);
  }
  return last;
}

/** The machine's clock, set back so that it is the afternoon (15:00 UTC) of `day` now. */
function clockAt(day: Day): Clock {
  const offset = Date.parse(`${day}T15:00:00Z`) - systemClock.now();
  return { ...systemClock, now: () => systemClock.now() + offset };
}

/** Ticks from now on: what is due is planned while the platforms connect. */
function run(parts: {
  readonly container: Container;
  readonly adapters: readonly ChatAdapter[];
  readonly playground: Playground | undefined;
  readonly onFatal: (error: Error) => void;
}): Running {
  const { container, adapters, playground, onFatal } = parts;
  const { store, clock, sample } = container;
  const bot = createBot({ ...container, adapters, commands, onFatal });
  // Each platform serves as soon as it is connected, and digests wait for none.
  const connected = bot.start();
  let tickedAt = clock.monotonic();
  const tick = () => {
    tickedAt = clock.monotonic();
    void bot.tick();
  };
  const stopCron = everyMinute(tick);
  const watchdog = setInterval(() => {
    if (clock.monotonic() - tickedAt > LATE_TICK_MS) tick();
  }, WATCHDOG_MS);
  tick();
  return {
    bot,
    playground,
    sample: sample !== undefined,
    connected,
    async stop() {
      clearInterval(watchdog);
      stopCron();
      await bot.stop();
      await store.close();
      await playground?.close();
    },
  };
}
