import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Bot } from "../../src/bot.ts";
import { FAMILIES } from "../../src/delivery/family.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Metrics } from "../../src/runtime/metrics.ts";
import type { Store } from "../../src/store.ts";

/** From on time to most of a day. */
const LATENESS_S = [1, 5, 15, 30, 60, 120, 300, 900, 1_800, 3_600, 14_400, 43_200];
const SEARCH_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
/** Finished deliveries are counted if due within this time: a day, so that reading them stays cheap. */
const COUNTED_MS = 86_400_000;

/** What is read at each scrape. */
export interface Readings {
  readonly bot: Pick<Bot, "lastTickAt" | "connected" | "platforms">;
  readonly store: Pick<Store, "deliveryCounts" | "lastSyncedAt" | "size">;
  readonly clock: Clock;
}

/** This process's metrics for Prometheus. */
export interface PrometheusMetrics extends Metrics {
  readonly contentType: string;
  /** All counters and, once `watch` was called, current readings. Rejects if the database cannot be read. */
  text(): Promise<string>;
  watch(readings: Readings): void;
}

/** A separate registry with Paperboy's metrics and those of Node.js, including event loop delay. */
export function createPrometheusMetrics(version: string): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });

  const lateness = new Histogram({
    name: "paperboy_digest_lateness_seconds",
    help: "Delay between a digest's due time and its posting.",
    labelNames: ["platform"],
    buckets: LATENESS_S,
    registers,
  });
  const posted = counter("paperboy_deliveries_posted_total", "Deliveries posted since the start.", [
    "platform",
    "kind",
  ]);
  const connections = counter("paperboy_platform_connections_total", "Connections established.", [
    "platform",
  ]);
  const gaps = counter(
    "paperboy_platform_gaps_total",
    "Connections before which events may have been missed.",
    ["platform"],
  );
  const corrections = counter("paperboy_recount_corrections_total", "Papers whose votes a recount changed.", [
    "platform",
  ]);
  const limits = counter("paperboy_rate_limits_total", "Calls that a platform rate-limited.", ["platform"]);
  const waits = counter("paperboy_rate_limit_wait_seconds_total", "Total wait imposed by rate limits.", [
    "platform",
  ]);
  const searches = new Histogram({
    name: "paperboy_search_seconds",
    help: "Duration of library searches.",
    buckets: SEARCH_S,
    registers,
  });
  const deliveries = gauge(
    "paperboy_deliveries",
    "Open deliveries, and those finished in the last 24 hours.",
    ["state", "kind"],
  );
  const oldestOpen = gauge(
    "paperboy_oldest_open_delivery_age_seconds",
    "Time since the oldest open delivery was due; 0 if none is open.",
  );
  const oldestUnknown = gauge(
    "paperboy_oldest_unknown_delivery_age_seconds",
    "Time since the oldest delivery with an unknown outcome was due; 0 if none.",
  );
  const tickAge = gauge(
    "paperboy_tick_age_seconds",
    "Time since the last round of planning and posting ended.",
  );
  const feedAge = gauge("paperboy_feed_age_seconds", "Time since a list of papers was last loaded.");
  const connected = gauge("paperboy_platform_connected", "1 if all of the platform's events arrive.", [
    "platform",
  ]);
  const size = gauge("paperboy_database_bytes", "Size of the database.");
  gauge("paperboy_info", "1, with the version.", ["version"]).set({ version }, 1);

  let readings: Readings | undefined;

  /** Creates the series at 0: Prometheus counts no increase for a series that it first sees at 1 or more. */
  function beginAtZero(platform: string): void {
    lateness.zero({ platform });
    for (const kind of FAMILIES) posted.inc({ platform, kind }, 0);
    for (const counter of [connections, gaps, corrections, limits, waits]) counter.inc({ platform }, 0);
  }

  async function read({ bot, store, clock }: Readings): Promise<void> {
    const now = clock.now();
    const ageOf = (at: number | undefined, none: number) =>
      at === undefined ? none : Math.max(0, now - at) / 1_000;
    const [{ families, oldestOpenDueAt, oldestUnknownDueAt }, syncedAt, bytes] = await Promise.all([
      store.deliveryCounts(now - COUNTED_MS),
      store.lastSyncedAt(),
      store.size(),
    ]);
    deliveries.reset();
    for (const { state, family, deliveries: n } of families) deliveries.set({ state, kind: family }, n);
    oldestOpen.set(ageOf(oldestOpenDueAt, 0));
    oldestUnknown.set(ageOf(oldestUnknownDueAt, 0));
    tickAge.set(ageOf(bot.lastTickAt(), Number.NaN));
    feedAge.set(ageOf(syncedAt, Number.NaN));
    // Another process may have taken a platform over.
    connected.reset();
    for (const [platform, up] of bot.connected()) connected.set({ platform }, up ? 1 : 0);
    size.set(bytes);
  }

  return {
    delivered(platform, kind, lateMs) {
      posted.inc({ platform, kind });
      if (kind === "digest") lateness.observe({ platform }, Math.max(0, lateMs) / 1_000);
    },
    connected(platform, gap) {
      connections.inc({ platform });
      gaps.inc({ platform }, gap ? 1 : 0);
    },
    corrected: (platform, papers) => corrections.inc({ platform }, papers),
    rateLimited(platform, waitMs) {
      limits.inc({ platform });
      waits.inc({ platform }, waitMs / 1_000);
    },
    searched: (ms) => searches.observe(ms / 1_000),
    contentType: registry.contentType,
    async text() {
      if (readings) await read(readings);
      return registry.metrics();
    },
    watch(given) {
      readings = given;
      for (const platform of given.bot.platforms) beginAtZero(platform);
    },
  };
}
