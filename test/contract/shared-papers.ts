import { expect, test } from "vitest";
import type { Store } from "../../src/store.ts";
import { makePapers } from "../fixtures/papers.ts";
import { channel, ids, only, T0, team } from "./samples.ts";

/** The part of the store contract about papers that people shared. */
export function sharedPapersContract(store: () => Store): void {
  const [a, b, c] = ids("2506.00001", "2506.00002", "10.1000/xyz") as [never, never, never];
  const there = async (where = channel(), since = 0, limit = 9) =>
    (await only(store().sharedIn([where], since, limit))).map(({ id, at }) => [id, at - T0]);

  test("keeps each paper once a channel, with the last time it was shared", async () => {
    expect(await store().addShared(channel(), [a, b, a], T0)).toBe(2);
    expect(await store().addShared(channel(), [a, c], T0 + 5)).toBe(1);
    expect(await store().addShared(channel(), [a], T0 + 1)).toBe(0);
    expect(await store().addShared(channel(), [], T0)).toBe(0);
    expect(await there()).toEqual([
      [c, 5],
      [a, 5],
      [b, 0],
    ]);
    expect(await there(channel(), T0 + 1)).toHaveLength(2);
    expect(await there(channel(), 0, 1)).toEqual([[c, 5]]);
  });

  test("tells several channels of their own, and each paper as the library knows it", async () => {
    await store().savePapers(makePapers(1), T0);
    await store().addShared(channel(), [a, b], T0);
    await store().addShared(channel("C2"), [b], T0);
    const [two, none, one] = await store().sharedIn([channel("C2"), channel("C3"), channel()], 0, 9);
    expect(two).toEqual([{ id: b, paper: undefined, at: T0 }]);
    expect(none).toEqual([]);
    expect(one).toEqual([
      { id: a, paper: await store().paper(a), at: T0 },
      { id: b, paper: undefined, at: T0 },
    ]);
  });

  test("tells what the library does not know, each once", async () => {
    await store().savePapers(makePapers(1), T0);
    await store().addShared(channel(), [a, b], T0);
    await store().addShared(channel("C2"), [b, c], T0 + 1);
    expect(await store().unknownShared(0, 9)).toEqual([c, b]);
    expect(await store().unknownShared(0, 1)).toEqual([c]);
    expect(await store().unknownShared(T0 + 2, 9)).toEqual([]);
  });

  test("forgets what is old, what a deleted team shared, and follows a channel to its new id", async () => {
    await store().addShared(channel(), [a, b], T0);
    await store().addShared(channel("C1", "W2"), [a], T0 + 1);
    await store().addShared(channel("C2"), [a], T0 + 2);
    expect((await store().teamData(team())).rows).toMatchObject({ "papers shared in channels": 3 });
    expect(await store().forgetShared(T0 + 1)).toBe(2);
    expect(await there()).toEqual([]);
    await store().addShared(channel(), [b], T0 + 3);
    await store().moveChannel(channel("C2"), "C1");
    expect(await there()).toEqual([
      [b, 3],
      [a, 2],
    ]);
    expect(await store().deleteTeam(team())).toMatchObject({ "papers shared in channels": 2 });
    expect(await there()).toEqual([]);
    expect(await there(channel("C1", "W2"))).toEqual([[a, 1]]);
  });
}
