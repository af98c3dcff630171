import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPace } from "../../../../adapters/discord/out/pace.ts";
import { createTestClock } from "../../../fakes/clock.ts";

const AT = "2026-03-02T09:00:00Z";
const POST = 1;
const EDIT = 0;
const SEED = -1;

/** The most events within any second. */
function mostInASecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [index, time] of sorted.entries()) {
    while (time - (sorted[from] as number) >= 1_000) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

/** A pace over a virtual clock, and requests that travel `there` and `back` milliseconds. */
function setup() {
  const clock = createTestClock(AT);
  const stopped = new AbortController();
  const late = { ms: 0 };
  const pace = createPace(
    { ...clock, sleep: (ms, signal) => clock.sleep(ms + late.ms, signal) },
    stopped.signal,
  );
  const starts: number[] = [];
  const arrivals: number[] = [];
  const order: string[] = [];
  const send = (priority: number, there = 0, back = 0, name = "") =>
    pace.run(priority, async () => {
      starts.push(clock.monotonic());
      order.push(name);
      if (there > 0) await clock.sleep(there);
      arrivals.push(clock.monotonic());
      if (back > 0) await clock.sleep(back);
    });
  return { clock, stopped, late, pace, starts, arrivals, order, send };
}

describe("the pace", () => {
  it("leaves other processes their share, which may change at any time", async () => {
    const clock = createTestClock(AT);
    let share = 1;
    const pace = createPace(clock, new AbortController().signal, () => share);
    const starts: number[] = [];
    const all = Promise.all(
      Array.from({ length: 60 }, () => pace.run(POST, async () => void starts.push(clock.monotonic()))),
    );
    await clock.advance(5_000);
    expect(starts.length).toBeLessThanOrEqual(6);
    share = 46;
    await clock.advance(3_000);
    await all;
    expect(mostInASecond(starts)).toBeLessThanOrEqual(46);
  });

  it("sends 49 a second, evenly, where the way is always as long", async () => {
    const { clock, starts, send } = setup();
    const all = Promise.all(Array.from({ length: 200 }, () => send(POST, 40, 60)));
    await clock.advance(6_000);
    await all;
    const [first = 0] = starts;
    expect(199 / (((starts.at(-1) ?? 0) - first) / 1_000)).toBeGreaterThan(48.9);
    const steps = starts.slice(1).map((start, index) => start - (starts[index] as number));
    expect(Math.min(...steps)).toBeGreaterThan(20);
  });

  it("never lets 50 start within a second, whatever the answers take", async () => {
    const request = fc.record({
      after: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 900 })),
      priority: fc.constantFrom(POST, EDIT, SEED),
      there: fc.integer({ min: 0, max: 600 }),
      back: fc.integer({ min: 0, max: 600 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 60, maxLength: 180 }), async (requests) => {
        const { clock, starts, send } = setup();
        const all: Promise<void>[] = [];
        for (const { after, priority, there, back } of requests) {
          if (after > 0) await clock.advance(after);
          all.push(send(priority, there, back));
        }
        await clock.advance(30_000);
        await Promise.all(all);
        expect(starts).toHaveLength(requests.length);
        expect(mostInASecond(starts)).toBeLessThan(50);
      }),
      { numRuns: 25 },
    );
  });

  it("never lets 50 arrive within a second, though some go slower than others", async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 120, maxLength: 180 });
    await fc.assert(
      fc.asyncProperty(delays, fc.boolean(), async (given, stalls) => {
        const { clock, arrivals, send } = setup();
        // The first shows how fast the way can be.
        const first = send(POST, 20, 10);
        await clock.advance(40);
        const all = given.map((delay, index) => {
          // A stall: for a while everything arrives at once, at its end.
          const there = stalls && index % 60 < 8 ? 20 + 150 - (index % 60) * 20 : 20 + delay;
          return send(POST, Math.max(20, there), 10);
        });
        await clock.advance(30_000);
        await Promise.all([first, ...all]);
        expect(mostInASecond(arrivals)).toBeLessThan(50);
      }),
      { numRuns: 25 },
    );
  });

  it("counts a whole second, though the steps are fractions of a millisecond", async () => {
    const { clock, arrivals, send } = setup();
    const first = send(POST, 20, 10);
    await clock.advance(40);
    // Then a second that ought to be over ends a ten-billionth later.
    const late = new Map([82, 62, 41, 21].map((ms, index) => [20 + index, ms])).set(48, 1);
    const all = Array.from({ length: 121 }, (_, index) => send(POST, 20 + (late.get(index) ?? 0), 10));
    await clock.advance(5_000);
    await Promise.all([first, ...all]);
    expect(mostInASecond(arrivals)).toBeLessThan(50);
  });

  it("notices when the way becomes shorter, and holds back what would overtake", async () => {
    const { clock, arrivals, starts, send } = setup();
    const all = Array.from({ length: 400 }, (_, index) => send(POST, index < 150 ? 300 : 20, 10));
    await clock.advance(12_000);
    await Promise.all(all);
    // Two have left by the time that the first shows it.
    expect(mostInASecond(arrivals)).toBeLessThanOrEqual(49 + 2);
    expect(mostInASecond(starts)).toBeLessThan(50);
  });

  it("lets posts go before edits and edits before seeds, each in the order asked", async () => {
    const { clock, order, send } = setup();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(POST, EDIT, SEED), { minLength: 20, maxLength: 60 }),
        async (asked) => {
          order.length = 0;
          // Uses up what may be caught up, so that the rest has to queue.
          const all = Array.from({ length: 8 }, () => send(POST, 0, 0, "before"));
          for (const [index, priority] of asked.entries()) all.push(send(priority, 0, 0, `${index}`));
          await clock.advance(5_000);
          await Promise.all(all);
          const wanted = [POST, EDIT, SEED].flatMap((priority) =>
            [...asked.keys()].filter((index) => asked[index] === priority).map(String),
          );
          expect(order.filter((name) => name !== "before")).toEqual(wanted);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("is hardly slowed by a few channels that never answer", async () => {
    const { clock, starts, send } = setup();
    for (let i = 0; i < 300; i++) void send(POST, 10, i % 10 === 0 ? 15_000 : 10);
    await clock.advance(7_000);
    expect(starts).toHaveLength(300);
    expect(mostInASecond(starts)).toBeLessThan(50);
  });

  it.each([
    [0, 2],
    [60, 4],
    [60_000, 6],
  ])("catches up a little: by a timer that is %i ms late, %i are out", async (ms, out) => {
    const { clock, late, starts, send } = setup();
    late.ms = ms;
    for (let i = 0; i < 20; i++) void send(POST);
    await clock.advance(21 + ms);
    expect(starts).toHaveLength(out);
  });

  it("begins evenly after a rest", async () => {
    const { clock, starts, send } = setup();
    await send(POST);
    await clock.advance(60_000);
    for (let i = 0; i < 5; i++) void send(POST);
    await clock.advance(10);
    expect(starts).toHaveLength(2);
  });

  it("lets nothing out while it is paused", async () => {
    const { clock, pace, starts, send } = setup();
    await send(POST);
    pace.pause(3_000);
    void send(POST);
    await clock.advance(2_990);
    expect(starts).toHaveLength(1);
    await clock.advance(20);
    expect(starts).toHaveLength(2);
  });

  it("ends all waiting when it is stopped", async () => {
    const { stopped, pace, send } = setup();
    pace.pause(60_000);
    const all = [send(POST), send(EDIT), send(SEED)];
    stopped.abort();
    await Promise.all(all);
  });
});
