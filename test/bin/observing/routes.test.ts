import { expect, it } from "vitest";
import { createPrometheusMetrics } from "../../../bin/observing/metrics.ts";
import { observationRoutes } from "../../../bin/observing/routes.ts";
import { type Copies, onlyCopy } from "../../../src/operating/copies.ts";
import { StoreError } from "../../../src/runtime/errors.ts";

function stage() {
  const state = {
    tickAgeMs: 0,
    platforms: [["discord", false] as const, ["slack", true] as const],
    broken: false,
    copies: onlyCopy as Pick<Copies, "shared" | "holds">,
  };
  const stopping = new AbortController();
  const metrics = createPrometheusMetrics("1.2.3");
  const lastSyncedAt = async () => {
    if (state.broken) throw new StoreError("corrupt", "canary: /srv/secret/path is damaged");
    return 0;
  };
  const app = observationRoutes({
    bot: { connected: () => new Map(state.platforms) },
    copies: {
      get shared() {
        return state.copies.shared;
      },
      holds: (name) => state.copies.holds(name),
    },
    store: { lastSyncedAt },
    metrics,
    tickAgeMs: () => state.tickAgeMs,
    stopping: stopping.signal,
  });
  const get = async (path: string) => {
    const response = await app.request(path);
    return [response.status, await response.text()] as const;
  };
  return { state, stopping, metrics, lastSyncedAt, get };
}

it("is live as long as rounds begin, whatever the platforms do", async () => {
  const { state, get } = stage();
  state.platforms = [["discord", false]];
  state.tickAgeMs = 149_000;
  expect(await get("/livez")).toEqual([200, "ok\n"]);
  state.tickAgeMs = 151_000;
  expect(await get("/livez")).toEqual([503, "no tick for 151 s\n"]);
});

it("is ready while the database answers and one platform is connected", async () => {
  const { state, stopping, get } = stage();
  expect(await get("/readyz")).toEqual([200, "ok\n"]);
  state.platforms = [["discord", false]];
  expect(await get("/readyz")).toEqual([503, "no platform is connected\n"]);
  state.platforms = [["slack", true]];
  state.broken = true;
  expect(await get("/readyz")).toEqual([503, "the database is not responding\n"]);
  state.broken = false;
  stopping.abort();
  expect(await get("/readyz")).toEqual([503, "stopping\n"]);
});

it("says what one of several processes does, and is ready where that is nothing", async () => {
  const { state, get } = stage();
  state.copies = { shared: true, holds: () => true };
  expect(await get("/readyz")).toEqual([200, "ok\nholds housekeeping, discord, slack\n"]);
  state.copies = { shared: true, holds: () => false };
  state.platforms = [];
  expect(await get("/readyz")).toEqual([200, "ok\nholds nothing\n"]);
});

it("serves figures, and says nothing of what went wrong in reading them", async () => {
  const { state, metrics, lastSyncedAt, get } = stage();
  const [status, text] = await get("/metrics");
  expect([status, /^paperboy_info\{version="1\.2\.3"\} 1$/m.test(text)]).toEqual([200, true]);
  state.broken = true;
  metrics.watch({
    bot: { platforms: [], connected: () => new Map(), lastTickAt: () => undefined },
    store: { lastSyncedAt, deliveryCounts: () => lastSyncedAt() as never, size: async () => 0 },
    clock: { now: () => 0, monotonic: () => 0, sleep: async () => {} },
  });
  const [failed, why] = await get("/metrics");
  expect(failed).toBe(503);
  expect(why).not.toContain("canary");
  expect((await get("/"))[0]).toBe(404);
});
