import type { Outlet } from "../../src/chat/adapter.ts";
import type { HttpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import { healthRoute } from "./health.ts";
import { keepListening } from "./listen.ts";
import { publicApp } from "./public-app.ts";
import { type AddLinks, setUpRoute } from "./set-up-page.ts";

const SERVED = { what: "public addresses", variable: "PAPERBOY_PUBLIC_HTTP" };

/** Answers the public. Health in detail and metrics are on the private listener, which is another. */
export interface PublicListener {
  /** Begins to serve the routes, until `stopping` is aborted; beside them the set-up page and `/healthz`. */
  serve(running: {
    readonly routes: readonly HttpRoute[];
    readonly adapters: readonly Pick<Outlet, "platform" | "connected">[];
    readonly stopping: AbortSignal;
  }): void;
}

/** Load this file only where the public is served: what it needs takes memory. */
export function createPublicListener(options: {
  readonly address: HttpAddress;
  readonly links: AddLinks;
  readonly clock: Clock;
  readonly log: Log;
}): PublicListener {
  const { address, links, clock, log } = options;
  return {
    serve({ routes, adapters, stopping }) {
      const own = [setUpRoute({ links, adapters }), healthRoute(stopping)];
      const app = publicApp([...own, ...routes], { clock, log });
      void keepListening(app, address, SERVED, { clock, log, stopping });
    },
  };
}
