import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Services } from "../../src/services.ts";
import { product } from "../container.ts";

/** The outlets' public routes. Their libraries are loaded only if the public is served. */
export async function outletRoutes(services: Services, log: Log): Promise<readonly HttpRoute[]> {
  const [{ mcpRoutes }, { feedRoutes }, { renderText }] = await Promise.all([
    import("../../adapters/mcp/index.ts"),
    import("../../adapters/feeds/index.ts"),
    import("../../adapters/text/render/message.ts"),
  ]);
  const desk = { services, log, render: renderText, version: product.version };
  return [...mcpRoutes(desk), ...feedRoutes(services)];
}
