import { describe, expect, it } from "vitest";
import { MISSED } from "../../src/delivery/due.ts";
import { createRescheduler } from "../../src/delivery/reschedule.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import { buildHouse, settings as plain } from "../fakes/house.ts";

const at = (text: string) => Date.parse(`${text}:00Z`);
/** A Thursday. */
const NOON = "2025-06-05T12:00";

/** A channel in a store of its own, thought to be due then, and a rescheduler at noon. */
async function channelDue(
  due: { digest?: string; wrap?: string },
  changes: Partial<SubscriptionSettings> = {},
  createdAt = at("2025-01-01T00:00"),
) {
  const { store, clock, channel, person } = await buildHouse({ at: `${NOON}:00Z` });
  const general = channel("general");
  await store.saveSubscription({
    channel: general,
    team: "discord:W1" as never,
    settings: { ...plain, ...changes },
    nextDueAt: due.digest === undefined ? undefined : at(due.digest),
    ...(due.wrap === undefined ? {} : { nextWrapAt: at(due.wrap) }),
    createdBy: person("owner"),
    createdAt,
  });
  const subscription = async () => {
    const { nextDueAt, nextWrapAt } = (await store.subscription(general)) ?? {};
    const text = (ms: number | undefined) => ms && new Date(ms).toISOString().slice(0, 16);
    return { digest: text(nextDueAt), wrap: text(nextWrapAt) };
  };
  return { store, clock, subscription, reschedule: createRescheduler({ store, clock, log: silentLog }) };
}

/** When the channel is due after a start. */
async function afterStart(...parts: Parameters<typeof channelDue>) {
  const { reschedule, subscription, store } = await channelDue(...parts);
  await reschedule();
  const result = await subscription();
  await store.close();
  return result;
}

describe("when the process starts", () => {
  it("leaves alone what is due when the settings say", async () => {
    const due = { digest: "2025-06-06T09:00", wrap: "2025-06-06T09:00" };
    expect(await afterStart(due, { wrap: 5 })).toEqual(due);
    const overdue = { digest: "2025-06-03T09:00", wrap: "2025-05-30T09:00" };
    expect(await afterStart(overdue, { wrap: 5 })).toEqual(overdue);
  });

  it("waits for nothing that a clock saw which ran ahead, neither for digests nor for wraps", async () => {
    const ahead = { digest: "2025-06-09T09:00", wrap: "2025-06-13T09:00" };
    // Today's digest was due at nine and may still go out; Friday's wrap is to come.
    const right = { digest: "2025-06-05T09:00", wrap: "2025-06-06T09:00" };
    expect(await afterStart(ahead, { wrap: 5 })).toEqual(right);
    expect(await afterStart({ wrap: "2025-06-19T09:00" }, { wrap: 4 })).toEqual({
      digest: undefined,
      wrap: "2025-06-05T09:00",
    });
  });

  it("owes no channel a day on which it was not subscribed yet", async () => {
    const ahead = { digest: "2025-06-09T09:00" };
    expect(await afterStart(ahead, {}, at("2025-06-05T09:01"))).toMatchObject({ digest: "2025-06-06T09:00" });
    expect(await afterStart(ahead, {}, at("2025-06-05T09:00"))).toMatchObject({ digest: "2025-06-05T09:00" });
  });

  it("follows a zone whose rules have changed, either way", async () => {
    // Nine in Berlin is seven in summer, whatever an older table said.
    const berlin = { zone: "Europe/Berlin", wrap: 5 } as const;
    const right = { digest: "2025-06-06T07:00", wrap: "2025-06-06T07:00" };
    const older = { digest: "2025-06-06T06:00", wrap: "2025-06-06T06:00" };
    const younger = { digest: "2025-06-06T08:00", wrap: "2025-06-06T08:00" };
    const subscribedAt = at("2025-06-05T08:00");
    expect(await afterStart(older, berlin, subscribedAt)).toEqual(right);
    expect(await afterStart(younger, berlin, subscribedAt)).toEqual(right);
  });

  it("leaves today's digest at its old time where an edit has left it there", async () => {
    // At eleven somebody moved the time from one o'clock to ten.
    expect(await afterStart({ digest: "2025-06-05T13:00" }, { time: "10:00" })).toMatchObject({
      digest: "2025-06-05T13:00",
    });
  });

  it("owes what was recorded as missed and still stands", async () => {
    const { store, reschedule, subscription, clock } = await channelDue({ digest: "2025-06-06T09:00" });
    const [one] = await store.dueSubscriptions("digest", at("2025-06-06T09:00"), 1);
    if (!one) throw new Error("a subscription was expected");
    const skipped = {
      kind: "digest",
      channel: one.channel,
      team: one.team,
      papers: [],
      leftOut: [],
      message: undefined,
    } as const;
    const days = [
      { key: "a" as never, day: "2025-06-04" as never, dueAt: at("2025-06-04T09:00"), note: MISSED.digest },
      { key: "b" as never, day: "2025-06-05" as never, dueAt: at("2025-06-05T09:00"), note: MISSED.digest },
    ];
    await store.plan(
      days.map((day) => ({
        delivery: { ...skipped, ...day, deadline: at(`${day.day}T23:59`) },
        next: at("2025-06-06T09:00"),
      })),
    );
    await reschedule();
    expect(await subscription()).toMatchObject({ digest: "2025-06-05T09:00" });
    expect(clock.now()).toBe(at(NOON));
    await store.close();
  });
});

it("sets the others right though one channel's settings cannot be read", async () => {
  const { store, reschedule, subscription } = await channelDue({ digest: "2025-06-09T09:00" });
  const [one] = await store.subscriptions();
  if (!one) throw new Error("a subscription was expected");
  const lost = { ...one.channel, id: "a" };
  const settings = { ...one.settings, zone: "Atlantis/City" };
  await store.saveSubscription({ ...one, channel: lost, settings, createdAt: one.createdAt - 1 });
  await reschedule();
  expect(await subscription()).toMatchObject({ digest: "2025-06-05T09:00" });
  await store.close();
});

describe("while the process runs", () => {
  it("looks again where the clock was set back, and only then", async () => {
    const { store, clock, reschedule, subscription } = await channelDue({ digest: "2025-06-06T09:00" });
    let looks = 0;
    const { subscriptions } = store;
    store.subscriptions = (...asked) => {
      looks += 1;
      return subscriptions(...asked);
    };
    await reschedule();
    await reschedule();
    clock.jump(at("2025-06-05T12:30"));
    await reschedule();
    expect(looks).toBe(1);
    clock.jump(at("2025-06-05T10:00"));
    await reschedule();
    expect(looks).toBe(2);
    // It may have been passed by; if not, the outbox knows.
    expect(await subscription()).toMatchObject({ digest: "2025-06-05T09:00" });
    await reschedule();
    expect(looks).toBe(2);
    await store.close();
  });

  it("makes up for an attempt that failed", async () => {
    const { store, clock, reschedule, subscription } = await channelDue({ digest: "2025-06-06T09:00" });
    await reschedule();
    clock.jump(at("2025-06-05T10:00"));
    const { moveDue } = store;
    store.moveDue = async () => Promise.reject(new Error("locked"));
    await expect(reschedule()).rejects.toThrow("locked");
    store.moveDue = moveDue;
    await reschedule();
    expect(await subscription()).toMatchObject({ digest: "2025-06-05T09:00" });
    await store.close();
  });
});
