import { expect, test } from "vitest";
import type { Store } from "../../src/store.ts";
import {
  channel,
  claimOne,
  deliver,
  delivery,
  ids,
  MINUTE,
  MONDAY,
  only,
  plan,
  posted,
  record,
  subscription,
  T0,
  TUESDAY,
  WEDNESDAY,
} from "./samples.ts";

const HOUR = 60 * MINUTE;
const BOTH = [{ platform: "discord" }, { platform: "slack" }];

/** What every DeliveryLog promises. */
export function deliveryLogContract(store: () => Store): void {
  test("answers for many channels in the order asked", async () => {
    await plan(store(), delivery({ channel: channel("C1"), papers: ids("a") }));
    await plan(store(), delivery({ channel: channel("C2"), papers: ids("b") }));
    const asked = ["C2", "none", "C1", "C2"].map((id) => ({ channel: channel(id), since: MONDAY }));
    expect((await store().postedPapers(asked)).map((papers) => [...papers])).toEqual([
      ["b"],
      [],
      ["a"],
      ["b"],
    ]);
    expect(await store().postedPapers([])).toEqual([]);
  });

  test("finds the days that were skipped with a note", async () => {
    const silent = { message: undefined, papers: [] };
    await plan(store(), delivery({ ...silent, note: "missed" }));
    await plan(store(), delivery({ ...silent, note: "missed", day: TUESDAY, dueAt: T0 + HOUR }));
    await plan(store(), delivery({ ...silent, note: "quiet", channel: channel("C2"), dueAt: T0 + HOUR }));
    await plan(store(), delivery({ note: "missed", channel: channel("C3"), dueAt: T0 + HOUR }));
    const { kind, deadline } = delivery();
    const tuesday = { channel: channel(), day: TUESDAY, kind, dueAt: T0 + HOUR, deadline };
    expect(await store().skipped("missed", T0 + 1)).toEqual([tuesday]);
    expect(await store().skipped("missed", T0)).toHaveLength(2);
  });

  test("knows the digests to which late risers are awaited, until there is a reply or the day is over", async () => {
    const wants = { ...subscription().settings, lateRisers: "thread" } as const;
    for (const id of ["C1", "C2"])
      await store().saveSubscription(
        subscription({ channel: channel(id), settings: wants, nextDueAt: undefined }),
      );
    const day = { deadline: T0 + 10 * HOUR, dueAt: T0 };
    for (const id of ["C1", "C2", "C3"]) {
      await record(store(), delivery({ channel: channel(id), ...day }));
    }
    await store().saveSubscription(subscription({ channel: channel("C3"), nextDueAt: undefined }));
    expect(await store().awaitingRisers(T0 + HOUR, T0 + HOUR)).toEqual([]);
    for (const claim of await store().claimPlanned(BOTH, T0, MINUTE, 10)) {
      const { channel: at } = claim.delivery;
      await store().settle(claim, { state: "sent", posted: posted(`M${at.id}`, at), at: T0 + 5 });
    }
    const awaiting = async (by = T0 + 5, now = T0 + HOUR) =>
      (await store().awaitingRisers(by, now)).map((one) => one.digest.posted.id).sort();
    expect(await awaiting()).toEqual(["MC1", "MC2"]);
    expect(await awaiting(T0 + 4)).toEqual([]);
    expect(await awaiting(T0 + 5, T0 + 10 * HOUR)).toEqual([]);
    const [first] = await store().awaitingRisers(T0 + 5, T0 + HOUR);
    expect(first).toEqual({
      subscription: await store().subscription(channel()),
      digest: {
        day: MONDAY,
        deadline: T0 + 10 * HOUR,
        papers: delivery().papers,
        apart: false,
        posted: posted("MC1"),
        postedAt: T0 + 5,
      },
    });
    const under = posted("MC1");
    await record(store(), delivery({ ...day, kind: "risers", under }));
    expect(await awaiting()).toEqual(["MC2"]);
    expect((await claimOne(store(), T0 + HOUR)).delivery.under).toEqual(under);
    await store().disableSubscriptions({ platform: "discord", workspace: "W1", channel: "C2" }, "gone", T0);
    expect(await awaiting()).toEqual([]);
  });

  test("lists a channel's deliveries newest first, and no other channel's", async () => {
    for (const day of [TUESDAY, MONDAY, WEDNESDAY]) await plan(store(), delivery({ day }));
    await plan(store(), delivery({ channel: channel("C1", "W2") }));
    const days = async (limit: number) => (await store().deliveries(channel(), limit)).map((one) => one.day);
    expect(await days(10)).toEqual([WEDNESDAY, TUESDAY, MONDAY]);
    expect(await days(2)).toEqual([WEDNESDAY, TUESDAY]);
    expect(await store().deliveries(channel("C1", "W3"), 10)).toEqual([]);
  });

  test("knows which papers a channel has had or is about to have", async () => {
    await deliver(store(), delivery({ day: MONDAY, papers: ids("a") }), "M1");
    await deliver(store(), delivery({ day: TUESDAY, papers: ids("b", "c") }), "M2");
    await plan(store(), delivery({ day: WEDNESDAY, papers: ids("d") }));
    await plan(store(), delivery({ channel: channel("C1", "W2"), papers: ids("z") }));
    expect(await only(store().postedPapers([{ channel: channel(), since: MONDAY }]))).toEqual(
      new Set(ids("a", "b", "c", "d")),
    );
    expect(await only(store().postedPapers([{ channel: channel(), since: TUESDAY }]))).toEqual(
      new Set(ids("b", "c", "d")),
    );
    const [claim] = (await store().claimPlanned(BOTH, T0, MINUTE, 10)).filter(
      (one) => one.delivery.day === WEDNESDAY,
    );
    if (!claim) throw new Error("a claim was expected");
    expect(await only(store().postedPapers([{ channel: channel(), since: WEDNESDAY }]))).toEqual(
      new Set(ids("d")),
    );
    await store().settle(claim, { state: "failed", error: "refused" });
    expect(await only(store().postedPapers([{ channel: channel(), since: WEDNESDAY }]))).toEqual(new Set());
  });

  test("counts deliveries by state and family, and names the oldest still open", async () => {
    const none = { planned: 0, sending: 0, sent: 0, unknown: 0, failed: 0, skipped: 0 };
    const nothing = { families: [], oldestOpenDueAt: undefined, oldestUnknownDueAt: undefined };
    expect(await store().deliveryCounts(0)).toEqual({ counts: none, ...nothing });
    await deliver(store(), delivery({ dueAt: T0 - HOUR }), "M1");
    await plan(store(), delivery({ day: TUESDAY, message: undefined, dueAt: T0 }));
    expect((await store().deliveryCounts(0)).oldestOpenDueAt).toBeUndefined();
    await plan(store(), delivery({ channel: channel("C3"), dueAt: T0 - 9, kind: "share:1" }));
    const [claim] = await store().claimPlanned(BOTH, T0, MINUTE, 1);
    if (!claim) throw new Error("a claim was expected");
    await store().settle(claim, { state: "unknown", notBefore: T0, error: "no answer" });
    await plan(store(), delivery({ day: WEDNESDAY, dueAt: T0 - 7 }));
    await plan(store(), delivery({ channel: channel("C2"), dueAt: T0 - 2, kind: "share:2" }));
    await plan(store(), delivery({ channel: channel("C2"), dueAt: T0 - 2, kind: "share:3" }));
    const all = await store().deliveryCounts(0);
    expect(all).toMatchObject({
      counts: { ...none, sent: 1, skipped: 1, unknown: 1, planned: 3 },
      oldestOpenDueAt: T0 - 9,
      oldestUnknownDueAt: T0 - 9,
    });
    expect(all.families).toEqual(
      expect.arrayContaining([
        { state: "planned", family: "digest", deliveries: 1 },
        { state: "planned", family: "share", deliveries: 2 },
        { state: "sent", family: "digest", deliveries: 1 },
      ]),
    );
    // Of what is done, only what was due lately; of what is open, all.
    expect((await store().deliveryCounts(T0)).counts).toEqual({
      ...none,
      skipped: 1,
      unknown: 1,
      planned: 3,
    });
  });
}
