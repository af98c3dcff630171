import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { Option } from "commander";
import { sampleFolder } from "../bin/container.ts";
import { createSavedDays } from "../src/feed/saved-days.ts";
import { commandLine, wholeNumber } from "./command-line.ts";
import type { BotOrder, Work } from "./interactions/bot.ts";
import type { Ask, Opened, Order, Times } from "./interactions/platforms.ts";
import { quantile } from "./search/metrics.ts";
import { drawQueries } from "./search/scale.ts";
import { printTable } from "./search/table.ts";

const PLATFORMS = ["discord", "slack"] as const;

const {
  papers,
  atOnce,
  asks: asked,
  rounds,
  only,
} = commandLine(
  "bench:interactions",
  "Measures how long people wait for the first answer through the real clients, compared with an empty handler.",
)
  .option("--papers <n>", "papers in the library", wholeNumber(1), 10_000)
  .option("--at-once <n>", "people waiting for an answer at any moment", wholeNumber(1), 50)
  .option("--asks <n>", "questions asked", wholeNumber(1), 2_000)
  .option("--rounds <n>", "how often each bot is measured, in turn", wholeNumber(1), 2)
  .addOption(new Option("--only <platform>", "measure one platform").choices(PLATFORMS))
  .parse()
  .opts<{ papers: number; atOnce: number; asks: number; rounds: number; only?: string }>();

const feed = createSavedDays({ folder: sampleFolder });
const days = await feed.days();
const offset = Date.parse(`${days.at(-1)}T15:00:00Z`) - Date.now();
const listed = (await Promise.all(days.map((day) => feed.papersOn(day)))).flatMap(
  (listing) => listing.papers,
);

/** What people do, in order: mostly reading. */
function draw(count: number): readonly Ask[] {
  const queries = drawQueries(
    listed.map((paper) => ({ ...paper, firstSeenAt: 0 })),
    count,
  );
  return Array.from({ length: count }, (_, n): Ask => {
    const paper = listed[(n * 7919) % listed.length]?.id ?? "";
    switch (n % 8) {
      case 0:
        return { command: "today", options: {} };
      case 1:
        return { command: "trending", options: { period: "month" }, press: "Next page" };
      case 2:
      case 3:
        return { command: "search", options: { query: queries[n] || "agents" }, press: "Next page" };
      case 4:
        return { command: "show", options: { paper } };
      case 5:
        return { command: "similar", options: { paper } };
      case 6:
        return { command: "favourites", options: {} };
      default:
        return { command: "subscribe", options: {} };
    }
  });
}

function child(file: string): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function tell<T>(process: ChildProcess, order: Order | BotOrder | "work"): Promise<T> {
  const waiting = new AbortController();
  const ended = once(process, "exit", { signal: waiting.signal }).then(() => {
    throw new Error("The process ended instead of answering.");
  });
  ended.catch(() => {});
  process.send(order);
  try {
    return (await Promise.race([once(process, "message"), ended]))[0] as T;
  } finally {
    waiting.abort();
  }
}

interface Measured extends Times {
  /** CPU time of the bot's process, including threads: more reliable than wall time on a shared machine. */
  readonly cpuMs: number;
  /** The same for one request of each kind. */
  readonly cpuByKind: ReadonlyMap<string, number>;
}

/** How many requests of each kind to measure alone, to tell what each costs. */
const ALONE = 60;

async function measure(bot: BotOrder["bot"], platform: BotOrder["platform"]): Promise<Measured> {
  const server = child("./interactions/platforms.ts");
  const process = child("./interactions/bot.ts");
  try {
    const opened = await tell<Opened>(server, { kind: "open", platform, offset });
    await tell(process, { bot, platform, opened, offset, papers });
    // Warm up, as in a running bot.
    await tell<Times>(server, { kind: "ask", asks: draw(100), atOnce: 10 });
    const before = await tell<Work>(process, "work");
    const times = await tell<Times>(server, { kind: "ask", asks: draw(asked), atOnce });
    const after = await tell<Work>(process, "work");
    const cpuByKind = new Map<string, number>();
    for (const command of bot === "paperboy" ? new Set(draw(8).map((ask) => ask.command)) : []) {
      const asks = draw(ALONE * 8)
        .filter((ask) => ask.command === command)
        .slice(0, ALONE)
        .map(({ options }) => ({ command, options }));
      const start = await tell<Work>(process, "work");
      await tell<Times>(server, { kind: "ask", asks, atOnce: 5 });
      cpuByKind.set(command, ((await tell<Work>(process, "work")).cpuMs - start.cpuMs) / asks.length);
    }
    for (const problem of after.problems) console.error(`  ${platform}, ${bot}: ${problem}`);
    return { ...times, cpuMs: after.cpuMs - before.cpuMs, cpuByKind };
  } finally {
    process.kill();
    server.kill();
  }
}

const bots = ["empty handler", "paperboy"] as const;
for (const platform of PLATFORMS) {
  if (only !== undefined && only !== platform) continue;
  const all = new Map<string, number[]>();
  let unanswered = 0;
  const cpu = new Map<string, number>();
  const add = (name: string, times: readonly number[]) => all.set(name, [...(all.get(name) ?? []), ...times]);
  const before = loadavg()[0] ?? 0;
  for (let round = 0; round < rounds; round++) {
    for (const bot of bots) {
      const times = await measure(bot, platform);
      unanswered += times.unanswered;
      const whole = `${bot}: everything`;
      add(whole, Object.values(times.byKind).flat());
      const addCpu = (name: string, ms: number) => cpu.set(name, (cpu.get(name) ?? 0) + ms / rounds);
      addCpu(whole, times.cpuMs / Object.values(times.byKind).flat().length);
      for (const [kind, ms] of times.cpuByKind) addCpu(`  ${kind}`, ms);
      if (bot === "paperboy") for (const [kind, ms] of Object.entries(times.byKind)) add(`  ${kind}`, ms);
    }
  }
  printTable(
    `${platform}: ms to the first answer, ${atOnce} at once, ${papers} papers; ${unanswered} unanswered; load ${before.toFixed(1)} to ${(loadavg()[0] ?? 0).toFixed(1)}`,
    ["", "asked", "p50", "p95", "p99", "max", "cpu ms each"],
    [...all].map(([name, times]) => [
      name,
      String(times.length),
      ...[0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(0)),
      cpu.get(name)?.toFixed(1) ?? "",
    ]),
  );
}
