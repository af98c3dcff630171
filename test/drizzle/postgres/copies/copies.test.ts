import { afterEach, describe, expect, test, vi } from "vitest";
import { openCopies } from "../../../../drizzle/postgres/copies/copies.ts";
import { openCopy } from "../../../../drizzle/postgres/transfer/copying.ts";
import type { Hint, LeaseName } from "../../../../src/operating/copies.ts";
import { type Clock, systemClock } from "../../../../src/runtime/clock.ts";
import { whenAborted } from "../../../../src/runtime/deadline.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { until } from "../../../until.ts";
import { postgres } from "../server.ts";

vi.setConfig({ testTimeout: 60_000 });
/** Within this time another takes over, however the holder ended. */
const TAKEN_OVER_MS = 15_000;
const ALL: readonly LeaseName[] = ["housekeeping", "platform:discord", "platform:slack"];

const server = await postgres();

describe.skipIf("missing" in server)("processes that share a database", () => {
  const open: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.stop()));
  });

  /** A process that wants some leases, and what it does while it holds them. */
  async function start(url: string, names = ALL, clock: Pick<Clock, "sleep" | "monotonic"> = systemClock) {
    const copies = await openCopies({ url, clock, log: silentLog });
    const stopping = new AbortController();
    const working = new Set<LeaseName>();
    const hints: Hint[] = [];
    copies.onHint((hint) => hints.push(hint));
    const kept = names.map((name) =>
      copies.keep(
        name,
        async (lost) => {
          working.add(name);
          await whenAborted(lost);
          working.delete(name);
        },
        stopping.signal,
      ),
    );
    const one = {
      copies,
      working,
      hints,
      async stop() {
        stopping.abort();
        await Promise.all(kept);
        await copies.close();
      },
    };
    open.push(one);
    return one;
  }
  const holds = (one: Awaited<ReturnType<typeof start>>, n: number) =>
    until(`it holds ${n}`, () => one.working.size === n);
  const cut = (url: string) =>
    "missing" in server
      ? undefined
      : server.admin(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
        );

  test("each lease has one holder; they are spread over whoever comes, and go to whoever is left", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const first = await start(url);
    await holds(first, 3);
    const second = await start(url);
    await holds(second, 1);
    expect(first.working.size).toBe(2);
    expect([...first.working, ...second.working].sort()).toEqual([...ALL].sort());
    // Nothing moves to and fro.
    const before = [...first.working];
    await systemClock.sleep(2_500);
    expect([...first.working]).toEqual(before);
    await first.stop();
    await holds(second, 3);
  });

  test("one that wants less than the others takes nothing else, and leaves nothing undone", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const first = await start(url);
    await holds(first, 3);
    const second = await start(url, ["platform:slack"]);
    await holds(second, 1);
    await holds(first, 2);
    expect(second.copies.holds("platform:discord")).toBe(false);
  });

  test("one that has stopped holds nothing more, though its connection stays open", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    // A stopped process: its time stands still, and it never shows that it lives.
    let stoppedAt: number | undefined;
    const clock = {
      monotonic: () => systemClock.monotonic(),
      sleep: (ms: number, signal?: AbortSignal) =>
        stoppedAt === undefined ? systemClock.sleep(ms, signal) : whenAborted(signal as AbortSignal),
    };
    const stopped = await start(url, ["housekeeping"], clock);
    await holds(stopped, 1);
    stoppedAt = systemClock.monotonic();
    const second = await start(url, ["housekeeping"]);
    // By its own clock it knows so before anybody else may begin.
    await until("it does not count on it", () => !stopped.copies.holds("housekeeping"));
    expect(second.working.size).toBe(0);
    await holds(second, 1);
    expect(systemClock.monotonic() - stoppedAt).toBeLessThan(TAKEN_OVER_MS);
  });

  test("one whose session is ended stops at once, and begins anew", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const one = await start(url);
    await holds(one, 3);
    await cut(url);
    await holds(one, 0);
    await holds(one, 3);
  });

  test("what is hinted at reaches the others, also after the connection was lost", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const first = await start(url, []);
    const second = await start(url, []);
    const hint: Hint = { kind: "votes", changed: [] };
    first.copies.hint(hint);
    await until("it is heard", () => second.hints.length === 1);
    expect([first.hints, second.hints]).toEqual([[], [hint]]);
    first.copies.hint({ kind: "work" });
    await until("it is heard", () => second.hints.length === 2);
  });

  test("a failure of the work is told to whoever keeps the lease, which another may take", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const one = await start(url, []);
    const failing = async () => {
      throw new Error("only a person can mend it");
    };
    await expect(one.copies.keep("platform:discord", failing, new AbortController().signal)).rejects.toThrow(
      "only a person",
    );
    const second = await start(url, ["platform:discord"]);
    await holds(second, 1);
  });

  test("none begins while the database is being moved, nor where the server refuses us", async () => {
    if ("missing" in server) return;
    const url = new URL(await server.database());
    const moving = await openCopy(url.href, silentLog);
    let joined = false;
    const waiting = start(url.href, ["housekeeping"]).then((one) => {
      joined = true;
      return one;
    });
    await systemClock.sleep(1_000);
    expect(joined).toBe(false);
    await moving.close();
    await holds(await waiting, 1);
    url.pathname = "/there_is_none";
    await expect(openCopies({ url: url.href, clock: systemClock, log: silentLog })).rejects.toMatchObject({
      kind: "refused",
    });
  });
});
