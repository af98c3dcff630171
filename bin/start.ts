import { createDiscordAdapter, PER_SECOND as DISCORD_PER_SECOND } from "../adapters/discord/index.ts";
import { createSlackAdapter, createSlackApp } from "../adapters/slack/index.ts";
import type { Outlet } from "../src/chat/adapter.ts";
import { platformNames } from "../src/config.ts";
import { type Copies, onlyCopy } from "../src/operating/copies.ts";
import { checkRoles, limitedTo } from "../src/operating/roles.ts";
import { systemClock } from "../src/runtime/clock.ts";
import type { HttpRoute } from "../src/runtime/http-routes.ts";
import { noMetrics } from "../src/runtime/metrics.ts";
import { createSources, openContainer } from "./container.ts";
import { DEFAULT_DATABASE, isShared } from "./database/database.ts";
import { startDemo } from "./demo/start-demo.ts";
import { createWatch } from "./observing/watch.ts";
import { emailOf } from "./outlets/email.ts";
import { observe, opening, openToPublic, type Running, run, type StartOptions } from "./run.ts";

/** Starts on whichever platforms have tokens; without any, in the playground. */
export async function start(options: StartOptions): Promise<Running> {
  checkRoles(options.roles, isShared(options.database ?? DEFAULT_DATABASE));
  return platformNames(options.config).length > 0 ? startLive(options) : startDemo(options);
}

async function startLive(options: StartOptions): Promise<Running> {
  const { log, database: file = DEFAULT_DATABASE } = options;
  if (!isShared(file)) return serve(options, file, onlyCopy);
  const { openCopies } = await import("../drizzle/postgres/copies/copies.ts");
  const copies = await openCopies({ url: file, clock: systemClock, log });
  try {
    const { roles } = options;
    const running = await serve(options, file, roles ? limitedTo(roles, copies) : copies);
    return {
      ...running,
      async stop() {
        await running.stop();
        await copies.close();
      },
    };
  } catch (error) {
    await copies.close();
    throw error;
  }
}

async function serve(
  { config, log, newDatabase = false, roles, onFatal }: StartOptions,
  file: string,
  copies: Copies,
): Promise<Running> {
  const clock = systemClock;
  const { discord, slack } = config;
  const sources = createSources(config, clock);
  const observer = await observe(config, clock, log);
  const metrics = observer?.metrics ?? noMetrics;
  const container = await openContainer({
    config,
    clock,
    log,
    file,
    opening: opening(newDatabase),
    sources,
    metrics: observer?.metrics,
  });
  const listener = roles?.has("http") === false ? undefined : await openToPublic(config, clock, log);
  const adapters: Outlet[] = [];
  if (discord)
    adapters.push(
      createDiscordAdapter({
        ...discord,
        log,
        clock,
        metrics,
        sessions: container.store,
        events: container.store,
        ...(copies.shared ? { shards: container.store, perSecond: () => shareOfDiscord(copies) } : {}),
      }),
    );
  const routes: HttpRoute[] = [];
  if (slack?.mode === "socket")
    adapters.push(createSlackAdapter({ ...slack, log, clock, metrics, events: container.store }));
  if (slack?.mode === "http") {
    const app = createSlackApp({
      ...slack,
      divided: copies.shared,
      store: container.store,
      log,
      clock,
      metrics,
    });
    adapters.push(app.adapter);
    routes.push(...app.routes);
  }
  const email = await emailOf(config, container);
  if (email) {
    adapters.push(email.outlet);
    routes.push(...email.routes);
  }
  const watch = createWatch({ config, adapters, copies, store: container.store, file, clock, log });
  const fatal = (error: Error): void => {
    if (watch) void watch.lost(error).then(() => onFatal(error));
    else onFatal(error);
  };
  const running = run({
    container,
    copies,
    file,
    adapters,
    playground: undefined,
    observer,
    listener,
    routes,
    watch,
    onFatal: fatal,
  });
  running.connected.catch(fatal);
  return running;
}

/**
 * How many requests a second this process may send to Discord, whose limit is per bot. The process that sends leaves
 * one to each other process, for what people ask of it.
 */
export function shareOfDiscord(copies: Pick<Copies, "holds" | "count">): number {
  return copies.holds("platform:discord") ? Math.max(1, DISCORD_PER_SECOND - (copies.count() - 1)) : 1;
}
