import { redactor } from "../../bin/log.ts";
import { commands } from "../../commands/index.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import type { BallotEvent, ChatAdapter, ChatHandlers, Platform } from "../../src/chat/adapter.ts";
import { readConfig } from "../../src/config.ts";
import { createLibrary } from "../../src/library/library.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import { emptyIndex } from "../fakes/search-index.ts";
import { createFeedOver } from "./lists.ts";
import { type Life, simulatedAdapter } from "./simulated-adapter.ts";
import type { World } from "./world.ts";

/** A connection of one process to one platform. */
export interface Link {
  readonly platform: Platform;
  connected: boolean;
  handlers: ChatHandlers | undefined;
  /** Rises with every connection: what was on its way over an older one never comes. */
  epoch: number;
  /** Came while disconnected; told after a resumption, lost in a gap. */
  missed: BallotEvent[];
}

/** A running Paperboy, which may die at any await. */
export interface BotProcess {
  readonly name: string;
  readonly bot: Bot;
  readonly links: readonly Link[];
  alive(): boolean;
  /** Ends it at once, wherever it is. */
  crash(why: string): void;
  /** Dies at one of the next `waits` awaits. */
  crashWithin(waits: number): void;
  /** Freezes it, as a suspended machine or a long collection does; time goes on. */
  pause(ms: number): void;
  /** Runs `work` inside the process when it can. */
  inside(work: () => void): void;
}

const MINUTE = 60_000;
const IDLE_TICK_MS = 180 * MINUTE;
const LOOK_MS = 2 * MINUTE;

const never = new Promise<never>(() => {});

/** Starts a process of the real core over the shared store and simulated ports. `onEnd` hears of its death. */
export function bootProcess(world: World, name: string, onEnd: () => void): BotProcess {
  const { timeline, random } = world;
  const bootedAt = timeline.now();
  let alive = true;
  let pausedUntil = 0;
  let crashIn = Number.POSITIVE_INFINITY;

  function crash(why: string): void {
    if (!alive) return;
    alive = false;
    world.say(`${name} dies ${why}`);
    world.count("crashes");
    world.disturb();
    for (const link of links) link.connected = false;
    onEnd();
  }

  function inside(work: () => void): void {
    if (!alive) return;
    if (timeline.now() < pausedUntil) timeline.after(pausedUntil - timeline.now(), () => inside(work));
    else work();
  }

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => timeline.after(ms, () => inside(resolve)));

  async function gate(): Promise<void> {
    crashIn -= 1;
    if (crashIn <= 0) crash("at an await");
    if (!alive) return never;
    if (timeline.now() < pausedUntil) await wait(pausedUntil - timeline.now());
    if (!alive) return never;
  }

  function pause(ms: number): void {
    pausedUntil = timeline.now() + ms;
    world.say(`${name} freezes for ${Math.round(ms / 1000)} s`);
    world.count("pauses");
    world.disturb();
  }

  const life: Life = { gate, wait, pause };

  const clock: Clock = {
    now: () => timeline.now() + world.skew,
    monotonic: () => timeline.now() - bootedAt,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = () => inside(() => reject(signal?.reason));
        signal?.addEventListener("abort", abort, { once: true });
        timeline.after(ms, () =>
          inside(() => {
            signal?.removeEventListener("abort", abort);
            resolve();
          }),
        );
      }),
  };

  const store = new Proxy(world.store, {
    get: (target, method) => {
      const work = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        await gate();
        if (!alive) return never;
        const result = await work(...args);
        await gate();
        return result;
      };
    },
  }) as Store;

  const log = simulatedLog(world, name);
  const links: Link[] = [];
  const adapters: ChatAdapter[] = [...world.platforms.values()].map((platform) => {
    const link: Link = {
      platform: platform.name,
      connected: false,
      handlers: undefined,
      epoch: 0,
      missed: [],
    };
    links.push(link);
    return simulatedAdapter(world, platform, link, life);
  });
  const feed = createFeedOver(
    world.lists,
    random,
    timeline.now,
    (ms) => gate().then(() => wait(ms)),
    world.secret,
  );
  const library = createLibrary({ feed, lookups: [], latest: feed.latest, store, clock, log });
  const onFatal = (error: Error) => world.fail(`${name} gave up: ${error.message}`);
  const bot = createBot({ store, index: emptyIndex, library, adapters, commands, clock, log, onFatal });

  world.say(`${name} starts`);
  world.disturb();

  let tickedAt = Number.NEGATIVE_INFINITY;

  /** A tick a minute where something may happen; in between, time is let pass. */
  function tickLater(ms: number): void {
    timeline.after(ms, () =>
      inside(() => {
        const until = world.untilTick();
        if (until <= MINUTE || timeline.now() - tickedAt >= IDLE_TICK_MS) {
          tickedAt = timeline.now();
          world.count("ticks");
          bot.tick().catch((error) => world.fail(`a tick threw ${String(error)}`));
        }
        tickLater(Math.min(until, LOOK_MS));
      }),
    );
  }
  bot.start().then(
    () => tickLater(0),
    (error) => world.fail(`${name} could not start: ${String(error)}`),
  );

  return {
    name,
    bot,
    links,
    alive: () => alive,
    crash,
    crashWithin: (waits) => {
      crashIn = waits;
    },
    pause,
    inside,
  };
}

/** What the product would write, secrets taken out as the product does. */
function simulatedLog(world: World, name: string): Log {
  const redact = redactor(
    readConfig({ DISCORD_TOKEN: world.secret, DISCORD_API_URL: "http://localhost:1/api" }),
  );
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Error ? `${value.name}: ${value.message}` : value;
  const write = (level: string) => (message: string, fields?: Readonly<Record<string, unknown>>) => {
    const line = redact(`${level} ${message} ${JSON.stringify(fields ?? {}, plain)}`);
    if (line.includes(world.secret)) world.fail(`a secret in the log: ${line}`);
    if (level !== "debug") world.say(`${name}: ${line.slice(0, 300)}`);
  };
  return { debug() {}, info: write("info"), warn: write("warn"), error: write("error") };
}
