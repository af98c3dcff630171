import { expect, it } from "vitest";
import { outletRoutes } from "../../../bin/outlets/routes.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { openDesk } from "../../commands/desk.ts";

it("answers agents and feed readers in public, and only at addresses of their own", async () => {
  const desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
  const routes = await outletRoutes(desk.bot.services, silentLog);
  const served = routes.map(({ method, path }) => `${method} ${path}`);
  expect(served).toEqual(expect.arrayContaining(["POST /mcp", "GET /feeds/:file"]));
  expect(new Set(served).size).toBe(served.length);
  await desk.bot.stop();
  await desk.store.close();
});
