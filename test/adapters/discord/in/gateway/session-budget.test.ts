import { beforeEach, describe, expect, it } from "vitest";
import {
  createMemorySessionLog,
  createSessionBudget,
  type SessionLimit,
  sessionWait,
} from "../../../../../adapters/discord/in/gateway/session-budget.ts";
import { silentLog } from "../../../../../src/runtime/log.ts";
import { sessionLogContract } from "../../../../contract/session-log.ts";
import { createTestClock } from "../../../../fakes/clock.ts";

const DAY_MS = 86_400_000;
const T0 = Date.parse("2026-06-15T08:00:00Z");
const LIMIT = { total: 1_000, remaining: 1_000, reset_after: DAY_MS, max_concurrency: 1 };
const never = new AbortController().signal;

describe("the memory's session log", () => {
  let log = createMemorySessionLog();
  beforeEach(() => {
    log = createMemorySessionLog();
  });
  sessionLogContract(() => log);
});

describe("how long a session waits", () => {
  const limit = (parts: Partial<SessionLimit> = {}): SessionLimit => ({
    total: 1_000,
    remaining: 1_000,
    resetAt: T0 + DAY_MS,
    askedAt: T0,
    buckets: 1,
    ...parts,
  });
  const begun = (count: number, everyMs = 1_000) =>
    Array.from({ length: count }, (_, i) => T0 - (count - i) * everyMs);

  it("is not at all for the first hundred", () => {
    expect(sessionWait(limit(), [], T0)).toBe(0);
    expect(sessionWait(limit(), begun(99), T0)).toBe(0);
    expect(sessionWait(limit({ remaining: 901 }), [], T0)).toBe(0);
  });

  it("spreads the others over the time until the reset, by whichever count is higher", () => {
    expect(sessionWait(limit(), begun(100), T0)).toBe(DAY_MS / 800 - 1_000);
    expect(sessionWait(limit({ remaining: 500 }), [T0 - 1], T0)).toBe(DAY_MS / 400 - 1);
    expect(sessionWait(limit({ remaining: 500 }), [T0 - DAY_MS / 2], T0)).toBe(0);
  });

  it("keeps a tenth, and waits for the reset or for a session to be a day old", () => {
    expect(sessionWait(limit({ remaining: 100 }), [], T0)).toBe(DAY_MS);
    expect(sessionWait(limit({ remaining: 0 }), [], T0)).toBe(DAY_MS);
    expect(sessionWait(limit(), begun(900), T0)).toBe(DAY_MS - 900_000);
  });

  it("begins anew after the reset", () => {
    expect(sessionWait(limit({ remaining: 0, resetAt: T0 }), [], T0)).toBe(0);
  });
});

describe("the budget", () => {
  it("never begins 1,000 sessions in a day, however often the process is started again", async () => {
    const clock = createTestClock(T0);
    const sessions = createMemorySessionLog();
    for (const told of [{ ...LIMIT }, { ...LIMIT, reset_after: 0 }]) {
      const end = clock.now() + DAY_MS;
      let begun = 0;
      while (clock.now() < end) {
        const leaving = new AbortController();
        const budget = createSessionBudget({ sessions, clock, log: silentLog });
        budget.learn(told);
        void budget.take(leaving.signal).then(
          () => {
            begun += 1;
          },
          () => {},
        );
        await clock.advance(30_000);
        leaving.abort();
      }
      expect(begun).toBeGreaterThan(100);
      expect(begun).toBeLessThanOrEqual(900);
    }
  }, 240_000);

  it("says until when it waits", async () => {
    const clock = createTestClock(T0);
    const lines: unknown[][] = [];
    const log = { ...silentLog, warn: (...line: unknown[]) => void lines.push(line) };
    const budget = createSessionBudget({ sessions: createMemorySessionLog(), clock, log });
    budget.learn({ ...LIMIT, remaining: 50, reset_after: 3_600_000 });
    let taken = false;
    void budget.take(never).then(() => {
      taken = true;
    });
    await clock.advance(3_599_000);
    expect(taken).toBe(false);
    expect(lines).toEqual([
      [
        "discord session budget low; connecting later, posting continues",
        { until: "2026-06-15T09:00:00.000Z", begunToday: 0, remaining: 50, total: 1_000 },
      ],
    ]);
    await clock.advance(1_000);
    expect(taken).toBe(true);
  });

  it("lets one shard of a bucket identify in five seconds, after an earlier process too", async () => {
    const clock = createTestClock(T0);
    const sessions = createMemorySessionLog();
    await sessions.addSession("discord", T0 - 2_000, 0);
    const budget = createSessionBudget({ sessions, clock, log: silentLog });
    budget.learn({ ...LIMIT, max_concurrency: 2 });
    const at: [shard: number, ms: number][] = [];
    for (const shard of [0, 1, 2, 3]) {
      void budget
        .take(never)
        .then(() => budget.turn(shard, never))
        .then(() => at.push([shard, clock.monotonic()]));
    }
    await clock.advance(20_000);
    expect(at).toEqual([
      [0, 3_000],
      [1, 3_000],
      [2, 8_000],
      [3, 8_000],
    ]);
  });

  it("trusts Discord's count where the log cannot be read or written", async () => {
    const clock = createTestClock(T0);
    const broken = () => Promise.reject(new Error("the disk is full"));
    const sessions = { addSession: broken, sessionsSince: broken };
    const budget = createSessionBudget({ sessions, clock, log: silentLog });
    await budget.take(never);
    await budget.turn(0, never);
  });

  it("stops waiting when it is told to", async () => {
    const clock = createTestClock(T0);
    const budget = createSessionBudget({ sessions: createMemorySessionLog(), clock, log: silentLog });
    budget.learn({ ...LIMIT, remaining: 0 });
    const leaving = new AbortController();
    const taking = budget.take(leaving.signal);
    await clock.advance(1_000);
    leaving.abort(new Error("leaving"));
    await expect(taking).rejects.toThrow("leaving");
  });
});
