import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Playground, startPlayground } from "../playground/index.ts";
import { commandLine, wholeNumber } from "./command-line.ts";

/** Clock ticks per second in /proc; 100 on every Linux that Node.js supports. */
const TICKS = 100;
const {
  runs: wanted,
  idle,
  live,
} = commandLine(
  "bench:start",
  "Measures what starting the built Paperboy costs, and its memory afterwards (on Linux): the playground, or with --live a bot with tokens.",
)
  .option("--runs <n>", "how often it is started", wholeNumber(1), 5)
  .option("--idle <seconds>", "how long it idles before its memory is read", wholeNumber(0), 15)
  .option("--live", "with tokens, on a database, against platforms that the bench serves on loopback", false)
  .parse()
  .opts<{ runs: number; idle: number; live: boolean }>();

const script = fileURLToPath(import.meta.resolve("#root/dist/bin/paperboy.js"));
const sample = fileURLToPath(import.meta.resolve("#root/sample"));

interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly idleMegabytes: number;
}

/** The line that says both platforms are ready, and the variables of that mode. */
interface Mode {
  readonly ready: string;
  readonly env: Readonly<Record<string, string>>;
}

const PLAYGROUND: Mode = { ready: "Playground: ", env: { PAPERBOY_PLAYGROUND_PORT: "0" } };

function liveOn({ discord, slack }: Playground, database: string): Mode {
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    PAPERBOY_DATABASE: database,
  };
  return { ready: "Started for ", env };
}

async function measure(mode: Mode, idleMs: number): Promise<Run> {
  const env = { PATH: process.env.PATH, PAPERBOY_FEED: sample, PAPERBOY_LOG_LEVEL: "warn", ...mode.env };
  const started = performance.now();
  const child = spawn(process.execPath, [script, "start"], { env, stdio: ["ignore", "pipe", "inherit"] });
  await line(child.stdout, mode.ready);
  const wall = (performance.now() - started) / 1000;
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const cpu = (Number(fields[11]) + Number(fields[12])) / TICKS;
  await pause(idleMs);
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
  child.kill("SIGTERM");
  await once(child, "exit");
  return { wall, cpu, idleMegabytes: Number(resident) / 1024 };
}

/** Resolves when a line begins with `start`: the first lines come before there is anything to visit. */
async function line(output: Readable, start: string): Promise<void> {
  for await (const text of createInterface(output)) if (text.startsWith(start)) return;
  throw new Error(`paperboy ended before it said “${start}”.`);
}

async function measureAll(mode: Mode): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let n = 1; n <= wanted; n += 1) {
    const run = await measure(mode, idle * 1000);
    runs.push(run);
    process.stdout.write(
      `run ${n} of ${wanted}: ${run.cpu.toFixed(2)} s of CPU, ${run.idleMegabytes.toFixed(0)} MB\n`,
    );
  }
  return runs;
}

/** The first run creates the database, the others open it. */
async function measureLive(): Promise<readonly Run[]> {
  const folder = mkdtempSync(join(tmpdir(), "paperboy-start-"));
  const playground = await startPlayground({ port: 0 });
  try {
    return await measureAll(liveOn(playground, join(folder, "paperboy.db")));
  } finally {
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const runs = live ? await measureLive() : await measureAll(PLAYGROUND);
const row = (name: string, goal: string, pick: (run: Run) => number) => {
  const values = runs.map(pick).sort((a, b) => a - b);
  return {
    figure: name,
    min: values[0]?.toFixed(2),
    median: values[Math.floor(wanted / 2)]?.toFixed(2),
    max: values.at(-1)?.toFixed(2),
    goal,
  };
};
console.table([
  row("start to both platforms ready, CPU s", "≤ 3", (run) => run.cpu),
  row("start to both platforms ready, wall s", "–", (run) => run.wall),
  row(`resident memory after ${idle} s idle, MB`, "≤ 160", (run) => run.idleMegabytes),
]);
