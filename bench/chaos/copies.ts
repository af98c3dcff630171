import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../src/runtime/clock.ts";
import { startEmbedded } from "../../test/drizzle/postgres/start-server.ts";
import { createPatience } from "./patience.ts";
import { hasEnded, startProcess, untilDone } from "./processes.ts";
import { createChaosWorld, createDice, type Verdict } from "./world.ts";

export interface CopiesResult extends Verdict {
  readonly copies: number;
  /** Processes ended with SIGKILL, and those suspended until others had taken over. */
  readonly kills: number;
  readonly suspensions: number;
  /** How often all connections to the database were cut, and how often it was restarted. */
  readonly cuts: number;
  readonly restarts: number;
  /** Processes that ended on their own. */
  readonly crashes: number;
  /** The most requests of all processes to Discord within a second. */
  readonly busiestSecond: number;
  readonly seconds: number;
  /** The processes' output, newest last. */
  readonly said: readonly string[];
}

const WAITING = { discord: 40, slack: 12 } as const;
/** One process in so many is suspended rather than killed, for longer than a silent holder keeps its leases. */
const SUSPEND_ONE_IN = 3;
const SUSPENDED_MS = 12_000;
/** In one of so many rounds, the database ends all connections or restarts, while a process is killed. */
const CUT_ONE_IN = 4;
/** By then, our own store has noticed that its connections are gone. */
const NOTICED_MS = 500;
/** Like all waits here, it counts only machine time available to us. */
const PATIENCE_MS = 45_000;
const SETTLED_MS = 5 * 60_000;

const script = fileURLToPath(import.meta.resolve("#root/dist/bin/paperboy.js"));

/**
 * Runs several processes of the built product on one PostgreSQL database, in real time. Kills and suspends them, and cuts
 * their connections, at random while digests go out, then lets them finish, and counts messages.
 */
export async function runCopies(options: {
  readonly copies: number;
  readonly kills: number;
  readonly seed: number;
  /** Whether Slack's look-ups find nothing. */
  readonly blind?: boolean;
  readonly onProgress?: (killed: number, duplicates: number) => void;
}): Promise<CopiesResult> {
  const { copies, kills, seed, blind = false, onProgress } = options;
  const begun = performance.now();
  const dice = createDice(seed);
  const server = await startEmbedded({ persistent: true });
  const world = await createChaosWorld({ clock: systemClock, limits: true, url: server.url, blind });
  const said: string[] = [];
  const running: ChildProcess[] = [];
  let [killed, suspensions, cuts, restarts, crashes] = [0, 0, 0, 0, 0];

  const boot = () => startProcess([script, "start"], world, said);

  /** Resolves once a digest was attempted after `at`, or the patience is spent. */
  async function posted(at: number): Promise<void> {
    const patience = createPatience(PATIENCE_MS);
    while (!world.postedSince(at) && !patience.spent()) await pause(50);
  }

  async function disturb(slot: number): Promise<void> {
    const child = running[slot];
    if (!child || hasEnded(child)) {
      crashes += 1;
      running[slot] = boot();
      return;
    }
    if (dice.below(SUSPEND_ONE_IN) === 0) {
      suspensions += 1;
      child.kill("SIGSTOP");
      await pause(SUSPENDED_MS + dice.below(4_000));
      child.kill("SIGCONT");
    } else {
      killed += 1;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      running[slot] = boot();
    }
  }

  try {
    for (let n = 0; n < copies; n += 1) running.push(boot());
    while (killed < kills && crashes <= kills) {
      await world.topUp("discord", WAITING.discord);
      await world.topUp("slack", WAITING.slack);
      world.spoil(dice);
      const at = Date.now();
      world.wake();
      await posted(at);
      await pause(dice.below(1_200));
      if (dice.below(CUT_ONE_IN) === 0) {
        if (dice.below(2) === 0) {
          cuts += 1;
          await server.cut();
        } else {
          restarts += 1;
          await server.restart();
        }
        await pause(NOTICED_MS);
      }
      await disturb(dice.below(copies));
      world.calm();
      onProgress?.(killed, (await world.judge()).duplicates);
    }
    await untilDone(world, createPatience(SETTLED_MS), 1_000);
    const verdict = await world.judge();
    const busiestSecond = mostInASecond(world.requestsAt());
    const seconds = (performance.now() - begun) / 1_000;
    const counted = { copies, kills: killed, suspensions, cuts, restarts, crashes, busiestSecond, seconds };
    return { ...verdict, ...counted, said };
  } finally {
    for (const child of running) child.kill("SIGKILL");
    await world.close();
    await server.stop();
  }
}

function mostInASecond(times: readonly number[]): number {
  let from = 0;
  let most = 0;
  for (const [to, at] of times.entries()) {
    while (at - (times[from] ?? at) >= 1_000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
