import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { commandLine, wholeNumber } from "./command-line.ts";

/** Clock ticks per second in /proc; 100 on every Linux that Node.js supports. */
const TICKS = 100;
const { runs: wanted, idle } = commandLine(
  "bench:start",
  "Measures what starting the built playground costs, and its memory afterwards (on Linux).",
)
  .option("--runs <n>", "how often it is started", wholeNumber(1), 5)
  .option("--idle <seconds>", "how long it idles before its memory is read", wholeNumber(0), 15)
  .parse()
  .opts<{ runs: number; idle: number }>();

const script = fileURLToPath(import.meta.resolve("#root/dist/bin/paperboy.js"));
const sample = fileURLToPath(import.meta.resolve("#root/sample"));

interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly idleMegabytes: number;
}

async function measure(idleMs: number): Promise<Run> {
  const env = {
    PATH: process.env.PATH,
    PAPERBOY_FEED: sample,
    PAPERBOY_PLAYGROUND_PORT: "0",
    PAPERBOY_LOG_LEVEL: "warn",
  };
  const started = performance.now();
  const child = spawn(process.execPath, [script, "start"], { env, stdio: ["ignore", "pipe", "inherit"] });
  await line(child.stdout, "Playground: ");
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

const runs: Run[] = [];
for (let i = 0; i < wanted; i += 1) runs.push(await measure(idle * 1000));
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
