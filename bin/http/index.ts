import type { Outlet } from "../../src/chat/adapter.ts";
import type { Copies } from "../../src/operating/copies.ts";
import type { HttpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import { healthRoute } from "./health.ts";
import { keepListening } from "./listen.ts";
import { publicApp } from "./public-app.ts";
import { type AddLinks, setUpRoute } from "./set-up-page.ts";

const SERVED = { what: "public addresses", variable: "PAPERBOY_PUBLIC_HTTP" };

/** Serves the public. Detailed health and metrics are on the private listener. */
export interface PublicListener {
  /** Serves the routes, plus the set-up page and `/healthz`, until `stopping` is aborted. */
  serve(running: {
    readonly routes: readonly HttpRoute[];
    readonly adapters: readonly Pick<Outlet, "platform" | "connected">[];
    readonly copies: Pick<Copies, "holds">;
    readonly stopping: AbortSignal;
  }): void;
}

/** Import this only if the public is served: its dependencies take memory. */
export function createPublicListener(options: {
  readonly address: HttpAddress;
  readonly links: AddLinks;
  readonly clock: Clock;
  readonly log: Log;
}): PublicListener {
  const { address, links, clock, log } = options;
  return {
    serve({ routes, adapters, copies, stopping }) {
      const own = [setUpRoute({ links, adapters, copies }), healthRoute(stopping)];
      const app = publicApp([...own, ...routes], { clock, log });
      void keepListening(app, address, SERVED, { clock, log, stopping });
    },
  };
}
