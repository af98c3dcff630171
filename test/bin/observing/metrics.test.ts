import { expect, it } from "vitest";
import { createPrometheusMetrics } from "../../../bin/observing/metrics.ts";
import { buildHouse } from "../../fakes/house.ts";
import { makePapers } from "../../fixtures/papers.ts";

const MINUTE = 60_000;

/** The value of a sample, by its name with labels. */
function sampleOf(text: string, sample: string): number | undefined {
  const line = text.split("\n").find((each) => each.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
}

it("tells of deliveries, connections, gaps and recounts as they happen, and of what stands when asked", async () => {
  const metrics = createPrometheusMetrics("1.2.3");
  const { boot, channel, person, subscribe, store, clock, feed, day } = await house(metrics);
  feed.days.set(day, makePapers(5));
  const { bot, adapter } = boot();
  metrics.watch({ bot, store, clock });
  await bot.start();
  await subscribe(channel("C1"), clock.now() - 90_000);
  await subscribe(channel("C2"), clock.now());
  adapter.fail("post", { error: "unknown" }, channel("C2"));
  await bot.tick();
  const [post] = adapter.posts(channel("C1"));
  if (!post) throw new Error("a post was expected");
  adapter.disconnect();
  await adapter.react(post.ref, person("ada"), 1);
  expect(sampleOf(await metrics.text(), 'paperboy_platform_connected{platform="discord"}')).toBe(0);
  adapter.reconnect(true);
  await bot.services.voting.recounted();
  await clock.advance(MINUTE / 2);

  const text = await metrics.text();
  const shown = (sample: string) => sampleOf(text, sample);
  expect(shown('paperboy_digest_lateness_seconds_count{platform="discord"}')).toBe(1);
  expect(shown('paperboy_digest_lateness_seconds_bucket{le="60",platform="discord"}')).toBe(0);
  expect(shown('paperboy_digest_lateness_seconds_bucket{le="120",platform="discord"}')).toBe(1);
  expect(shown('paperboy_deliveries_posted_total{platform="discord",kind="digest"}')).toBe(1);
  expect(shown('paperboy_deliveries{state="sent",kind="digest"}')).toBe(1);
  expect(shown('paperboy_deliveries{state="unknown",kind="digest"}')).toBe(1);
  expect(shown("paperboy_oldest_unknown_delivery_age_seconds")).toBe(30);
  expect(shown("paperboy_oldest_open_delivery_age_seconds")).toBe(30);
  expect(shown('paperboy_platform_connected{platform="discord"}')).toBe(1);
  expect(shown('paperboy_platform_connections_total{platform="discord"}')).toBe(2);
  expect(shown('paperboy_platform_gaps_total{platform="discord"}')).toBe(2);
  expect(shown('paperboy_recount_corrections_total{platform="discord"}')).toBe(1);
  expect(shown("paperboy_tick_age_seconds")).toBe(30);
  expect(shown("paperboy_feed_age_seconds")).toBe(30);
  expect(shown('paperboy_info{version="1.2.3"}')).toBe(1);
  expect(shown("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThanOrEqual(0);
  // Which channels and people there are is nobody's business.
  expect(text).not.toMatch(/"(?:C1|C2|W1|ada)"/);
  await bot.stop();
  await store.close();
});

it("begins at zero, so that the first of anything is an increase", async () => {
  const metrics = createPrometheusMetrics("1.2.3");
  const { boot, store, clock } = await house(metrics);
  const { bot } = boot();
  metrics.watch({ bot, store, clock });
  const text = await metrics.text();
  for (const name of [
    'digest_lateness_seconds_bucket{le="300",platform="discord"}',
    'digest_lateness_seconds_count{platform="discord"}',
    'deliveries_posted_total{platform="discord",kind="digest"}',
    'deliveries_posted_total{platform="discord",kind="wrap"}',
    'platform_connections_total{platform="discord"}',
    'platform_gaps_total{platform="discord"}',
    'recount_corrections_total{platform="discord"}',
    'rate_limits_total{platform="discord"}',
    'rate_limit_wait_seconds_total{platform="discord"}',
  ])
    expect(sampleOf(text, `paperboy_${name}`), name).toBe(0);
  await bot.stop();
  await store.close();
});

it("tells only of platforms that this process serves, which another may have taken over", async () => {
  const metrics = createPrometheusMetrics("1.2.3");
  const { boot, store, clock } = await house(metrics);
  const { bot } = boot();
  let connected = new Map([["discord", true]]);
  const watched = { platforms: bot.platforms, lastTickAt: bot.lastTickAt, connected: () => connected };
  metrics.watch({ bot: watched, store, clock });
  expect(sampleOf(await metrics.text(), 'paperboy_platform_connected{platform="discord"}')).toBe(1);
  connected = new Map();
  expect(await metrics.text()).not.toContain("paperboy_platform_connected{");
  await bot.stop();
  await store.close();
});

it("takes the calls a platform refuses, and searches", async () => {
  const metrics = createPrometheusMetrics("1.2.3");
  metrics.rateLimited("slack", 2_500);
  metrics.rateLimited("slack", 500);
  metrics.searched(20);
  const text = await metrics.text();
  expect(sampleOf(text, 'paperboy_rate_limits_total{platform="slack"}')).toBe(2);
  expect(sampleOf(text, 'paperboy_rate_limit_wait_seconds_total{platform="slack"}')).toBe(3);
  expect(sampleOf(text, 'paperboy_search_seconds_bucket{le="0.025"}')).toBe(1);
});

async function house(metrics: ReturnType<typeof createPrometheusMetrics>) {
  const at = "2026-06-10T09:00:00Z";
  return { ...(await buildHouse({ at, metrics })), day: "2026-06-10" as never };
}
