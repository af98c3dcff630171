import type { HttpRoute } from "../../src/runtime/http-routes.ts";

/** What `/healthz` says, so that `doctor` knows Paperboy from whatever else may answer at the public address. */
export const HEALTHY = "Paperboy is running.\n";

/** `/healthz`: whether requests may be sent here, for a balancer. More is told on the private listener alone. */
export function healthRoute(stopping: AbortSignal): HttpRoute {
  return {
    method: "GET",
    path: "/healthz",
    handle: async () =>
      stopping.aborted ? new Response("Paperboy is stopping.\n", { status: 503 }) : new Response(HEALTHY),
  };
}
