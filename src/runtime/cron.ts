import cron from "node-cron";

/**
 * Calls `tick` at the start of every minute. The schedule of
 * channels is not here: a tick asks the database what is due (a cron task a channel forgets what it missed).
 * Returns the stop function.
 */
export function everyMinute(tick: () => void): () => void {
  const task = cron.schedule("* * * * *", tick, {
    timezone: "UTC",
    // A busy event loop may run a minute's tick up to 59 s late rather than not at all.
    missedExecutionTolerance: 59_000,
    suppressMissedWarning: true,
  });
  return () => void task.destroy();
}
