import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { utcDay } from "../../src/time/day.ts";
import { fastClock } from "./clock.ts";
import { createPatience } from "./patience.ts";
import { hasEnded, startProcess, untilDone } from "./processes.ts";
import { createChaosWorld, createDice, type Verdict } from "./world.ts";

export interface ChaosOptions {
  readonly kills: number;
  readonly seed: number;
  /** 1: the command line itself, in real time. More: the built product on a clock that is this much faster. */
  readonly speed: number;
  /** Called occasionally with the number of processes killed and of duplicate messages so far. */
  readonly onProgress?: (killed: number, duplicates: number) => void;
}

export interface ChaosResult extends Verdict {
  /** Processes ended with SIGKILL. */
  readonly kills: number;
  /** Processes sent SIGTERM, and those that did not exit in time with code 0. */
  readonly stops: number;
  readonly badStops: number;
  /** Processes that ended on their own. */
  readonly crashes: number;
  readonly seconds: number;
  /** The processes' output, newest last. */
  readonly said: readonly string[];
}

/** Digests due when a process starts: more than it can post before it is ended. */
const WAITING = { discord: 40, slack: 12, email: 8 } as const;
/**
 * A process that posts nothing for this long is ended anyway: it had nothing to do, or could not. Like all waits here,
 * it counts only machine time available to us.
 */
const PATIENCE_MS = 20_000;
/** The product exits 20 s after SIGTERM at the latest, then with code 1. */
const STOP_MS = 25_000;
/** One process in this many is asked to stop rather than killed. */
const STOP_ONE_IN = 8;
/** One in this many is killed while starting, before it posts. */
const EARLY_ONE_IN = 6;

const TELL_EVERY = 25;

const script = fileURLToPath(import.meta.resolve("#root/dist/bin/paperboy.js"));
const fastBot = fileURLToPath(new URL("./bot.ts", import.meta.url));

/**
 * Starts and kills the product repeatedly while digests go out, then lets it finish undisturbed, and counts messages and
 * mails.
 */
export async function runChaos({ kills, seed, speed, onProgress }: ChaosOptions): Promise<ChaosResult> {
  const begun = performance.now();
  const since = Date.now();
  // Late digests are given up at the end of the day, so a faster clock starts early in one.
  const from = speed === 1 ? since : Date.parse(`${utcDay(since)}T01:00:00Z`);
  const clock = fastClock({ speed, since, from });
  const dice = createDice(seed);
  const world = await createChaosWorld({ clock, limits: speed === 1 });
  const said: string[] = [];
  let killed = 0;
  let stops = 0;
  let badStops = 0;
  let crashes = 0;

  function boot(): ChildProcess {
    const args =
      speed === 1 ? [script, "start"] : ["--import", "tsx", fastBot, ...[speed, since, from].map(String)];
    return startProcess(args, world, said);
  }

  async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (hasEnded(child)) {
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
    const patience = createPatience(STOP_MS);
    while (!hasEnded(child) && !patience.spent()) await pause(50);
    // It had not installed its signal handlers yet, because we took a predecessor's late message for its own.
    if (child.signalCode === signal) return;
    stops += 1;
    if (child.exitCode === 0) return;
    badStops += 1;
    said.push(`SIGTERM ended the process with ${child.exitCode ?? "nothing in time"}`);
    child.kill("SIGKILL");
    await exited;
  }

  async function live(): Promise<void> {
    await world.topUp("discord", WAITING.discord);
    await world.topUp("slack", WAITING.slack);
    await world.topUp("email", WAITING.email);
    world.spoil(dice);
    const signal = dice.below(STOP_ONE_IN) === 0 ? "SIGTERM" : "SIGKILL";
    // A process that has not installed its signal handlers yet ends at once, as any does.
    const early = dice.below(EARLY_ONE_IN) === 0 && signal === "SIGKILL";
    const moment = early ? dice.below(2_500) : dice.below(1_200);
    const bornAt = clock.now();
    const child = boot();
    const patience = createPatience(PATIENCE_MS);
    while (!early && child.exitCode === null && !patience.spent()) {
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
    // A lease, the settling time and their ticks take a few minutes of the product's time, plus its retries.
    const patience = createPatience(Math.max(20_000, (15 * 60_000) / speed));
    await untilDone(world, patience, 250);
    await end(running, "SIGTERM");
    const verdict = await world.judge();
    const seconds = (performance.now() - begun) / 1_000;
    return { ...verdict, kills: killed, stops, badStops, crashes, seconds, said };
  } finally {
    running?.kill("SIGKILL");
    await world.close();
  }
}
