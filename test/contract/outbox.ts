import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeliveryKey, Served } from "../../src/chat/adapter.ts";
import { PARTS, partOf } from "../../src/chat/parts.ts";
import { directIn } from "../../src/chat/refs.ts";
import type { Claim, DeliveryKind, DeliveryState, NewDelivery, Outcome } from "../../src/delivery/outbox.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { StoreError } from "../../src/runtime/errors.ts";
import type { Store } from "../../src/store.ts";
import {
  channel,
  claimOne,
  deliver,
  delivery,
  ids,
  MINUTE,
  MONDAY,
  message,
  only,
  plan,
  posted,
  record,
  settleAll,
  subscription,
  T0,
  TUESDAY,
  team,
  WEDNESDAY,
} from "./samples.ts";

const HOUR = 60 * MINUTE;
const BOTH = [{ platform: "discord" }, { platform: "slack" }];

/** The outbox's part of the store contract. */
export function outboxContract(store: () => Store): void {
  const stateOf = async (day = MONDAY, at = channel()) => (await store().delivery(at, day))?.state;

  test("plans a channel's day once, and keeps the first plan", async () => {
    const first = delivery({ note: "the list is young" });
    expect(await plan(store(), first)).toBe(true);
    const second = delivery({ key: "other" as DeliveryKey, message: message("Another."), papers: ids("x") });
    expect(await plan(store(), second)).toBe(false);
    expect(await store().delivery(channel(), MONDAY)).toEqual({
      ...first,
      state: "planned",
      tells: [],
      attempts: 0,
      firstAttemptAt: undefined,
      refusedSince: undefined,
      notBefore: expect.any(Number),
      posted: undefined,
      postedAt: undefined,
      error: undefined,
    });
    expect(await plan(store(), delivery({ channel: channel("C2") }))).toBe(true);
    expect(await plan(store(), delivery({ day: TUESDAY }))).toBe(true);
  });

  test("takes up again what failed, looked up first where it may have been posted", async () => {
    const failAs = async (wanted: Parameters<typeof plan>[1], doubtful: boolean) => {
      await plan(store(), wanted);
      await store().settle(await claimOne(store()), { state: "failed", error: "refused", doubtful });
    };
    const certain = delivery();
    const perhaps = delivery({ channel: channel("C2") });
    await failAs(certain, false);
    await failAs(perhaps, true);
    const failed = await store().deliveriesIn(["failed"], T0 - HOUR, 10);
    expect(failed.map(({ key }) => key).sort()).toEqual([certain.key, perhaps.key].sort());
    expect(await store().deliveriesIn(["failed"], certain.dueAt + 1, 10)).toEqual([]);
    expect(await store().deliveriesIn(["failed", "sent"], 0, 1)).toHaveLength(1);

    expect(await store().retry(certain.key, T0 + HOUR)).toBe(true);
    expect(await store().retry(perhaps.key, T0 + HOUR)).toBe(true);
    expect([await stateOf(), await stateOf(MONDAY, channel("C2"))]).toEqual(["planned", "unknown"]);
    const again = await claimOne(store());
    expect(again.delivery).toMatchObject({ key: certain.key, attempts: 1, deadline: T0 + HOUR });
    // What is on its way is nobody else's.
    expect(await store().retry(certain.key, T0 + HOUR)).toBe(false);
    expect(await store().skip(certain.key, "no more")).toBe(false);
  });

  test("leaves what failed at that, and remembers what may have been posted", async () => {
    await plan(store(), delivery({ papers: ids("a") }));
    await store().settle(await claimOne(store()), { state: "failed", error: "lost", doubtful: true });
    expect(await store().skip(delivery().key, "left at that")).toBe(true);
    expect(await store().delivery(channel(), MONDAY)).toMatchObject({
      state: "skipped",
      note: "left at that",
    });
    const [papers] = await store().postedPapers([{ channel: channel(), since: MONDAY }]);
    expect(papers).toEqual(new Set(ids("a")));
    expect(await store().retry(delivery().key, T0 + HOUR)).toBe(false);
  });

  test("drops what a channel that has left was to get as a subscriber, and nothing else", async () => {
    await store().saveSubscription(subscription({ nextDueAt: undefined }));
    const kinds = ["digest", "wrap", "share:2506.00001"] as const;
    for (const kind of kinds) await record(store(), delivery({ kind }));
    await store().deleteSubscription(channel());
    const claims = await store().claimPlanned(
      [{ platform: "discord" }, { platform: "slack" }],
      T0,
      MINUTE,
      10,
    );
    expect(claims.map(({ delivery: { kind } }) => kind)).toEqual(["share:2506.00001"]);
  });

  test("answers for each plan in order, and loses none to one that fails", async () => {
    const key = "same" as DeliveryKey;
    const plans = [
      delivery({ channel: channel("C1"), key }),
      delivery({ channel: channel("C2"), key }),
      delivery({ channel: channel("C1") }),
      delivery({ channel: channel("C3") }),
    ].map((wanted) => ({ delivery: wanted }));
    const [first, second, third, fourth, ...more] = await store().plan(plans);
    expect([first, third, fourth, more]).toEqual(["recorded", "known", "recorded", []]);
    expect(second).toEqual({ failed: expect.any(StoreError) });
    expect(await stateOf(MONDAY, channel("C3"))).toBe("planned");
    expect(await stateOf(MONDAY, channel("C2"))).toBeUndefined();
    expect(await store().plan([])).toEqual([]);
  });

  test("undoes a plan that fails whole, and commits those around it", async () => {
    const key = "same" as DeliveryKey;
    const [paper] = ids("2506.00001") as [PaperId];
    const places = ["C1", "C2", "C3"].map((id) => channel(id));
    for (const at of places) await store().saveSubscription(subscription({ channel: at, nextDueAt: T0 }));
    const plans = places.map((at, n) => ({
      delivery: delivery({ channel: at }),
      beside: [delivery({ channel: at, kind: `paper:${paper}`, ...(n < 2 ? { key } : {}) })],
      next: T0 + HOUR,
    }));
    const outcomes = await store().plan(plans);
    expect(outcomes).toEqual(["recorded", { failed: expect.any(StoreError) }, "recorded"]);
    expect(await Promise.all(places.map((at) => stateOf(MONDAY, at)))).toEqual([
      "planned",
      undefined,
      "planned",
    ]);
    const due = await store().dueSubscriptions("digest", T0, 5);
    expect(due.map(({ channel: { id } }) => id)).toEqual(["C2"]);
  });

  test("refuses a key that names another delivery", async () => {
    await plan(store(), delivery({ key: "same" as DeliveryKey }));
    const clash = plan(store(), delivery({ key: "same" as DeliveryKey, day: TUESDAY }));
    await expect(clash).rejects.toThrow();
    expect(await stateOf(TUESDAY)).toBeUndefined();
  });

  test("records a day without a message as skipped, with its reason, and never claims it", async () => {
    await plan(store(), delivery({ message: undefined, papers: [], note: "no papers today" }));
    expect(await store().delivery(channel(), MONDAY)).toMatchObject({
      state: "skipped",
      note: "no papers today",
      message: undefined,
    });
    expect(await store().claimPlanned(BOTH, T0, MINUTE, 10)).toEqual([]);
  });

  test("claims ripe deliveries of the platforms asked for, earliest due first, each once", async () => {
    await plan(store(), delivery({ channel: channel("late"), dueAt: T0 - 1 }));
    await plan(store(), delivery({ channel: channel("early"), dueAt: T0 - 3 }));
    await plan(store(), delivery({ channel: channel("mid"), dueAt: T0 - 2 }));
    await plan(store(), delivery({ channel: channel("S1", "W1", "slack") }));
    expect(await store().claimPlanned([], T0, MINUTE, 10)).toEqual([]);
    const two = await store().claimPlanned([{ platform: "discord" }], T0, MINUTE, 2);
    expect(two.map((claim) => claim.delivery.channel.id)).toEqual(["early", "mid"]);
    expect(two[0]).toMatchObject({
      leaseUntil: T0 + MINUTE,
      delivery: { state: "sending", attempts: 1, firstAttemptAt: T0, message: message() },
    });
    const rest = await store().claimPlanned([{ platform: "discord" }], T0, MINUTE, 10);
    expect(rest.map((claim) => claim.delivery.channel.id)).toEqual(["late"]);
    expect(await stateOf(MONDAY, channel("S1", "W1", "slack"))).toBe("planned");
  });

  test("claims what is served here alone: whole platforms, some workspaces, direct messages", async () => {
    const places = [
      channel("C1", "W1", "slack"),
      channel("C1", "W2", "slack"),
      channel("D1", "", "slack"),
      channel("C1", "W2"),
    ];
    for (const at of places) await plan(store(), delivery({ channel: at }));
    const claimed = async (served: readonly Served[], unknown = false) => {
      const claims = await (unknown
        ? store().claimUnknown(served, T0, MINUTE, 9)
        : store().claimPlanned(served, T0, MINUTE, 9));
      for (const claim of claims)
        await store().settle(claim, { state: "unknown", notBefore: T0, error: "no answer" });
      return claims.map(({ delivery: { channel: at } }) => `${at.platform}:${at.workspace}:${at.id}`).sort();
    };
    for (const unknown of [false, true]) {
      const none = [{ platform: "slack", workspaces: [] }];
      expect(await claimed(none, unknown)).toEqual([]);
      const one = [{ platform: "slack", workspaces: ["W2"] }];
      expect(await claimed(one, unknown)).toEqual(["slack:W2:C1"]);
      const more = [{ platform: "discord" }, { platform: "slack", workspaces: ["", "W3"] }];
      expect(await claimed(more, unknown)).toEqual(["discord:W2:C1", "slack::D1"]);
      expect(await claimed(BOTH, unknown)).toEqual(
        unknown ? ["discord:W2:C1", "slack::D1", "slack:W1:C1", "slack:W2:C1"] : ["slack:W1:C1"],
      );
    }
  });

  test("claims its own parts of the workspaces alone, and each part includes the direct messages", async () => {
    const workspaces = Array.from({ length: 12 }, (_, n) => `T${n}`);
    const places = workspaces.flatMap((id) => [
      channel("C1", id, "slack"),
      channel("D1", directIn(id), "slack"),
    ]);
    for (const at of [...places, channel("C1", "T1")]) await plan(store(), delivery({ channel: at }));
    for (const claim of ["claimPlanned", "claimUnknown"] as const) {
      expect(await store()[claim]([{ platform: "slack", parts: [] }], T0, MINUTE, 99)).toEqual([]);
      for (let part = 0; part < PARTS; part += 1) {
        const claims = await store()[claim]([{ platform: "slack", parts: [part] }], T0, MINUTE, 99);
        const names = claims.map(({ delivery: { channel: at } }) => `${at.platform}:${at.workspace}`);
        const expected = places.filter((at) => partOf(at) === part).map((at) => `slack:${at.workspace}`);
        expect(names.sort()).toEqual(expected.sort());
        for (const claimed of claims)
          await store().settle(claimed, { state: "unknown", notBefore: T0, error: "no answer" });
      }
    }
  });

  test("settles as sent once; the message is then known by its reference", async () => {
    await plan(store(), delivery());
    const claim = await claimOne(store());
    const sent: Outcome = { state: "sent", posted: posted("M1"), at: T0 + 5 };
    expect(await store().openMessage(posted("M1"))).toBeUndefined();
    expect(await store().settle(claim, sent)).toBe(true);
    expect(await store().settle(claim, sent)).toBe(false);
    expect(await store().delivery(channel(), MONDAY)).toMatchObject({
      state: "sent",
      posted: posted("M1"),
      postedAt: T0 + 5,
      error: undefined,
    });
    expect(await store().openMessage(posted("M1"))).toEqual({
      message: posted("M1"),
      team: team(),
      key: delivery().key,
      papers: delivery().papers,
      postedAt: T0 + 5,
      gone: false,
    });
    expect(await store().drawing(posted("M1"))).toEqual({ content: message(), counts: "" });
    for (const other of [channel("C2"), channel("C1", "W2"), channel("C1", "W1", "slack")]) {
      expect(await store().openMessage(posted("M1", other))).toBeUndefined();
    }
  });

  test("tries again after the back-off, counting tries and remembering the first", async () => {
    await plan(store(), delivery());
    const first = await claimOne(store());
    await store().settle(first, { state: "planned", notBefore: T0 + MINUTE, error: "rate limited" });
    expect(await store().claimPlanned(BOTH, T0 + MINUTE - 1, MINUTE, 10)).toEqual([]);
    const second = await claimOne(store(), T0 + MINUTE);
    expect(second.fence).toBeGreaterThan(first.fence);
    expect(second.delivery).toMatchObject({ attempts: 2, firstAttemptAt: T0, error: "rate limited" });
    expect(await store().settle(first, { state: "failed", error: "stale" })).toBe(false);
    expect(await store().settle(second, { state: "failed", error: "refused" })).toBe(true);
    expect(await store().delivery(channel(), MONDAY)).toMatchObject({ state: "failed", error: "refused" });
  });

  test("remembers since when the channel has refused, and forgets it once it does not", async () => {
    await plan(store(), delivery());
    const refused = { state: "planned", notBefore: T0, error: "no access", refusedSince: T0 - 7 } as const;
    await store().settle(await claimOne(store()), refused);
    const again = await claimOne(store());
    expect(again.delivery.refusedSince).toBe(T0 - 7);
    await store().settle(again, { state: "planned", notBefore: T0, error: "rate limited" });
    expect((await claimOne(store())).delivery.refusedSince).toBeUndefined();
  });

  test("gives up what is planned past its deadline, and says so", async () => {
    await plan(store(), delivery({ deadline: T0 + HOUR }));
    await store().settle(await claimOne(store()), { state: "planned", notBefore: T0, error: "no answer" });
    expect(await store().claimPlanned(BOTH, T0 + HOUR, MINUTE, 10)).toEqual([]);
    const given = await store().delivery(channel(), MONDAY);
    expect(given?.state).toBe("failed");
    expect(given?.error).toMatch(/in time.*no answer/);
  });

  test("prolongs what is open, never shortens it, and leaves alone what is done", async () => {
    const deadline = async (day = MONDAY, at = channel()) => (await store().delivery(at, day))?.deadline;
    await plan(store(), delivery({ deadline: T0 + HOUR }));
    await plan(store(), delivery({ deadline: T0 + HOUR, channel: channel("C2") }));
    await store().prolong(channel(), MONDAY, T0 + 2 * HOUR);
    await store().prolong(channel(), MONDAY, T0 + HOUR);
    await store().prolong(channel(), TUESDAY, T0 + 3 * HOUR);
    expect(await deadline()).toBe(T0 + 2 * HOUR);
    expect(await deadline(MONDAY, channel("C2"))).toBe(T0 + HOUR);
    const claim = await claimOne(store(), T0 + HOUR);
    await store().prolong(channel(), MONDAY, T0 + 3 * HOUR);
    await store().settle(claim, { state: "unknown", notBefore: T0 + HOUR, error: "time-out" });
    await store().prolong(channel(), MONDAY, T0 + 4 * HOUR);
    expect(await deadline()).toBe(T0 + 4 * HOUR);
    const [again] = await store().claimUnknown(BOTH, T0 + HOUR, MINUTE, 10);
    if (!again) throw new Error("a claim was expected");
    await store().settle(again, { state: "failed", error: "refused" });
    await store().prolong(channel(), MONDAY, T0 + 5 * HOUR);
    expect(await deadline()).toBe(T0 + 4 * HOUR);
  });

  test("drops what was planned for a channel that has left, and plans that day anew when it is back", async () => {
    await plan(store(), delivery());
    await store().deleteSubscription(channel());
    expect(await store().claimPlanned(BOTH, T0, MINUTE, 10)).toEqual([]);
    expect(await store().delivery(channel(), MONDAY)).toMatchObject({
      state: "skipped",
      note: expect.stringMatching(/stopped/),
    });
    expect(await plan(store(), delivery({ message: undefined }))).toBe(false);
    expect(await plan(store(), delivery({ dueAt: T0 + 1, papers: ids("x") }))).toBe(true);
    expect((await claimOne(store(), T0 + 1)).delivery).toMatchObject({ attempts: 1, papers: ids("x") });
  });

  test("never plans a day anew that may have been posted", async () => {
    await plan(store(), delivery());
    const claim = await claimOne(store());
    await store().settle(claim, { state: "failed", error: "unreadable", doubtful: true });
    expect(await plan(store(), delivery())).toBe(false);
    expect(await only(store().postedPapers([{ channel: channel(), since: MONDAY }]))).toEqual(
      new Set(delivery().papers),
    );
    await plan(store(), delivery({ day: TUESDAY }));
    await store().settle(await claimOne(store()), { state: "failed", error: "forbidden" });
    expect(await plan(store(), delivery({ day: TUESDAY }))).toBe(true);
  });

  test("looks an unknown one up after its settling time, one looker at a time", async () => {
    await plan(store(), delivery({ deadline: T0 + HOUR }));
    const claim = await claimOne(store());
    await store().settle(claim, { state: "unknown", notBefore: T0 + MINUTE, error: "time-out" });
    expect(await store().claimPlanned(BOTH, T0 + MINUTE, MINUTE, 10)).toEqual([]);
    expect(await store().claimUnknown(BOTH, T0 + MINUTE - 1, MINUTE, 10)).toEqual([]);
    expect(await store().claimUnknown([{ platform: "slack" }], T0 + MINUTE, MINUTE, 10)).toEqual([]);
    // What may have been posted is looked up even when its day is over.
    const now = T0 + 2 * HOUR;
    const [looking] = await store().claimUnknown(BOTH, now, MINUTE, 10);
    expect(looking?.delivery).toMatchObject({ state: "unknown", attempts: 1, firstAttemptAt: T0 });
    expect(await store().claimUnknown(BOTH, now + MINUTE - 1, MINUTE, 10)).toEqual([]);
    const [second] = await store().claimUnknown(BOTH, now + MINUTE, MINUTE, 10);
    if (!looking || !second) throw new Error("two claims were expected");
    const found: Outcome = { state: "sent", posted: posted("M1"), at: now };
    expect(await store().settle(looking, { state: "planned", notBefore: now, error: "stale" })).toBe(false);
    expect(await store().settle(second, found)).toBe(true);
    expect(await stateOf()).toBe("sent");
  });

  test("makes a lapsed claim unknown, and voids it", async () => {
    await plan(store(), delivery());
    const claim = await claimOne(store());
    expect(await store().expireLeases(T0 + MINUTE - 1, T0 + HOUR)).toBe(0);
    expect(await store().expireLeases(T0 + MINUTE, T0 + HOUR)).toBe(1);
    expect(await store().expireLeases(T0 + MINUTE, T0 + HOUR)).toBe(0);
    expect(await store().delivery(channel(), MONDAY)).toMatchObject({
      state: "unknown",
      notBefore: T0 + HOUR,
    });
    expect(await store().settle(claim, { state: "sent", posted: posted("M1"), at: T0 })).toBe(false);
    expect(await stateOf()).toBe("unknown");
    expect(await store().claimUnknown(BOTH, T0 + HOUR - 1, MINUTE, 10)).toEqual([]);
    expect(await store().claimUnknown(BOTH, T0 + HOUR, MINUTE, 10)).toHaveLength(1);
  });

  test("shortens waits and leases that reach too far, and no others", async () => {
    const far = T0 + 20 * HOUR;
    for (const id of ["C1", "C2", "C3", "C4"]) await plan(store(), delivery({ channel: channel(id) }));
    const claims = await store().claimPlanned(BOTH, T0, 20 * HOUR, 3);
    const outcome = { error: "lost", notBefore: far };
    await store().settle(claims[0] as Claim, { state: "unknown", ...outcome });
    await store().settle(claims[1] as Claim, { state: "planned", ...outcome, notBefore: T0 + HOUR });
    const before = (await store().deliveries(channel("C2"), 1))[0]?.notBefore;
    await store().shortenWaits(T0 + HOUR, T0 + MINUTE);
    expect((await store().deliveries(channel("C2"), 1))[0]?.notBefore, "as far as may be").toBe(before);
    expect(await store().claimUnknown(BOTH, T0 + MINUTE - 1, MINUTE, 10)).toEqual([]);
    expect(await store().claimUnknown(BOTH, T0 + MINUTE, MINUTE, 10)).toHaveLength(1);
    expect(await store().expireLeases(T0 + MINUTE - 1, T0)).toBe(0);
    expect(await store().expireLeases(T0 + MINUTE, T0)).toBe(1);
    expect(await store().claimPlanned(BOTH, T0, MINUTE, 10), "never waited").toHaveLength(1);
  });

  test("keeps one delivery of each kind for a channel and day, the digest going first of equals", async () => {
    for (const kind of ["wrap", "digest"] as const) {
      expect(await plan(store(), delivery({ kind }))).toBe(true);
      expect(await plan(store(), delivery({ kind, key: `again${kind}` as DeliveryKey }))).toBe(false);
    }
    expect(await store().delivery(channel(), MONDAY)).toMatchObject({ kind: "digest" });
    expect(await store().delivery(channel(), MONDAY, "wrap")).toMatchObject({ kind: "wrap" });
    const kinds = async (kind?: DeliveryKind) =>
      (await store().deliveries(channel(), 5, kind)).map((one) => one.kind);
    expect(await kinds()).toEqual(["wrap", "digest"]);
    expect(await kinds("wrap")).toEqual(["wrap"]);
    const claims = await settleAll(store(), () => ({ state: "sent", posted: posted("M1"), at: T0 }));
    expect(claims.map((claim) => claim.delivery.kind)).toEqual(["digest", "wrap"]);
  });

  describe("in a channel, in the order they are due", () => {
    const [first, second, third] = [
      delivery({ kind: "paper:a" as DeliveryKind }),
      delivery({ dueAt: T0 + 1, deadline: T0 + 20 * HOUR }),
      delivery({ day: TUESDAY, dueAt: T0 + 2, deadline: T0 + 20 * HOUR }),
    ];
    const claimed = async (now = T0) =>
      (await store().claimPlanned(BOTH, now, MINUTE, 10)).map((claim) => claim.delivery.key);
    const planAll = async (...wanted: readonly NewDelivery[]) => {
      for (const one of wanted) await plan(store(), one);
    };

    test("claims the next once the one before is settled", async () => {
      const elsewhere = delivery({ channel: channel("C2"), dueAt: T0 + 3 });
      await planAll(third, first, second, elsewhere);
      const [claim, other] = await store().claimPlanned(BOTH, T0, MINUTE, 10);
      expect([claim?.delivery.key, other?.delivery.key]).toEqual([first.key, elsewhere.key]);
      expect(await claimed()).toEqual([]);
      await store().settle(claim as Claim, { state: "sent", posted: posted("M1"), at: T0 });
      const [next, ...more] = await store().claimPlanned(BOTH, T0, MINUTE, 10);
      expect([next?.delivery.key, more]).toEqual([second.key, []]);
      await store().settle(next as Claim, { state: "failed", error: "refused" });
      expect(await claimed()).toEqual([third.key]);
    });

    test.each<[string, Outcome]>([
      ["may have been posted", { state: "unknown", notBefore: T0, error: "no answer" }],
      ["is tried again later", { state: "planned", notBefore: T0 + 2 * HOUR, error: "overloaded" }],
    ])("waits for one that %s, but not for long, nor until its own deadline", async (_, outcome) => {
      const soon = delivery({ kind: "wrap", dueAt: T0 + 4, deadline: T0 + 40 * MINUTE });
      await planAll(first, second, soon);
      await store().settle(await claimOne(store()), outcome);
      expect(await claimed(T0 + 9 * MINUTE)).toEqual([]);
      expect(await claimed(T0 + 10 * MINUTE)).toEqual([soon.key]);
      expect(await claimed(T0 + HOUR - 1)).toEqual([]);
      expect(await claimed(T0 + HOUR)).toContain(second.key);
    });

    test("does not wait for one whose process died under a clock that was far ahead", async () => {
      await planAll(first, second);
      expect(await claimed(T0 + HOUR)).toEqual([first.key]);
      await store().expireLeases(T0 + 2 * HOUR, T0 + 3 * HOUR);
      expect(await claimed(T0 + 1)).toEqual([]);
      expect(await claimed(T0)).toEqual([second.key]);
    });

    test("does not wait for one that is not yet to go out, or never will", async () => {
      const later = delivery({ kind: "paper:a" as DeliveryKind, deadline: T0 - 1 });
      await planAll(later, second);
      await plan(store(), delivery({ channel: channel("C2") }));
      await plan(store(), delivery({ channel: channel("C2"), kind: "share:2506.00001", dueAt: T0 + 1 }));
      await store().deleteSubscription(channel("C2"));
      const kinds = (await store().claimPlanned(BOTH, T0, MINUTE, 10)).map((claim) => claim.delivery.kind);
      expect(kinds).toEqual(["digest", "share:2506.00001"]);
    });
  });

  test("moves on what is due next of a delivery's own kind alone", async () => {
    await store().saveSubscription(subscription({ nextWrapAt: T0 }));
    const next = async () => {
      const found = await store().subscription(channel());
      return [found?.nextDueAt, found?.nextWrapAt];
    };
    await record(store(), delivery({ kind: "wrap" }), T0 + HOUR);
    expect(await next()).toEqual([T0, T0 + HOUR]);
    await record(store(), delivery(), T0 + 2 * HOUR);
    expect(await next()).toEqual([T0 + 2 * HOUR, T0 + HOUR]);
    await record(store(), delivery({ kind: "test:1" }), T0 + 3 * HOUR);
    // What an edit meanwhile has set stands.
    await record(store(), delivery({ kind: "wrap", day: TUESDAY }), T0 + 3 * HOUR);
    expect(await next()).toEqual([T0 + 2 * HOUR, T0 + HOUR]);
  });

  test("thins old deliveries that are done, so many at once, and nothing that is open", async () => {
    const leftOut = [{ paper: "2506.00009" as PaperId, why: "number 6 of 9" }];
    await deliver(store(), delivery({ dueAt: T0 - 2, leftOut, tells: ["code:2506.00001"] }), "M1");
    await deliver(store(), delivery({ day: TUESDAY, dueAt: T0 - 1 }), "M2");
    await plan(store(), delivery({ day: WEDNESDAY, dueAt: T0 - 2 }));
    const failing = delivery({ channel: channel("C2"), dueAt: T0 - 2 });
    await plan(store(), failing);
    const claim = await only(
      store()
        .claimPlanned(BOTH, T0, MINUTE, 10)
        .then((claims) => claims.filter(({ delivery: { channel: at } }) => at.id === "C2")),
    );
    await store().settle(claim, { state: "failed", error: "refused" });
    const before = await store().delivery(channel(), MONDAY);
    expect(before?.message).toEqual(message());

    expect(await store().thinDeliveries(T0 - 1, 1)).toBe(1);
    expect(await store().thinDeliveries(T0 - 1, 2)).toBe(1);
    expect(await store().thinDeliveries(T0 - 1, 2)).toBe(0);
    // What was in it, and how it ended, stays.
    expect(await store().delivery(channel(), MONDAY)).toEqual({ ...before, message: undefined, leftOut: [] });
    for (const day of [TUESDAY, WEDNESDAY])
      expect((await store().delivery(channel(), day))?.message).toEqual(message());
    const asked = [{ channel: channel(), since: MONDAY }];
    expect(await store().postedPapers(asked)).toEqual([new Set(ids("2506.00001", "2506.00002"))]);
    expect(await store().told(asked)).toEqual([new Set(["code:2506.00001"])]);
    expect(await record(store(), delivery())).toBe(false);
    expect(await store().retry(failing.key, T0 + HOUR)).toBe(false);
  });

  test("forgets old deliveries that are done, so many at once, and nothing that is open", async () => {
    for (const [day, id] of [
      [MONDAY, "M1"],
      [TUESDAY, "M2"],
    ] as const)
      await deliver(store(), delivery({ day, dueAt: T0 - 2 }), id);
    await deliver(store(), delivery({ channel: channel("C2"), dueAt: T0 - 1 }), "M3");
    await plan(store(), delivery({ day: WEDNESDAY, dueAt: T0 - 2 }));
    await plan(store(), delivery({ channel: channel("C3"), dueAt: T0 - 2, message: undefined }));
    expect(await store().forgetDeliveries(T0 - 1, 2)).toBe(2);
    expect(await store().forgetDeliveries(T0 - 1, 2)).toBe(1);
    expect(await store().forgetDeliveries(T0 - 1, 2)).toBe(0);
    expect([await stateOf(MONDAY), await stateOf(TUESDAY), await stateOf(WEDNESDAY)]).toEqual([
      undefined,
      undefined,
      "planned",
    ]);
    expect(await stateOf(MONDAY, channel("C2"))).toBe("sent");
  });

  test("lets only the newest, unsettled, unlapsed claim settle, whatever the order of steps", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("claim" as const), unknown: fc.boolean() }),
      fc.record({ kind: fc.constant("expire" as const) }),
      fc.record({
        kind: fc.constant("settle" as const),
        which: fc.nat(9),
        to: fc.constantFrom("planned", "unknown", "sent", "failed" as const),
      }),
      fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        run += 1;
        const at = channel(`P${run}`);
        const mine = (claims: readonly Claim[]) => claims.filter((one) => one.delivery.channel.id === at.id);
        await plan(store(), delivery({ channel: at, deadline: Number.MAX_SAFE_INTEGER }));
        let now = T0;
        let state: DeliveryState = "planned";
        let holder: Claim | undefined;
        const claims: Claim[] = [];
        for (const action of steps) {
          if (action.kind === "wait") now += action.ms;
          else if (action.kind === "expire") {
            await store().expireLeases(now, now);
            if (state === "sending" && holder && holder.leaseUntil <= now) {
              state = "unknown";
              holder = undefined;
            }
          } else if (action.kind === "claim") {
            const from = action.unknown ? "unknown" : "planned";
            const free = !holder || holder.leaseUntil <= now;
            const got = mine(
              action.unknown
                ? await store().claimUnknown(BOTH, now, MINUTE, 1000)
                : await store().claimPlanned(BOTH, now, MINUTE, 1000),
            );
            expect(got).toHaveLength(state === from && free ? 1 : 0);
            if (!got[0]) continue;
            for (const old of claims) expect(got[0].fence).toBeGreaterThan(old.fence);
            holder = got[0];
            claims.push(holder);
            state = holder.delivery.state;
            expect(state).toBe(action.unknown ? "unknown" : "sending");
          } else {
            const claim = claims[action.which % Math.max(1, claims.length)];
            if (!claim) continue;
            const outcome: Outcome =
              action.to === "sent"
                ? { state: "sent", posted: posted(`M${run}`, at), at: now }
                : action.to === "failed"
                  ? { state: "failed", error: "refused" }
                  : { state: action.to, notBefore: now, error: "once more" };
            expect(await store().settle(claim, outcome)).toBe(claim === holder);
            if (claim !== holder) continue;
            state = action.to;
            holder = undefined;
          }
          expect(await stateOf(MONDAY, at)).toBe(state);
        }
      }),
      { numRuns: 40 },
    );
  });
}
