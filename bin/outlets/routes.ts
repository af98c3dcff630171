import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Services } from "../../src/services.ts";
import { product } from "../container.ts";

/** What the outlets answer in public. Their libraries are loaded only where the public is served. */
export async function outletRoutes(services: Services, log: Log): Promise<readonly HttpRoute[]> {
  const [{ mcpRoutes }, { renderText }] = await Promise.all([
    import("../../adapters/mcp/index.ts"),
    import("../../adapters/text/render/message.ts"),
  ]);
  return mcpRoutes({ services, log, render: renderText, version: product.version });
}
