import { expect, test } from "vitest";
import type { DeliveryKind, NewDelivery } from "../../src/delivery/outbox.ts";
import type { Store } from "../../src/store.ts";
import {
  channel,
  delivery,
  ids,
  MINUTE,
  MONDAY,
  only,
  plan,
  posted,
  record,
  settleAll,
  subscription,
  T0,
} from "./samples.ts";

const BOTH = [{ platform: "discord" }, { platform: "slack" }];
const HOUR = 60 * MINUTE;

/** A day's papers in posts of their own: the part of the store contract for what is planned beside a digest. */
export function paperPostsContract(store: () => Store): void {
  const post = (paper: string, after: number, parts: Partial<NewDelivery> = {}): NewDelivery =>
    delivery({ kind: `paper:${paper}` as DeliveryKind, dueAt: T0 + after, papers: ids(paper), ...parts });
  const states = async () =>
    (await store().deliveriesOn(channel(), MONDAY)).map(({ kind, state }) => `${kind} ${state}`);
  const head = (parts: Partial<NewDelivery> = {}) => delivery({ papers: ids("a"), dueAt: T0 + 3, ...parts });

  async function planDay(beside: readonly NewDelivery[], parts: Partial<NewDelivery> = {}): Promise<boolean> {
    await store().saveSubscription(subscription({ nextDueAt: T0 }));
    return record(store(), head(parts), T0 + HOUR, beside);
  }

  test("are planned together with the digest, and claimed before it, the last first", async () => {
    expect(await planDay([post("b", 1), post("c", 0)])).toBe(true);
    expect((await store().subscription(channel()))?.nextDueAt).toBe(T0 + HOUR);
    expect(await states()).toEqual(["paper:c planned", "paper:b planned", "digest planned"]);
    expect(await only(store().postedPapers([{ channel: channel(), since: MONDAY }]))).toEqual(
      new Set(ids("a", "b", "c")),
    );
    const claims = await settleAll(store(), () => ({ state: "failed", error: "refused" }));
    expect(claims.map((claim) => claim.delivery.papers)).toEqual([ids("c"), ids("b"), ids("a")]);
    expect(await store().deliveriesOn(channel("C2"), MONDAY)).toEqual([]);
  });

  test("are not planned where that day has its digest already", async () => {
    await plan(store(), head());
    expect(await planDay([post("b", 1)])).toBe(false);
    expect(await states()).toEqual(["digest planned"]);
  });

  test("are planned anew with their day, but for those that are, or may be, posted", async () => {
    await planDay([post("b", 2), post("c", 1), post("d", 0)]);
    await settleAll(store(), ({ delivery: { papers } }) =>
      papers[0] === "d"
        ? { state: "sent", posted: posted("Md"), at: T0 }
        : { state: "failed", error: "refused", ...(papers[0] === "c" ? { doubtful: true } : {}) },
    );
    expect(await only(store().postedPapers([{ channel: channel(), since: MONDAY }]))).toEqual(
      new Set(ids("c", "d")),
    );
    expect(await planDay([post("b", 2), post("c", 1), post("d", 0)])).toBe(true);
    expect(await states()).toEqual(["paper:d sent", "paper:c failed", "paper:b planned", "digest planned"]);
    expect(await store().openMessage(posted("Md"))).toMatchObject({ papers: ids("d") });
  });

  test("are all told of where late risers are awaited", async () => {
    const settings = { ...subscription().settings, lateRisers: "thread", layout: "post-per-paper" } as const;
    await store().saveSubscription(subscription({ nextDueAt: T0, settings }));
    await record(store(), head(), T0 + HOUR, [post("b", 2), post("c", 1)]);
    await settleAll(store(), ({ delivery: { kind } }) => ({ state: "sent", posted: posted(kind), at: T0 }));
    const awaiting = await store().awaitingRisers(T0, T0 + HOUR);
    expect(awaiting.map(({ digest }) => [digest.apart, [...digest.papers].sort()])).toEqual([
      [true, ids("a", "b", "c")],
    ]);
  });

  test("are dropped where the channel has left, and given as much time as their digest", async () => {
    await planDay([post("b", 1, { deadline: T0 + HOUR })], { deadline: T0 + HOUR });
    await store().prolong(channel(), MONDAY, T0 + 2 * HOUR);
    const days = await store().deliveriesOn(channel(), MONDAY);
    expect(days.map(({ deadline }) => deadline)).toEqual([T0 + 2 * HOUR, T0 + 2 * HOUR]);
    await store().deleteSubscription(channel());
    expect(await store().claimPlanned(BOTH, T0, MINUTE, 10)).toEqual([]);
    expect(await states()).toEqual(["paper:b skipped", "digest skipped"]);
  });
}
