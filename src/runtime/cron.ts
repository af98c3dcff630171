import cron from "node-cron";

/**
 * Calls `tick` at the start of every minute; returns the stop function. Channels have no cron tasks of their own, which
 * would forget what they missed: each tick asks the database what is due.
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
