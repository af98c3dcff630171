import type { DuePlan, Planner } from "../../src/delivery/planner.ts";
import type { Log } from "../../src/runtime/log.ts";

/** All that `planner` finds due at `now`. */
export async function planned(
  planner: Planner,
  now: number,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly DuePlan[]> {
  const plans: DuePlan[] = [];
  for await (const batch of planner.plan(now, signal)) plans.push(...batch);
  return plans;
}

type Line = readonly [
  level: "debug" | "info" | "warn" | "error",
  message: string,
  fields: Parameters<Log["info"]>[1],
];

/** A log that remembers its lines. */
export function createLogRecorder() {
  const lines: Line[] = [];
  const to =
    (level: Line[0]): Log["info"] =>
    (message, fields) =>
      void lines.push([level, message, fields]);
  const log: Log = { debug: to("debug"), info: to("info"), warn: to("warn"), error: to("error") };
  return { log, lines };
}
