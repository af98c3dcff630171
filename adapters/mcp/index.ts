export { mcpRoutes } from "./http.ts";
export type { Permission } from "./permission.ts";
export { serveStdio } from "./stdio.ts";
