import type { ChannelRef, Platform } from "../../src/chat/adapter.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { type BotProcess, bootProcess } from "./bot-process.ts";
import { openSimulatedPostgres, openSimulatedStore } from "./defences.ts";
import { createLists, type FeedMood } from "./lists.ts";
import { createOracle, type Oracle, type Wanted } from "./oracle.ts";
import { createPeople } from "./people.ts";
import { createPlatform, nameOf } from "./platform.ts";
import { createRandom, type Random } from "./random.ts";
import { createTimeline } from "./timeline.ts";
import { type Defence, ROUGH, type Roughness, type World } from "./world.ts";

export interface SimulationOptions {
  readonly seed: number;
  readonly days: number;
  /** Chosen by the seed unless told. */
  readonly channels?: number;
  readonly channelsAtMost?: number;
  /** Whether some of Discord's channels are forums, where no nonce helps; absent: yes. */
  readonly forums?: boolean;
  readonly platforms?: readonly Platform[];
  readonly off?: readonly Defence[];
  readonly rough?: Partial<Roughness>;
  /** An empty PostgreSQL database to keep everything in; absent: SQLite, in memory. */
  readonly postgres?: string;
}

export interface SimulationResult {
  readonly seed: number;
  /** What was broken, with the last things that happened; undefined where every promise was kept. */
  readonly failure: string | undefined;
  readonly channels: number;
  readonly digests: number;
  /** How often each fault and event came. */
  readonly counts: Readonly<Record<string, number>>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TAIL = 80;
const PROBE_MS = 10 * MINUTE;
const MOODS: readonly FeedMood[] = ["flaky", "flaky", "down", "empty", "short"];

/** Just before the changes of clocks in America, Europe, Australia and New Zealand, and a month without any. */
const STARTS = ["2025-03-05", "2025-03-25", "2025-04-01", "2025-09-24", "2025-10-20", "2025-06-02"];
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Los_Angeles",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "America/Nuuk",
  "Pacific/Kiritimati",
  "Africa/Cairo",
];
const TIMES = ["09:00", "09:00", "08:30", "17:45", "02:30", "00:15", "23:40", "03:00"];
const DAYS = { weekdays: [1, 2, 3, 4, 5], daily: [1, 2, 3, 4, 5, 6, 7], "mon,wed,fri": [1, 3, 5] } as const;

/** Lives through `days` days of the seed's history. Never throws for what the product does wrong: it tells it. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { seed, days } = options;
  const random = createRandom(seed);
  const start = random.pick(STARTS);
  const shared = options.postgres === undefined ? undefined : await openSimulatedPostgres(options.postgres);
  const timeline = createTimeline(
    Date.parse(`${start}T00:00:00Z`) + random.int(0, 86_399) * 1000,
    shared?.idle,
  );
  const off = new Set(options.off);
  const history: string[] = [];
  const counts: Record<string, number> = {};
  let failure: string | undefined;
  let oracle: Oracle | undefined;

  const names = options.platforms ?? (["discord", "slack"] as const);
  const count =
    options.channels ?? Math.min(channelsOf(random), options.channelsAtMost ?? Number.POSITIVE_INFINITY);
  const store =
    shared?.store ??
    (await openSimulatedStore(
      { now: () => timeline.now() + world.skew, monotonic: timeline.now, sleep: async () => {} },
      off,
    ));
  /** Some of Discord's channels. */
  const isForum = ({ platform, id }: ChannelRef) =>
    platform === "discord" && options.forums !== false && Number(id.slice(1)) % 4 === 0;
  const world: World = {
    timeline,
    random,
    platforms: new Map(
      names.map((name) => [
        name,
        createPlatform(name, (ref) => name === "discord" && !off.has("nonce") && !isForum(ref)),
      ]),
    ),
    weather: new Map(names.map((name) => [name, "calm"])),
    lists: createLists(random, start, days),
    store,
    off,
    rough: { ...ROUGH, ...options.rough },
    secret: `${"c".repeat(24)}.canary.${"d".repeat(38)}`,
    skew: 0,
    say(line) {
      history.push(`${new Date(timeline.now()).toISOString()} ${line}`);
      if (history.length > 4 * TAIL) history.splice(0, 3 * TAIL);
    },
    count(what) {
      counts[what] = (counts[what] ?? 0) + 1;
    },
    fail(what) {
      failure ??= `${what}\n${history.slice(-TAIL).join("\n")}`;
    },
    disturb: (platform) => oracle?.disturb(platform),
    tried: (channel) => oracle?.tried(channel),
    untilTick: () => oracle?.untilTick() ?? MINUTE,
  };
  const refs = Array.from(
    { length: count },
    (_, n): ChannelRef => ({
      platform: names[n % names.length] as Platform,
      workspace: `W${random.int(1, 2)}`,
      id: `C${n}`,
    }),
  );
  oracle = createOracle(world, refs);

  const processes: BotProcess[] = [];
  const people = createPeople(world, () => processes);
  for (const platform of world.platforms.values()) {
    platform.onPost = (post) => {
      world.say(`${nameOf(post.ref.channel)} shows ${post.ref.id}: ${post.label}`);
      oracle?.posted(post);
      people.read(post);
    };
  }
  const onUnhandled = (error: unknown) => world.fail(`unhandled rejection: ${String(error)}`);
  process.on("unhandledRejection", onUnhandled);

  let booted = 0;
  let ending = false;
  function boot(): BotProcess {
    booted += 1;
    const name = `p${booted}`;
    const born = bootProcess(world, name, () => {
      processes.splice(processes.indexOf(born), 1);
      if (ending || processes.length > 0) return;
      const down = random.chance(0.15) ? random.span(HOUR, 30 * HOUR) : random.span(1_000, 5 * MINUTE);
      timeline.after(down, () => {
        if (processes.length === 0) boot();
      });
    });
    processes.push(born);
    return born;
  }

  /** Calls `event` at random, `perDay` times a day on average, until the end. */
  function often(perDay: number, event: () => void): void {
    if (perDay <= 0) return;
    const next = () => {
      timeline.after(Math.min(20 * DAY, (-Math.log(1 - random.next()) * DAY) / perDay), () => {
        if (!ending) event();
        next();
      });
    };
    next();
  }

  const someone = (): BotProcess | undefined => (processes.length > 0 ? random.pick(processes) : undefined);

  const wish = (ref: ChannelRef): Wanted & { readonly daysText: string } => {
    const daysText = random.pick(Object.keys(DAYS) as (keyof typeof DAYS)[]);
    return {
      time: random.pick(TIMES),
      zone: random.pick(ZONES),
      days: DAYS[daysText],
      daysText,
      count: random.int(1, 3),
      quietNotice: random.chance(0.2),
      lateRisers: random.pick(["next", "thread"] as const),
      news: random.pick(["digest", "digest", "at-once"] as const),
      layout: isForum(ref) ? random.pick(["digest", "post-per-paper"] as const) : undefined,
    };
  };

  /** A manager types a command; what was answered decides what the script believes. */
  function command(
    ref: ChannelRef,
    name: "subscribe" | "unsubscribe",
    asked?: ReturnType<typeof wish>,
  ): void {
    const ends = processes.flatMap((one) =>
      one.links
        .filter((link) => link.platform === ref.platform && link.connected)
        .map((link) => ({ one, link })),
    );
    if (ends.length === 0 || !oracle) return;
    const { one, link } = random.pick(ends);
    const from = timeline.now();
    const was = oracle.channels.find((channel) => channel.ref === ref)?.unsure ?? false;
    oracle.unsure(ref);
    one.inside(() => {
      link.handlers
        ?.command({
          name,
          channel: ref,
          person: { platform: ref.platform, workspace: ref.workspace, user: "manager" },
          canManage: true,
          canManageTeam: true,
          ...(isForum(ref) ? { forum: {} } : {}),
          options: asked
            ? {
                time: asked.time,
                timezone: asked.zone,
                days: asked.daysText,
                count: asked.count,
                "quiet-notice": asked.quietNotice,
                "late-risers": asked.lateRisers,
                news: asked.news,
                layout: asked.layout,
              }
            : {},
        })
        .then((reply) => {
          const { message } = asMessage(reply);
          world.say(`${nameOf(ref)} ${name} ${asked ? JSON.stringify(asked) : ""}: ${message.summary}`);
          if (/fault/.test(message.summary)) return;
          if (asked && /gets the daily papers|were changed/.test(message.summary)) {
            const channel = oracle?.channels.find((candidate) => candidate.ref === ref);
            if (channel && !was) channel.unsure = false;
            oracle?.subscribed(ref, asked, from);
          } else if (!asked && /stopped|no daily papers/.test(message.summary)) {
            const channel = oracle?.channels.find((candidate) => candidate.ref === ref);
            if (channel && !was) channel.unsure = false;
            oracle?.left(ref);
          } else if (asked) world.fail(`an odd answer: ${message.summary}`);
        });
    });
  }

  function edit(): void {
    const ref = random.pick(refs);
    const channel = oracle?.channels.find((candidate) => candidate.ref === ref);
    const last = channel?.versions.at(-1);
    world.count("edits");
    if (last && last.to === undefined && random.chance(0.3)) {
      command(ref, "unsubscribe");
      const back = wish(ref);
      // Often back on the same day.
      timeline.after(random.span(30_000, 20 * HOUR), () => {
        if (!ending) command(ref, "subscribe", back);
      });
    } else command(ref, "subscribe", wish(ref));
  }

  let jumpedAt = Number.NEGATIVE_INFINITY;

  function jump(): void {
    if (world.skew !== 0 || processes.length === 0) return;
    const far = random.chance(0.25) ? random.span(DAY, 4 * DAY) : random.span(2 * MINUTE, 20 * HOUR);
    world.skew = random.chance(0.5) ? far : -far;
    told(`the clock is set by ${Math.round(world.skew / MINUTE)} minutes`);
    timeline.after(random.span(5 * MINUTE, 10 * HOUR), () => {
      world.skew = 0;
      told("the clock is right again");
    });
    function told(line: string): void {
      world.say(line);
      world.count("clock jumps");
      jumpedAt = timeline.now();
      oracle?.jumped();
      world.disturb();
    }
  }

  function disconnect(): void {
    const link = someone()?.links.find((one) => one.connected);
    if (!link) return;
    const gap = random.chance(0.6);
    world.count("disconnects");
    link.connected = false;
    const owner = processes.find((one) => one.links.includes(link));
    timeline.after(random.span(1_000, 2 * HOUR), () =>
      owner?.inside(() => {
        link.connected = true;
        if (gap) {
          link.epoch += 1;
          link.missed = [];
        }
        link.handlers?.connected({ platform: link.platform, gap });
        for (const event of link.missed.splice(0)) void link.handlers?.ballot(event);
      }),
    );
  }

  const { rough } = world;
  boot();
  for (const ref of refs)
    timeline.after(random.int(5_000, 6 * HOUR), () => command(ref, "subscribe", wish(ref)));
  often(rough.crashesPerDay, () => {
    // Nobody can know of a jump that no process has lived to see.
    if (timeline.now() - jumpedAt < 3 * MINUTE) return;
    if (random.chance(0.7)) someone()?.crashWithin(Math.round(random.span(1, 2_000)));
    else if (random.chance(0.5)) someone()?.crash("killed");
    else {
      const one = someone();
      world.say(`${one?.name} is asked to stop`);
      one?.bot.stop().then(() => one.inside(() => one.crash("after a graceful stop")));
      if (one) timeline.after(MINUTE, () => one.crash("having been stopped for a minute"));
    }
  });
  often(rough.pausesPerDay, () => someone()?.pause(random.span(1_000, 10 * MINUTE)));
  often(rough.jumpsPerDay, jump);
  often(rough.disconnectsPerDay, disconnect);
  often(rough.editsPerDay, edit);
  often(rough.twoProcesses, () => {
    if (processes.length === 1) boot();
  });
  for (const name of names) {
    often(rough.stormsPerDay, () => {
      if (world.weather.get(name) !== "calm") return;
      const weather = random.chance(0.7) ? "storm" : "outage";
      world.weather.set(name, weather);
      world.say(`${weather} at ${name}`);
      world.count(`${weather}s`);
      world.disturb(name);
      timeline.after(random.span(2 * MINUTE, 8 * HOUR), () => {
        world.weather.set(name, "calm");
        world.disturb(name);
      });
    });
  }
  often(rough.feedTroublesPerDay, () => {
    world.lists.mood = random.pick(MOODS);
    world.say(`the feed is ${world.lists.mood}`);
    world.count(`feed ${world.lists.mood}`);
    oracle?.weather();
    timeline.after(random.span(2 * MINUTE, 20 * HOUR), () => {
      oracle?.weather();
      world.lists.mood = "fine";
    });
  });
  const probe = (): void => {
    if (processes.length === 0) world.disturb();
    if (!ending) oracle?.probe();
    timeline.after(PROBE_MS, probe);
  };
  probe();

  const end = timeline.now() + days * DAY;
  while (timeline.now() < end && failure === undefined)
    await timeline.runUntil(Math.min(end, timeline.now() + HOUR));

  if (failure === undefined) {
    // A last recount in good weather, from which nothing is missing.
    ending = true;
    people.leave();
    world.skew = 0;
    world.lists.mood = "fine";
    for (const name of names) world.weather.set(name, "calm");
    for (const one of [...processes]) one.crash("at the end");
    await timeline.runUntil(timeline.now() + MINUTE);
    boot();
    await timeline.runUntil(timeline.now() + 2 * HOUR);
    await people.check();
    oracle.lostNews();
  }
  process.off("unhandledRejection", onUnhandled);
  const about =
    failure === undefined ? undefined : refs.find((ref) => failure?.startsWith(`${nameOf(ref)} `));
  if (about) {
    failure += "\nwhat the product believes:";
    for (const { message: _, leftOut: __, ...row } of await store.deliveries(about, 5))
      failure += `\n${JSON.stringify(row)}`;
    failure += `\n${JSON.stringify(await store.subscription(about))}`;
  }
  await store.close();
  const digests = [...world.platforms.values()].reduce((sum, { posts }) => sum + posts.length, 0);
  return { seed, failure, channels: count, digests, counts };
}

/** Mostly small servers, some large ones. */
function channelsOf(random: Random): number {
  const size = random.next();
  return size < 0.85 ? random.int(2, 6) : size < 0.98 ? random.int(7, 20) : random.int(50, 150);
}
