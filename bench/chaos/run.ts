import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { fastClock } from "./clock.ts";
import { createChaosWorld, createDice, type Verdict } from "./world.ts";

export interface ChaosOptions {
  readonly kills: number;
  readonly seed: number;
  /** 1: the command line itself, in real time. More: the built product over a clock that runs that much faster. */
  readonly speed: number;
  /** Told every now and then how many were killed, and how many messages too many there are so far. */
  readonly onProgress?: (killed: number, duplicates: number) => void;
}

export interface ChaosResult extends Verdict {
  /** Processes ended by SIGKILL. */
  readonly kills: number;
  /** Processes asked to end by SIGTERM, and those that did not end by themselves with code 0 in time. */
  readonly stops: number;
  readonly badStops: number;
  /** Processes that ended before they were asked to. */
  readonly crashes: number;
  readonly seconds: number;
  /** What the processes said, newest last. */
  readonly said: readonly string[];
}

/** Digests waiting when a process starts: more than it can post before it is ended. */
const WAITING = { discord: 40, slack: 12 } as const;
/** A process that posts nothing for so long is ended all the same: it had nothing to do, or could not. */
const PATIENCE_MS = 20_000;
/** The product ends by itself 20 s after SIGTERM at the latest, then with code 1. */
const STOP_MS = 25_000;
/** One process in this many is asked to stop rather than killed. */
const STOP_ONE_IN = 8;
/** One in this many is killed while it starts, before it posts. */
const EARLY_ONE_IN = 6;

const TELL_EVERY = 25;

const script = fileURLToPath(import.meta.resolve("#root/dist/bin/paperboy.js"));
const fastBot = fileURLToPath(new URL("./bot.ts", import.meta.url));

/** Starts and kills the product over and over while digests go out, lets it finish in peace, and counts messages. */
export async function runChaos({ kills, seed, speed, onProgress }: ChaosOptions): Promise<ChaosResult> {
  const begun = performance.now();
  const since = Date.now();
  const clock = fastClock(speed, since);
  const dice = createDice(seed);
  const world = await createChaosWorld({ clock, limits: speed === 1 });
  const said: string[] = [];
  let killed = 0;
  let stops = 0;
  let badStops = 0;
  let crashes = 0;

  function boot(): ChildProcess {
    const args = speed === 1 ? [script, "start"] : ["--import", "tsx", fastBot, String(speed), String(since)];
    const env = { PATH: process.env.PATH, ...world.env };
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "pipe"] });
    child.stderr?.on("data", (data) => {
      said.push(...String(data).trimEnd().split("\n"));
      said.splice(0, said.length - 50);
    });
    return child;
  }

  async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) {
      crashes += 1;
      return;
    }
    const exited = once(child, "exit");
    child.kill(signal);
    if (signal === "SIGKILL") {
      killed += 1;
      await exited;
      return;
    }
    stops += 1;
    const late = new AbortController();
    const ended = await Promise.race([
      exited.then(([code]) => code === 0),
      pause(STOP_MS, false, { signal: late.signal }).catch(() => false),
    ]);
    late.abort();
    if (ended) return;
    badStops += 1;
    child.kill("SIGKILL");
  }

  async function live(): Promise<void> {
    await world.topUp("discord", WAITING.discord);
    await world.topUp("slack", WAITING.slack);
    world.spoil(dice);
    const signal = dice.below(STOP_ONE_IN) === 0 ? "SIGTERM" : "SIGKILL";
    // A process that has not set up its signals yet ends at once, as any does.
    const early = dice.below(EARLY_ONE_IN) === 0 && signal === "SIGKILL";
    const moment = early ? dice.below(2_500) : dice.below(1_200);
    const bornAt = clock.now();
    const child = boot();
    const begun = performance.now();
    while (!early && child.exitCode === null && performance.now() - begun < PATIENCE_MS) {
      if (world.postedSince(bornAt)) break;
      await pause(5);
    }
    await pause(moment);
    await end(child, signal);
    world.calm();
  }

  let running: ChildProcess | undefined;
  try {
    for (let life = 1; killed < kills && crashes <= kills; life++) {
      await live();
      if (life % TELL_EVERY === 0) onProgress?.(killed, (await world.judge()).duplicates);
    }
    running = boot();
    // A lease, the settling time and their ticks take a few minutes of the product's time; then its retries.
    const until = performance.now() + Math.max(20_000, (15 * 60_000) / speed);
    while (performance.now() < until && !(await world.done())) await pause(250);
    await end(running, "SIGTERM");
    const verdict = await world.judge();
    const seconds = (performance.now() - begun) / 1_000;
    return { ...verdict, kills: killed, stops, badStops, crashes, seconds, said };
  } finally {
    running?.kill("SIGKILL");
    await world.close();
  }
}
