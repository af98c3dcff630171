import { createDiscordAdapter } from "../adapters/discord/index.ts";
import { createSlackAdapter } from "../adapters/slack/index.ts";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { translatedCommands as commands } from "../commands/locales/index.ts";
import type { Opening } from "../drizzle/sqlite/connection/database.ts";
import type { Playground } from "../playground/index.ts";
import { type Bot, createBot } from "../src/bot.ts";
import type { ChannelRef, ChatAdapter } from "../src/chat/adapter.ts";
import type { Config } from "../src/config.ts";
import { type Clock, systemClock } from "../src/runtime/clock.ts";
import { everyMinute } from "../src/runtime/cron.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Log } from "../src/runtime/log.ts";
import { noMetrics } from "../src/runtime/metrics.ts";
import { type Container, createSources, DEFAULT_DATABASE, openContainer, product } from "./container.ts";
import { demoFeed, forgetDemos, sampleNotice, subscribeDemo } from "./demo.ts";
import type { Observer } from "./observing/index.ts";

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
  /** Begins with an empty database where the file was in use and has been emptied. */
  readonly newDatabase?: boolean;
  readonly onFatal: (error: Error) => void;
}

/** A silent cron task must not silence the product: when the last tick is older than this, the watchdog ticks. */
const WATCHDOG_MS = 30_000;
const LATE_TICK_MS = 90_000;
/** Watches the process where PAPERBOY_HTTP asks for it; else nothing of that is loaded. */
async function observe(config: Config, clock: Clock, log: Log): Promise<Observer | undefined> {
  if (!config.http) return undefined;
  const { createObserver } = await import("./observing/index.ts");
  return createObserver({ address: config.http, version: product.version, clock, log });
}

/** Starts on whichever platforms have tokens; without any, in the playground. */
export function start(options: StartOptions): Promise<Running> {
  return options.config.discord || options.config.slack ? startLive(options) : startDemo(options);
}

/** Two processes would each toggle a press, so this one serves alone. */
function opening(beginAnew: boolean): Opening {
  return { claimed: true, checked: true, beginAnew };
}

async function startLive({
  config,
  log,
  database,
  newDatabase = false,
  onFatal,
}: StartOptions): Promise<Running> {
  const clock = systemClock;
  const { discord, slack } = config;
  const sources = createSources(config, clock);
  const observer = await observe(config, clock, log);
  const metrics = observer?.metrics ?? noMetrics;
  const file = database ?? DEFAULT_DATABASE;
  const container = await openContainer({
    config,
    clock,
    log,
    file,
    opening: opening(newDatabase),
    sources,
    metrics: observer?.metrics,
  });
  const adapters: ChatAdapter[] = [];
  if (discord)
    adapters.push(createDiscordAdapter({ ...discord, log, clock, metrics, sessions: container.store }));
  if (slack) adapters.push(createSlackAdapter({ ...slack, log, clock, metrics }));
  const running = run({ container, file, adapters, playground: undefined, observer, onFatal });
  running.connected.catch(onFatal);
  return running;
}

async function startDemo({
  config,
  log,
  database,
  newDatabase = false,
  onFatal,
}: StartOptions): Promise<Running> {
  const { sources, clock, sample } = await demoFeed(config, log);
  // Live, its servers and page are never loaded.
  const { startPlayground } = await import("../playground/index.ts");
  const playground = await startPlayground({ port: config.playgroundPort, now: clock.now }).catch((error) => {
    // A port that is taken, or not ours to take: the message says what to do.
    throw error instanceof Error ? new UserError(error.message, { cause: error }) : error;
  });
  try {
    const observer = await observe(config, clock, log);
    const metrics = observer?.metrics ?? noMetrics;
    const { discord, slack } = playground;
    slack.install(slackManifest(commands));
    const adapters = [
      createDiscordAdapter({
        token: discord.token,
        apiUrl: discord.apiUrl,
        guildIds: [],
        log,
        clock,
        metrics,
      }),
      createSlackAdapter({
        botToken: slack.botToken,
        appToken: slack.appToken,
        apiUrl: slack.apiUrl,
        log,
        clock,
        metrics,
      }),
    ];
    const file = database ?? ":memory:";
    const container = await openContainer({
      config,
      clock,
      log,
      file,
      opening: opening(newDatabase),
      sources,
      metrics: observer?.metrics,
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
    const running = run({ container, file, adapters, playground, observer, onFatal });
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

/** Ticks from now on: what is due is planned while the platforms connect. */
function run(parts: {
  readonly container: Container;
  readonly file: string;
  readonly adapters: readonly ChatAdapter[];
  readonly playground: Playground | undefined;
  readonly observer: Observer | undefined;
  readonly onFatal: (error: Error) => void;
}): Running {
  const { container, file, adapters, playground, observer, onFatal } = parts;
  const { store, clock, sample } = container;
  const bot = createBot({ ...container, adapters, commands, onFatal });
  // Each platform serves as soon as it is connected, and digests wait for none.
  const connected = bot.start();
  const stopping = new AbortController();
  let tickedAt = clock.monotonic();
  const tick = () => {
    tickedAt = clock.monotonic();
    void bot.tick();
  };
  observer?.serve({
    bot,
    store,
    file,
    tickAgeMs: () => clock.monotonic() - tickedAt,
    stopping: stopping.signal,
  });
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
      stopping.abort();
      clearInterval(watchdog);
      stopCron();
      await bot.stop();
      await store.close();
      await playground?.close();
    },
  };
}
