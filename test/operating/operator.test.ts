import { beforeEach, expect, it } from "vitest";
import { openStore } from "../../drizzle/sqlite/store.ts";
import { operatorConditions } from "../../src/operating/conditions.ts";
import { createOperator, type Notification } from "../../src/operating/operator.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import { claimOne, delivery, plan } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT = "2026-06-10T09:00:00Z";
const MB = 1024 * 1024;

let clock: ReturnType<typeof createTestClock>;
let store: Store;
let sent: Notification[];
let failing: Error | undefined;
let world: { connected: boolean; free: number; refusal: string | undefined };
beforeEach(async () => {
  clock = createTestClock(AT);
  store = await openStore({ file: ":memory:", clock, log: silentLog });
  sent = [];
  failing = undefined;
  world = { connected: true, free: 9_000 * MB, refusal: undefined };
});

/** A process that is watched over from now on. */
function begin() {
  const conditions = operatorConditions({
    store,
    adapters: [{ platform: "discord", connected: () => world.connected }],
    freeBytes: async () => world.free,
    refusal: () => world.refusal,
    clock,
  });
  return createOperator({
    conditions: () => conditions,
    store,
    send: async (notification) => {
      sent.push(notification);
      if (failing) throw failing;
    },
    clock,
    log: silentLog,
  });
}

/** Checks every minute, as the process does, with a list loaded every quarter of an hour unless `feed` is false. */
async function pass(ms: number, operator: ReturnType<typeof begin>, feed = true): Promise<void> {
  for (let minute = 0; minute < ms / MINUTE; minute += 1) {
    await clock.advance(MINUTE);
    if (feed && minute % 15 === 0) await store.saveListing("2026-06-10" as never, [], clock.now());
    await operator.check();
  }
}

const texts = () => sent.map(({ text }) => text);

it("tells of a platform that is away for ten minutes, and when it has been back for ten", async () => {
  const operator = begin();
  await pass(5 * MINUTE, operator);
  world.connected = false;
  await pass(10 * MINUTE, operator);
  expect(sent).toEqual([]);
  await pass(3 * HOUR, operator);
  expect(texts()).toEqual([
    expect.stringMatching(/^Paperboy has not been connected to discord for ten minutes/),
  ]);
  world.connected = true;
  await pass(9 * MINUTE, operator);
  expect(sent).toHaveLength(1);
  await pass(3 * HOUR, operator);
  expect(texts().slice(1)).toEqual(["Paperboy is connected to discord again."]);
});

it("never floods where a platform comes and goes", async () => {
  const operator = begin();
  for (let times = 0; times < 12; times += 1) {
    world.connected = !world.connected;
    await pass(12 * MINUTE, operator);
  }
  expect(sent.length).toBeLessThanOrEqual(5);
});

it("tells of a feed that is down for an hour, and of the feed alone", async () => {
  const operator = begin();
  await pass(59 * MINUTE, operator, false);
  expect(sent).toEqual([]);
  await pass(3 * HOUR, operator, false);
  expect(texts()).toEqual([expect.stringMatching(/^No list of papers could be loaded for an hour/)]);
  await pass(HOUR, operator);
  expect(texts().slice(1)).toEqual(["Lists of papers are loaded again."]);
});

it("tells of digests that were given up, until they are dealt with", async () => {
  const operator = begin();
  const failed = delivery({ dueAt: clock.now(), deadline: clock.now() + HOUR });
  await plan(store, failed);
  await store.settle(await claimOne(store, clock.now()), { state: "failed", error: "canary" });
  await pass(2 * HOUR, operator);
  expect(texts()).toEqual([
    expect.stringMatching(/^1 digest or notice of the last 24 hours could not be posted/),
  ]);
  await store.skip(failed.key, "left at that");
  await pass(HOUR, operator);
  expect(texts().slice(1)).toEqual(["No failed digest or notice of the last 24 hours is left."]);
});

it("tells of a full disk and of a refused token", async () => {
  const operator = begin();
  world.free = 400 * MB;
  world.refusal = "Paperboy has stopped, and needs somebody: Discord does not accept DISCORD_TOKEN.";
  await operator.check();
  expect(texts()).toEqual([world.refusal, expect.stringMatching(/^Only 400 MB are free/)]);
});

it("repeats nothing after a restart, and tells afterwards what was recovered meanwhile", async () => {
  world.refusal = "Paperboy has stopped.";
  await begin().check();
  await begin().check();
  expect(sent).toHaveLength(1);
  world.refusal = undefined;
  await pass(15 * MINUTE, begin());
  expect(texts()).toEqual(["Paperboy has stopped.", "The tokens are accepted again."]);
});

it("sends again what may not have arrived, under the same name", async () => {
  const operator = begin();
  world.free = 0;
  failing = new Error("no answer");
  await operator.check();
  await pass(MINUTE, operator);
  failing = undefined;
  await pass(HOUR, operator);
  expect(sent.map(({ again }) => again)).toEqual([false, true, true]);
  expect(new Set(sent.map(({ about }) => about)).size).toBe(1);
});
