import { Hono } from "hono";
import type { Bot } from "../../src/bot.ts";
import type { Copies } from "../../src/operating/copies.ts";
import type { Store } from "../../src/store.ts";
import type { PrometheusMetrics } from "./metrics.ts";

/** Two missed ticks plus a margin. */
const TICK_LATE_MS = 150_000;

/** What the routes report on. */
export interface Observed {
  readonly bot: Pick<Bot, "connected">;
  readonly copies: Pick<Copies, "shared" | "holds">;
  readonly store: Pick<Store, "lastSyncedAt">;
  readonly metrics: PrometheusMetrics;
  /** Milliseconds since a round was last requested. */
  readonly tickAgeMs: () => number;
  readonly stopping: AbortSignal;
}

/**
 * - `/livez`: whether a restart would help. A disconnected platform is no reason for one.
 * - `/readyz`: whether this process does its part: the database responds, and if it serves platforms, one is connected. If
 *   processes share the database, a second line says which leases it holds.
 * - `/metrics`: metrics for Prometheus.
 */
export function observationRoutes({ bot, copies, store, metrics, tickAgeMs, stopping }: Observed): Hono {
  const app = new Hono();
  app.get("/livez", (c) => {
    const late = tickAgeMs();
    if (late < TICK_LATE_MS) return c.text("ok\n");
    return c.text(`no tick for ${Math.round(late / 1_000)} s\n`, 503);
  });
  app.get("/readyz", async (c) => {
    const wrong: string[] = [];
    if (stopping.aborted) wrong.push("stopping");
    await store.lastSyncedAt().catch(() => wrong.push("the database is not responding"));
    const platforms = [...bot.connected()];
    const served = platforms.length > 0 || !copies.shared;
    if (served && !platforms.some(([, up]) => up)) wrong.push("no platform is connected");
    if (wrong.length > 0) return c.text(`${wrong.join("\n")}\n`, 503);
    return c.text(copies.shared ? `ok\n${role(platforms.map(([platform]) => platform))}\n` : "ok\n");
  });

  function role(platforms: readonly string[]): string {
    const held = [...(copies.holds("housekeeping") ? ["housekeeping"] : []), ...platforms];
    return held.length > 0 ? `holds ${held.join(", ")}` : "holds nothing";
  }

  app.get("/metrics", async (c) =>
    c.text(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  app.onError((_, c) => c.text("the database is not responding; the log says why\n", 503));
  app.notFound((c) => c.text("Not here. There are /livez, /readyz and /metrics.\n", 404));
  return app;
}
