import { inviteLink } from "../adapters/discord/invite.ts";
import { INSTALL_PATH } from "../adapters/slack/paths.ts";
import { translatedCommands as commands } from "../commands/locales/index.ts";
import type { Opening } from "../drizzle/sqlite/connection/database.ts";
import type { Playground } from "../playground/index.ts";
import { type Bot, createBot } from "../src/bot.ts";
import type { Outlet } from "../src/chat/adapter.ts";
import type { Config } from "../src/config.ts";
import { type Copies, onlyCopy } from "../src/operating/copies.ts";
import type { Role } from "../src/operating/roles.ts";
import { type Clock, systemClock } from "../src/runtime/clock.ts";
import { everyMinute } from "../src/runtime/cron.ts";
import type { HttpRoute } from "../src/runtime/http-routes.ts";
import type { Log } from "../src/runtime/log.ts";
import { type Container, product } from "./container.ts";
import type { PublicListener } from "./http/index.ts";
import { applicationId } from "./invite.ts";
import type { Observer } from "./observing/index.ts";
import type { Watch } from "./observing/watch.ts";
import { outletRoutes } from "./outlets/routes.ts";

/** The running product. */
export interface Running {
  readonly bot: Bot;
  /** The playground's page; undefined in live mode. */
  readonly playground: Playground | undefined;
  /** The playground shows the bundled sample, because Hugging Face could not be reached. */
  readonly sample: boolean;
  /** Resolves when every platform is connected; rejects as soon as one fails in a way only a person can fix. */
  readonly connected: Promise<void>;
  /** Stops everything, in reverse order of starting. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  /** SQLite file or PostgreSQL URL; undefined: the default file when live, memory in the playground. */
  readonly database: string | undefined;
  /** Starts with an empty database if the file was in use and has been emptied. */
  readonly newDatabase?: boolean;
  /** The only work to do, of what processes on one database share. Default: all. */
  readonly roles?: ReadonlySet<Role> | undefined;
  readonly onFatal: (error: Error) => void;
}

/** A stalled cron task must not stall the product: if the last tick is older than this, the watchdog ticks. */
const WATCHDOG_MS = 30_000;
const LATE_TICK_MS = 90_000;

/** How the bot opens a SQLite file. It claims it, because two processes would each toggle a press. */
export function opening(beginAnew: boolean): Opening {
  return { claimed: true, checked: true, beginAnew };
}

/** Observes the process if PAPERBOY_HTTP is set; otherwise loads nothing for it. */
export async function observe(config: Config, clock: Clock, log: Log): Promise<Observer | undefined> {
  if (!config.http) return undefined;
  const { createObserver } = await import("./observing/index.ts");
  return createObserver({ address: config.http, version: product.version, clock, log });
}

/** Serves the public if PAPERBOY_PUBLIC_HTTP is set; otherwise loads nothing for it. */
export async function openToPublic(
  config: Config,
  clock: Clock,
  log: Log,
): Promise<PublicListener | undefined> {
  if (!config.publicHttp) return undefined;
  const { createPublicListener } = await import("./http/index.ts");
  const { address, url } = config.publicHttp;
  const id = config.discord && applicationId(config.discord.token);
  const links = {
    slack: config.slack?.mode === "http" ? `${url}${INSTALL_PATH}` : undefined,
    discord: id && inviteLink(id),
  };
  return createPublicListener({ address, links, clock, log });
}

/** Starts ticking at once: what is due is planned while the platforms connect. */
export function run(parts: {
  readonly container: Container;
  /** Coordinates with other processes on the database. Absent if there are none. */
  readonly copies?: Copies;
  readonly file: string;
  readonly adapters: readonly Outlet[];
  readonly playground: Playground | undefined;
  readonly observer: Observer | undefined;
  readonly listener?: PublicListener | undefined;
  /** The routes served there. */
  readonly routes?: readonly HttpRoute[];
  readonly watch?: Watch | undefined;
  readonly onFatal: (error: Error) => void;
}): Running {
  const { container, copies = onlyCopy, file, adapters, playground, observer, listener } = parts;
  const { routes = [], watch, onFatal } = parts;
  const { store, log, sample } = container;
  const bot = createBot({ ...container, copies, adapters, commands, onFatal });
  // Each platform serves as soon as it is connected; digests wait for none of them.
  const connected = bot.start();
  const stopping = new AbortController();
  // The playground's clock jumps from morning to morning.
  let tickedAt = systemClock.monotonic();
  const tick = () => {
    tickedAt = systemClock.monotonic();
    void bot.tick();
    void watch?.check();
  };
  observer?.serve({
    bot,
    copies,
    store,
    file,
    tickAgeMs: () => systemClock.monotonic() - tickedAt,
    stopping: stopping.signal,
  });
  if (listener) {
    void outletRoutes(bot.services, log).then((outlets) => {
      if (!stopping.signal.aborted)
        listener.serve({ routes: [...routes, ...outlets], adapters, copies, stopping: stopping.signal });
    }, onFatal);
  }
  const stopCron = everyMinute(tick);
  const watchdog = setInterval(() => {
    if (systemClock.monotonic() - tickedAt > LATE_TICK_MS) tick();
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
