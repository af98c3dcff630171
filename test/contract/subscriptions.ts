import { expect, test } from "vitest";
import type { ChannelRef } from "../../src/chat/refs.ts";
import type { Store } from "../../src/store.ts";
import type { Scheduled, Subscription } from "../../src/subscriptions/store.ts";
import { channel, delivery, MINUTE, person, record, subscription, T0, team } from "./samples.ts";

/** The subscriptions' part of the store contract. */
export function subscriptionContract(store: () => Store): void {
  const moveDue = (channel: ChannelRef, from: number, to: number, kind: Scheduled = "digest") =>
    store().moveDue([{ channel, kind, from, to }]);
  const due = async (now: number, limit = 10) =>
    (await store().dueSubscriptions("digest", now, limit)).map(({ channel }) => channel.id);

  test("are due for a look back on the week by themselves, beside their digests", async () => {
    const due = async (now: number) =>
      (await store().dueSubscriptions("wrap", now, 9)).map((one) => one.channel.id);
    for (const [id, nextWrapAt] of [
      ["late", T0 + 2],
      ["early", T0 + 1],
      ["never", undefined],
    ] as const)
      await store().saveSubscription(subscription({ channel: channel(id), nextDueAt: T0, nextWrapAt }));
    expect(await due(T0)).toEqual([]);
    expect(await due(T0 + 2)).toEqual(["early", "late"]);
    await moveDue(channel("early"), T0 + 1, T0 + 9, "wrap");
    await moveDue(channel("late"), T0 + 1, T0 + 9, "wrap");
    expect(await due(T0 + 2)).toEqual(["late"]);
    expect(await store().dueSubscriptions("digest", T0, 9)).toHaveLength(3);
    await store().disableSubscriptions({ platform: "discord", workspace: "W1" }, "gone", T0);
    expect(await due(T0 + 9)).toEqual([]);
    expect((await store().subscription(channel("late")))?.nextWrapAt).toBeUndefined();
  });

  test("come page by page, each once, however many are due at one moment", async () => {
    const names = ["a", "b", "c", "d", "e"];
    for (const id of names)
      for (const platform of ["slack", "discord"] as const)
        await store().saveSubscription(
          subscription({ channel: channel(id, "W1", platform), nextDueAt: id === "c" ? T0 - 1 : T0 }),
        );
    const seen: Subscription[] = [];
    for (;;) {
      const page = await store().dueSubscriptions("digest", T0, 3, seen.at(-1));
      seen.push(...page);
      if (page.length < 3) break;
    }
    const order = seen.map((one) => `${one.channel.platform} ${one.channel.id}`);
    const rest = names.filter((id) => id !== "c");
    expect(order).toEqual([
      "discord c",
      "slack c",
      ...rest.map((id) => `discord ${id}`),
      ...rest.map((id) => `slack ${id}`),
    ]);
  });

  test("gives a subscription back as saved, and replaces it whole", async () => {
    const first = subscription();
    await store().saveSubscription(first);
    expect(await store().subscription(first.channel)).toEqual({ ...first, disabled: undefined });
    const next = subscription({
      settings: { ...first.settings, time: "07:30", weekdays: [7] },
      nextDueAt: undefined,
      createdBy: person("U2"),
    });
    await store().saveSubscription(next);
    expect(await store().subscriptions()).toEqual([{ ...next, disabled: undefined }]);
    expect(await store().subscription(channel("C9"))).toBeUndefined();
  });

  test("keeps channels apart that share an id on another workspace or platform", async () => {
    const places = [channel(), channel("C1", "W2"), channel("C1", "W1", "slack")];
    for (const place of places) {
      await store().saveSubscription(
        subscription({ channel: place, team: team(place.workspace, place.platform) }),
      );
    }
    expect(await store().subscriptions()).toHaveLength(3);
    expect(await store().deleteSubscription(channel())).toBe(true);
    expect(await store().deleteSubscription(channel())).toBe(false);
    expect(await store().subscription(channel())).toBeUndefined();
    expect(await store().subscription(channel("C1", "W2"))).toBeDefined();
    expect(await store().subscription(channel("C1", "W1", "slack"))).toBeDefined();
  });

  test("lists one team's subscriptions and no other's", async () => {
    await store().saveSubscription(subscription());
    await store().saveSubscription(subscription({ channel: channel("C2", "W2"), team: team("W2") }));
    expect((await store().subscriptions(team("W2"))).map((one) => one.channel.id)).toEqual(["C2"]);
    expect(await store().subscriptions(team("W3"))).toEqual([]);
    expect(await store().subscriptions()).toHaveLength(2);
  });

  test("names what is due, earliest first, up to the limit", async () => {
    for (const [id, at] of [
      ["late", T0 + 3],
      ["early", T0 + 1],
      ["mid", T0 + 2],
      ["never", undefined],
    ] as const) {
      await store().saveSubscription(subscription({ channel: channel(id), nextDueAt: at }));
    }
    expect(await due(T0)).toEqual([]);
    expect(await due(T0 + 1)).toEqual(["early"]);
    expect(await due(T0 + MINUTE)).toEqual(["early", "mid", "late"]);
    expect(await due(T0 + MINUTE, 2)).toEqual(["early", "mid"]);
  });

  test("disables a channel once, says why, and forgets that when subscribed anew", async () => {
    await store().saveSubscription(subscription());
    await store().saveSubscription(subscription({ channel: channel("C2") }));
    const where = { platform: "discord", workspace: "W1", channel: "C1" } as const;
    const stopped = await store().disableSubscriptions(where, "we were removed", T0 + 5);
    const disabled = {
      ...subscription(),
      nextDueAt: undefined,
      disabled: { reason: "we were removed", at: T0 + 5 },
    };
    expect(stopped).toEqual([disabled]);
    expect(await store().disableSubscriptions(where, "again", T0 + 6)).toEqual([]);
    expect(await store().subscription(channel())).toEqual(disabled);
    expect(await due(T0 + MINUTE)).toEqual(["C2"]);
    await store().saveSubscription(subscription());
    expect(await store().subscription(channel())).toEqual({ ...subscription(), disabled: undefined });
    expect(await due(T0 + MINUTE)).toHaveLength(2);
  });

  test("disables all of a workspace and nothing beside it", async () => {
    const places = [channel("C1"), channel("C2"), channel("C1", "W2"), channel("C1", "W1", "slack")];
    for (const place of places) {
      await store().saveSubscription(
        subscription({ channel: place, team: team(place.workspace, place.platform) }),
      );
    }
    const stopped = await store().disableSubscriptions(
      { platform: "discord", workspace: "W1" },
      "the app was removed",
      T0,
    );
    expect(stopped.map((one) => one.channel.id).sort()).toEqual(["C1", "C2"]);
    const active = (await store().subscriptions()).filter((one) => !one.disabled);
    expect(active.map((one) => one.team).sort()).toEqual(["discord:W2", "slack:W1"]);
  });

  const next = async () => (await store().subscription(channel()))?.nextDueAt;

  test("moves on with each plan, even a repeated one, but stays disabled", async () => {
    await store().saveSubscription(subscription());
    expect(await record(store(), delivery(), T0 + MINUTE)).toBe(true);
    expect(await next()).toBe(T0 + MINUTE);
    expect(await record(store(), delivery({ dueAt: T0 + MINUTE }), T0 + 2 * MINUTE)).toBe(false);
    expect(await next()).toBe(T0 + 2 * MINUTE);
    await record(store(), delivery({ dueAt: T0 + 2 * MINUTE }), undefined);
    expect(await next()).toBeUndefined();
    await store().disableSubscriptions({ platform: "discord", workspace: "W1" }, "gone", T0);
    await record(store(), delivery(), T0);
    expect((await store().subscription(channel()))?.nextDueAt).toBeUndefined();
    expect(await due(T0 + MINUTE)).toEqual([]);
  });

  test("keeps a time that was set while the delivery was planned", async () => {
    await store().saveSubscription(subscription({ nextDueAt: T0 + 5 * MINUTE }));
    expect(await record(store(), delivery({ dueAt: T0 }), T0 + MINUTE)).toBe(true);
    expect(await next()).toBe(T0 + 5 * MINUTE);
  });

  test("moves a due time only from where it was last seen", async () => {
    await store().saveSubscription(subscription());
    await moveDue(channel(), T0 + 1, T0 - MINUTE);
    expect(await next()).toBe(T0);
    await moveDue(channel(), T0, T0 - MINUTE);
    expect(await next()).toBe(T0 - MINUTE);
  });

  test("keeps what was posted when a channel unsubscribes", async () => {
    await store().saveSubscription(subscription());
    await record(store(), delivery(), T0 + MINUTE);
    await store().deleteSubscription(channel());
    expect((await store().deliveries(channel(), 5)).map((one) => one.day)).toEqual([delivery().day]);
  });
}
