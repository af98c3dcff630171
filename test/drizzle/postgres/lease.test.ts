import { afterEach, describe, expect, test, vi } from "vitest";
import { type Lease, takeLease } from "../../../drizzle/postgres/lease.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { postgres } from "./server.ts";

vi.setConfig({ testTimeout: 60_000 });
/** Within this time another takes over, however the holder ended. */
const TAKEN_OVER_MS = 15_000;

const server = await postgres();

describe.skipIf("missing" in server)("the right to serve", () => {
  const stopping = new AbortController();
  const held: Lease[] = [];
  afterEach(async () => {
    for (const lease of held.splice(0)) await lease.release();
  });

  async function take(url: string, clock: Parameters<typeof takeLease>[0]["clock"] = systemClock) {
    const lease = await takeLease({ url, clock, log: silentLog, stopping: stopping.signal });
    held.push(lease);
    return lease;
  }

  test("has one process at a time, the next as soon as it is given back", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const first = await take(url);
    let taken = false;
    const second = take(url).then((lease) => {
      taken = true;
      return lease;
    });
    await systemClock.sleep(2_500);
    expect(taken).toBe(false);
    expect(first.lost.aborted).toBe(false);
    await first.release();
    await second;
  });

  test("is taken from a holder that has stopped, whose connection stays open", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    // A stopped process: its time stands still, so that it never shows that it lives.
    const stopped = await take(url, { sleep: () => new Promise(() => {}) });
    const begun = systemClock.monotonic();
    await take(url);
    expect(systemClock.monotonic() - begun).toBeLessThan(TAKEN_OVER_MS);
    expect(stopped.lost.aborted).toBe(true);
  });

  test("is known for lost as soon as its session is ended", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const lease = await take(url);
    const lost = new Promise((resolve) => lease.lost.addEventListener("abort", resolve));
    await server.admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
    );
    await lost;
  });

  test("is not waited for where the server refuses us, and not by who stops", async () => {
    if ("missing" in server) return;
    const url = new URL(await server.database());
    const waiting = new AbortController();
    const options = { clock: systemClock, log: silentLog, stopping: waiting.signal };
    await take(url.href);
    const second = takeLease({ ...options, url: url.href });
    setTimeout(() => waiting.abort(new Error("stopping")), 500);
    await expect(second).rejects.toThrow("stopping");
    url.pathname = "/there_is_none";
    const refused = takeLease({ ...options, url: url.href, stopping: stopping.signal });
    await expect(refused).rejects.toMatchObject({ kind: "refused" });
  });
});
