import type { HttpRoute } from "../../src/runtime/http-routes.ts";

/** The response of `/healthz`, by which `doctor` recognizes Paperboy at the public address. */
export const HEALTHY = "Paperboy is running.\n";

/** `/healthz`: tells a load balancer whether to send requests here. Details are only on the private listener. */
export function healthRoute(stopping: AbortSignal): HttpRoute {
  return {
    method: "GET",
    path: "/healthz",
    handle: async () =>
      stopping.aborted ? new Response("Paperboy is stopping.\n", { status: 503 }) : new Response(HEALTHY),
  };
}
