import type { HttpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import { healthRoute } from "./health.ts";
import { keepListening } from "./listen.ts";
import { publicApp } from "./public-app.ts";

const SERVED = { what: "public addresses", variable: "PAPERBOY_PUBLIC_HTTP" };

/** Answers the public. Health in detail and metrics are on the private listener, which is another. */
export interface PublicListener {
  /** Begins to serve the routes, until `stopping` is aborted. */
  serve(routes: readonly HttpRoute[], stopping: AbortSignal): void;
}

/** Load this file only where the public is served: what it needs takes memory. */
export function createPublicListener(options: {
  readonly address: HttpAddress;
  readonly clock: Clock;
  readonly log: Log;
}): PublicListener {
  const { address, clock, log } = options;
  return {
    serve(routes, stopping) {
      const app = publicApp([healthRoute(stopping), ...routes], { clock, log });
      void keepListening(app, address, SERVED, { clock, log, stopping });
    },
  };
}
