import { afterEach, beforeEach, expect, it } from "vitest";
import { openStore, type SqliteStore } from "../../drizzle/sqlite/store.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { moveChannel } from "../../src/subscriptions/move-channel.ts";
import { channel, subscription, T0, team } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";

const OLD = channel("G1", "W1", "slack");
const NEW = channel("C1", "W1", "slack");
const SAVED = subscription({ channel: OLD, team: team("W1", "slack") });

let store: SqliteStore;
const clock = createTestClock(T0);
beforeEach(async () => {
  store = await openStore({ file: ":memory:", log: silentLog });
});
afterEach(() => store.close());

it("leaves when a channel is due as it was", async () => {
  await store.saveSubscription(SAVED);
  await moveChannel({ store, clock, log: silentLog }, OLD, NEW.id);
  expect(await store.subscription(NEW)).toMatchObject({ nextDueAt: T0, disabled: undefined });
});

it("starts again what stopped because the old id was gone", async () => {
  await store.saveSubscription({ ...SAVED, settings: { ...SAVED.settings, wrap: 5 } });
  await store.disableSubscriptions({ platform: "slack", workspace: "W1", channel: "G1" }, "gone", T0);
  await moveChannel({ store, clock, log: silentLog }, OLD, NEW.id);
  const moved = await store.subscription(NEW);
  expect(moved?.disabled).toBeUndefined();
  // 09:00 in Berlin on the next day, and on Friday.
  expect(new Date(moved?.nextDueAt ?? 0).toISOString()).toBe("2025-06-03T07:00:00.000Z");
  expect(new Date(moved?.nextWrapAt ?? 0).toISOString()).toBe("2025-06-06T07:00:00.000Z");
});

it("does nothing for a channel that nobody subscribed", async () => {
  await moveChannel({ store, clock, log: silentLog }, OLD, NEW.id);
  expect(await store.subscriptions()).toEqual([]);
});
