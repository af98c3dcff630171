import { type Lease, takeLease } from "../../drizzle/postgres/lease.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Running } from "../run.ts";

/** EX_TEMPFAIL from sysexits.h: asks the supervisor to restart us. */
const TEMPORARY = 75;
/**
 * A process that lost the right to serve must stop within this time, before another may start; see SILENT_MS in
 * lease.ts.
 */
const STOP_MS = 3_000;
const AGAIN_MS = 5_000;

/**
 * Serves while no other process on the same database does, and otherwise stands by. Resolves once it serves. A process
 * that loses the database stops serving before another can start, and stands by again.
 */
export async function startActive(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly serve: () => Promise<Running>;
}): Promise<Running> {
  const { url, clock, log, serve } = options;
  const stopping = new AbortController();

  async function begin(): Promise<{ readonly lease: Lease; readonly running: Running }> {
    const lease = await takeLease({ url, clock, log, stopping: stopping.signal });
    try {
      const running = await serve();
      log.info("this process serves");
      return { lease, running };
    } catch (error) {
      await lease.release();
      throw error;
    }
  }

  async function beginAgain(): Promise<typeof active> {
    for (;;) {
      try {
        return await begin();
      } catch (error) {
        stopping.signal.throwIfAborted();
        log.error("could not start serving; retrying", { error });
        await clock.sleep(AGAIN_MS, stopping.signal);
      }
    }
  }

  /** A post in flight may hang. Its claim is void once another process looks it up, but events must stop now. */
  async function stopSoon(running: Running): Promise<void> {
    const late = setTimeout(() => {
      log.error("stopping took too long; exiting so that no two processes serve");
      process.exit(TEMPORARY);
    }, STOP_MS);
    await running.stop().catch((error: unknown) => log.warn("stop incomplete", { error }));
    clearTimeout(late);
  }

  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      await aborted(AbortSignal.any([active.lease.lost, stopping.signal]));
      if (stopping.signal.aborted) return;
      log.error("connection to the database lost; no longer serving");
      await stopSoon(active.running);
      active = await beginAgain();
    }
  }

  let active = await begin();
  const { connected } = active.running;
  void follow().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return {
    get bot() {
      return active.running.bot;
    },
    playground: undefined,
    sample: false,
    connected,
    async stop() {
      stopping.abort(new Error("Paperboy is stopping"));
      await active.running.stop();
      await active.lease.release();
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
