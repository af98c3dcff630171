import type { Bot } from "../../src/bot.ts";
import type { Copies } from "../../src/operating/copies.ts";
import type { HttpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Metrics } from "../../src/runtime/metrics.ts";
import type { Store } from "../../src/store.ts";
import { keepListening } from "../http/listen.ts";
import { createPrometheusMetrics } from "./metrics.ts";
import { observationRoutes } from "./routes.ts";

const SERVED = { what: "health and metrics", variable: "PAPERBOY_HTTP" };

/** Observes a process from the outside. */
export interface Observer {
  readonly metrics: Metrics;
  /** Serves health and metrics until `stopping` is aborted. */
  serve(running: {
    readonly bot: Bot;
    readonly copies: Copies;
    readonly store: Store;
    readonly file: string;
    readonly tickAgeMs: () => number;
    readonly stopping: AbortSignal;
  }): void;
}

/** Import this only if somebody wants to observe: its dependencies take memory. */
export function createObserver(options: {
  readonly address: HttpAddress;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
}): Observer {
  const { address, clock, log } = options;
  const metrics = createPrometheusMetrics(options.version);
  return {
    metrics,
    serve(running) {
      metrics.watch({ ...running, clock });
      const app = observationRoutes({ ...running, metrics });
      void keepListening(app, address, SERVED, { clock, log, stopping: running.stopping });
    },
  };
}
