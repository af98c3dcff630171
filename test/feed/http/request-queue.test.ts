import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createPace } from "../../../src/feed/http/request-queue.ts";
import { createTestClock } from "../../fakes/clock.ts";

function setUp() {
  const clock = createTestClock(0);
  const pace = createPace(clock, 3_000);
  const starts: [name: string, at: number][] = [];
  const work =
    (name: string, ms = 0) =>
    async () => {
      starts.push([name, clock.monotonic()]);
      if (ms > 0) await clock.sleep(ms);
      return name;
    };
  return { clock, pace, starts, work };
}

describe("a pace", () => {
  it("starts the first at once and each next one three seconds after the last has ended, in order", async () => {
    const { clock, pace, starts, work } = setUp();
    const all = Promise.all([pace.run(work("a")), pace.run(work("b", 1_000)), pace.run(work("c"))]);
    await clock.advance(20_000);
    expect(await all).toEqual(["a", "b", "c"]);
    expect(starts).toEqual([
      ["a", 0],
      ["b", 3_000],
      ["c", 7_000],
    ]);
  });

  it("goes on after a failure, and no sooner", async () => {
    const { clock, pace, starts, work } = setUp();
    const failed = pace.run(() => Promise.reject(new Error("no")));
    const next = pace.run(work("next"));
    await expect(failed).rejects.toThrow("no");
    await clock.advance(2_999);
    expect(starts).toEqual([]);
    await clock.advance(1);
    expect(await next).toBe("next");
  });

  it("lets a waiting caller leave at once, without using its place", async () => {
    const { clock, pace, starts, work } = setUp();
    const controller = new AbortController();
    const first = pace.run(work("first", 10_000));
    const leaving = pace.run(work("leaving"), controller.signal);
    const last = pace.run(work("last"));
    await clock.advance(1_000);
    controller.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    await clock.advance(12_000);
    await Promise.all([first, last]);
    expect(starts.map(([name]) => name)).toEqual(["first", "last"]);
    expect(starts[1]?.[1]).toBe(13_000);
  });

  it("refuses a caller that has aborted already, without making it wait", async () => {
    const { pace, work, starts } = setUp();
    const gone = AbortSignal.abort(new Error("gone"));
    await expect(pace.run(work("never"), gone)).rejects.toThrow("gone");
    expect(starts).toEqual([]);
    void pace.run(() => new Promise(() => {}));
    await expect(pace.run(work("never"), gone)).rejects.toThrow("gone");
  });

  it("leaves nothing behind on a signal that lives on", async () => {
    const { pace, work } = setUp();
    const { signal } = new AbortController();
    await pace.run(work("done"), signal);
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
