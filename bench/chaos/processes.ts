import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { Patience } from "./patience.ts";
import type { ChaosWorld } from "./world.ts";

/** Lines of the processes' output to keep. */
const SAID = 50;

/** Starts Node.js in the world's environment, and adds what the process reports to `said`, newest last. */
export function startProcess(args: readonly string[], world: ChaosWorld, said: string[]): ChildProcess {
  const env = { PATH: process.env.PATH, ...world.env };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  child.stderr?.on("data", (data) => {
    said.push(...String(data).trimEnd().split("\n"));
    said.splice(0, said.length - SAID);
  });
  return child;
}

/** Whether the process has ended. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Resolves once every digest is settled, or the patience is spent, which each settled digest renews. */
export async function untilDone(world: ChaosWorld, patience: Patience, everyMs: number): Promise<void> {
  let settled = 0;
  while (!(await world.done()) && !patience.spent()) {
    await pause(everyMs);
    const { sent, failed } = await world.counts();
    if (sent + failed > settled) patience.renew();
    settled = sent + failed;
  }
}
