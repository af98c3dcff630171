import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sampleFolder } from "../bin/container.ts";
import { createSavedDays } from "../src/feed/saved-days.ts";
import { commandLine, wholeNumber } from "./command-line.ts";
import type { Opened, Order, Platform, Report } from "./delivery/platforms.ts";
import type { Bot, Cost, SenderOrder } from "./delivery/sender.ts";

/** Requests per second that Discord allows a bot. */
const DISCORD_LIMIT = 50;
const SETTLE_IN_MS = 4_000;

const {
  channels,
  slack: slackChannels,
  commands,
  alone = false,
} = commandLine("bench:delivery", "Measures how fast digests that are due at once reach their channels.")
  .option("--channels <n>", "Discord channels; 0 skips Discord", wholeNumber(0), 2_000)
  .option("--slack <n>", "Slack channels; 0 skips Slack", wholeNumber(0), 500)
  .option("--commands <n>", "slash commands and votes a second meanwhile", wholeNumber(0), 4)
  .option("--alone", "measure Paperboy only, without the bots it is compared to")
  .parse()
  .opts<{ channels: number; slack: number; commands: number; alone?: boolean }>();
const lastDay = (await createSavedDays({ folder: sampleFolder }).days()).at(-1);
const offset = Date.parse(`${lastDay}T15:00:00Z`) - Date.now();

function child(file: string): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function ask<T>(process: ChildProcess, order: Order | SenderOrder): Promise<T> {
  const answer = once(process, "message");
  const ended = once(process, "exit").then(() => {
    throw new Error(`The process ended instead of answering to ${order.kind}.`);
  });
  ended.catch(() => {});
  process.send(order);
  return (await Promise.race([answer, ended]))[0] as T;
}

interface Run {
  readonly what: string;
  readonly report: Report;
  readonly cost: Cost;
  readonly load: number;
}

async function run(bot: Bot, platform: Platform, channels: number): Promise<Run> {
  const server = child("./delivery/platforms.ts");
  const sender = child("./delivery/sender.ts");
  try {
    const opened = await ask<Opened>(server, { kind: "open", platform, channels, offset });
    await ask(sender, { kind: "prepare", bot, opened, offset });
    // Warm up: a running bot's connection no longer counts against the limit, and it has run each command before.
    if (bot === "paperboy") await ask(server, { kind: "probe", perSecond: commands });
    await pause(SETTLE_IN_MS);
    await ask(server, { kind: "count" });
    const cost = await ask<Cost>(sender, { kind: "go" });
    const report = await ask<Report>(server, { kind: "report" });
    // The sender cleans up after itself.
    if (sender.exitCode === null) await Promise.race([once(sender, "exit"), pause(SETTLE_IN_MS)]);
    const on =
      platform.name === "discord"
        ? `Discord, ${platform.window} window`
        : `Slack, ${platform.postsPerMinute}/min`;
    return { what: `${bot}: ${on}`, report, cost, load: loadavg()[0] ?? 0 };
  } finally {
    sender.kill();
    server.kill();
  }
}

function percentile(given: readonly number[], share: number): number {
  const sorted = [...given].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row({ what, report, cost, load }: Run, limit: number) {
  const { posted, refused, wrong, commands, votes, unanswered } = report;
  // Without the slowest 1%, which may be single messages retried a minute after a lost response.
  const most = Math.floor(posted.length * 0.99);
  const rate = most / (((posted[most] ?? 0) - (posted[0] ?? 0)) / 1_000);
  const ms = (value: number) => (Number.isNaN(value) ? "–" : value.toFixed(0));
  return {
    what,
    messages: posted.length,
    "wrong channels": wrong,
    "a second": rate.toFixed(1),
    "of limit": (rate / limit).toFixed(3),
    429: refused,
    "due to last s": (cost.tookMs / 1_000).toFixed(1),
    "command p50/p99/max ms": [0.5, 0.99, 1].map((share) => ms(percentile(commands, share))).join(" / "),
    "vote p50/max ms": [0.5, 1].map((share) => ms(percentile(votes, share))).join(" / "),
    asked: commands.length + votes.length,
    unanswered,
    "loop p99/max ms": `${ms(cost.loopP99Ms)} / ${ms(cost.loopMaxMs)}`,
    "CPU s": cost.cpuSeconds.toFixed(1),
    "peak MB": cost.peakMegabytes.toFixed(0),
    load: load.toFixed(1),
  };
}

const rows: Record<string, unknown>[] = [];
const add = async (bot: Bot, platform: Platform, count: number, limit: number) => {
  const done = await run(bot, platform, count);
  rows.push(row(done, limit));
  for (const problem of done.cost.problems) console.error(`  ${done.what}: ${problem}`);
};
if (channels > 0) {
  await add("paperboy", { name: "discord", window: "sliding" }, channels, DISCORD_LIMIT);
  await add("paperboy", { name: "discord", window: "fixed" }, channels, DISCORD_LIMIT);
  if (!alone) {
    await add("for await send", { name: "discord", window: "sliding" }, channels, DISCORD_LIMIT);
    await add("Promise.all send", { name: "discord", window: "sliding" }, channels, DISCORD_LIMIT);
  }
}
if (slackChannels > 0) {
  // First with only the limit of one per second and channel, then with the workspace's "several hundred a minute" as
  // well.
  await add("paperboy", { name: "slack", postsPerMinute: 1_000_000 }, slackChannels, slackChannels);
  await add("paperboy", { name: "slack", postsPerMinute: 300 }, slackChannels, 300 / 60);
}
for (const each of rows) {
  console.log(`\n${each.what}`);
  for (const [name, value] of Object.entries(each))
    if (name !== "what") console.log(`  ${name.padEnd(24)} ${value}`);
}
