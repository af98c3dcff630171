import { expect, test } from "vitest";
import type { DeliveryKey } from "../../src/chat/adapter.ts";
import type { Store } from "../../src/store.ts";
import { makePaper } from "../fixtures/papers.ts";
import {
  cast,
  channel,
  delivery,
  MINUTE,
  MONDAY,
  plan,
  posted,
  record,
  subscription,
  T0,
  TUESDAY,
} from "./samples.ts";

/** What two stores on the same data promise each other. */
export function twoProcessesContract(openTwo: () => Promise<readonly [Store, Store]>): void {
  const withTwo = async (work: (one: Store, two: Store) => Promise<void>) => {
    const [one, two] = await openTwo();
    try {
      await work(one, two);
    } finally {
      await one.close();
      await two.close();
    }
  };

  test("see each other's writes", () =>
    withTwo(async (one, two) => {
      await one.saveListing(MONDAY, [makePaper({ upvotes: 4 })], T0);
      expect((await two.listing(MONDAY))?.papers).toHaveLength(1);
      await two.saveSubscription(subscription());
      expect(await one.dueSubscriptions("digest", T0, 5)).toHaveLength(1);
      await one.applyCasts([{ cast: cast(), standing: true, at: T0 }]);
      expect(await two.applyCasts([{ cast: cast(), standing: true, at: T0 + 1 }])).toEqual([]);
    }));

  test("read a day's list as either last saved it, whatever was read before", () =>
    withTwo(async (one, two) => {
      const read = async (store: Store) =>
        (await store.listings(MONDAY, TUESDAY)).map(({ day, syncedAt, papers }) => [
          day,
          syncedAt,
          papers.map(({ id, upvotes }) => `${id} ${upvotes}`).sort(),
        ]);
      const [a, b] = [makePaper({ upvotes: 4 }), makePaper({ id: "2506.00002", upvotes: 1 })];
      const steps: readonly [Store, (store: Store) => Promise<unknown>][] = [
        [one, (store) => store.saveListing(MONDAY, [a], T0)],
        [two, (store) => store.saveListing(MONDAY, [a, b], T0 + 1)],
        [one, (store) => store.savePapers([{ ...a, upvotes: 9 }], T0 + 2)],
        [one, (store) => store.saveListing(TUESDAY, [], T0 + 3)],
        [two, (store) => store.saveListing(TUESDAY, [b], T0 + 4)],
        [two, (store) => store.saveListing(MONDAY, [b], T0 + 5)],
      ];
      const seen: unknown[] = [];
      for (const [store, save] of steps) {
        await save(store);
        seen.push(await read(one));
        expect(await read(two)).toEqual(seen.at(-1));
      }
      const [A, B] = ["2506.00001", "2506.00002"];
      expect(seen).toEqual([
        [[MONDAY, T0, [`${A} 4`]]],
        [[MONDAY, T0 + 1, [`${A} 4`, `${B} 1`]]],
        [[MONDAY, T0 + 1, [`${A} 9`, `${B} 1`]]],
        [
          [MONDAY, T0 + 1, [`${A} 9`, `${B} 1`]],
          [TUESDAY, T0 + 3, []],
        ],
        [
          [MONDAY, T0 + 1, [`${A} 9`, `${B} 1`]],
          [TUESDAY, T0 + 4, [`${B} 1`]],
        ],
        [
          [MONDAY, T0 + 5, [`${B} 1`]],
          [TUESDAY, T0 + 4, [`${B} 1`]],
        ],
      ]);
    }));

  test("plan a channel's day once between them", () =>
    withTwo(async (one, two) => {
      const planned = await Promise.all(
        [one, two, one, two].map((store, n) => record(store, delivery({ key: `key${n}` as DeliveryKey }))),
      );
      expect(planned.filter(Boolean)).toHaveLength(1);
      expect(await one.deliveries(channel(), 5)).toHaveLength(1);
    }));

  test("never claim the same delivery, and void each other's lapsed claims", () =>
    withTwo(async (one, two) => {
      for (let n = 0; n < 60; n += 1) await plan(one, delivery({ channel: channel(`C${n}`) }));
      const batches = await Promise.all(
        Array.from({ length: 24 }, (_, n) =>
          (n % 2 ? one : two).claimPlanned([{ platform: "discord" }], T0, MINUTE, 3),
        ),
      );
      const keys = batches.flat().map(({ delivery: claimed }) => claimed.key);
      expect(keys).toHaveLength(60);
      expect(new Set(keys).size).toBe(60);

      expect(await two.expireLeases(T0 + MINUTE, T0 + 2 * MINUTE)).toBe(60);
      const [late] = batches.flat();
      if (!late) throw new Error("a claim was expected");
      const sent = { state: "sent", posted: posted("M1", late.delivery.channel), at: T0 } as const;
      expect(await one.settle(late, sent)).toBe(false);
    }));
}
