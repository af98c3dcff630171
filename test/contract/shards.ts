import { expect, test } from "vitest";
import type { ShardSession, ShardStore } from "../../src/chat/connection/shard-store.ts";

const T0 = Date.parse("2026-06-15T08:00:00Z");
const first: ShardSession = {
  ...{ shard: 0, of: 2, id: "s0", sequence: 1, resumeUrl: "wss://resume.example" },
};
const second: ShardSession = { ...first, shard: 1, id: "s1" };
const NONE = new Map<string, string>();

/** What every store of shards' sessions promises. */
export function shardContract(store: () => ShardStore): void {
  test("keeps a session and its workspaces as of the same event", async () => {
    expect(await store().shardSession("discord", 0, 2)).toBeUndefined();
    await store().beginShard("discord", first, T0);
    expect(await store().shardSession("discord", 0, 2)).toEqual({ ...first, beganAt: T0, outlines: NONE });
    const next = { ...first, sequence: 9, resumeUrl: "wss://elsewhere.example" };
    const changed = new Map([
      ["100", "a"],
      ["200", "b"],
    ]);
    expect(await store().advanceShard("discord", next, changed, T0 + 1)).toBe(true);
    const gone = new Map([
      ["100", "c"],
      ["200", undefined],
    ]);
    expect(await store().advanceShard("discord", next, gone, T0 + 2)).toBe(true);
    const outlines = new Map([["100", "c"]]);
    expect(await store().shardSession("discord", 0, 2)).toEqual({ ...next, beganAt: T0, outlines });
    expect(await store().outline("discord", "100")).toBe("c");
    expect(await store().outline("discord", "200")).toBeUndefined();
    expect(await store().outline("slack", "100")).toBeUndefined();
  });

  test("refuses a process that another one has replaced, whole", async () => {
    const late = new Map([["100", "old"]]);
    await store().beginShard("discord", first, T0);
    await store().advanceShard("discord", { ...first, sequence: 9 }, NONE, T0);
    expect(await store().advanceShard("discord", { ...first, sequence: 8 }, late, T0)).toBe(false);
    await store().beginShard("discord", { ...first, id: "s2" }, T0);
    expect(await store().advanceShard("discord", { ...first, sequence: 10 }, late, T0)).toBe(false);
    expect(await store().shardSession("discord", 0, 2)).toMatchObject({ id: "s2", sequence: 1 });
    expect(await store().outline("discord", "100")).toBeUndefined();
  });

  test("a new session knows nothing yet, and leaves those of other shards and platforms alone", async () => {
    for (const session of [first, second]) {
      await store().beginShard("discord", session, T0);
      await store().advanceShard("discord", session, new Map([[`of ${session.shard}`, "a"]]), T0);
    }
    await store().beginShard("slack", { ...first, of: 7 }, T0);
    await store().beginShard("discord", { ...first, id: "s2" }, T0 + 1);
    expect(await store().outline("discord", "of 0")).toBeUndefined();
    expect((await store().shardSession("discord", 1, 2))?.outlines).toEqual(new Map([["of 1", "a"]]));
    expect(await store().shardSession("slack", 0, 7)).toMatchObject({ id: "s0" });
  });

  test("has one number of shards, that of the newest session", async () => {
    expect(await store().shardsSince("discord", 0)).toBeUndefined();
    await store().beginShard("discord", first, T0);
    await store().beginShard("discord", second, T0);
    expect(await store().shardsSince("discord", T0)).toBe(2);
    expect(await store().shardsSince("discord", T0 + 1)).toBeUndefined();
    expect(await store().shardsSince("slack", 0)).toBeUndefined();
    await store().beginShard("discord", { ...second, of: 4, id: "s4" }, T0);
    expect(await store().shardsSince("discord", T0)).toBe(4);
    expect(await store().shardSession("discord", 0, 2)).toBeUndefined();
    expect(await store().advanceShard("discord", { ...first, sequence: 9 }, NONE, T0)).toBe(false);
  });

  test("gives each process a turn of its own, by bucket", async () => {
    const waits = await Promise.all(
      [0, 0, 0, 1].map((bucket) => store().reserveTurn("discord", bucket, 60_000, T0)),
    );
    const [soonest = 0, next = 0, last = 0] = waits.slice(0, 3).sort((a, b) => a - b);
    expect([soonest, waits[3]]).toEqual([0, 0]);
    // A store with a clock of its own has spent some of it.
    for (const [wait, most] of [
      [next, 60_000],
      [last, 120_000],
    ] as const) {
      expect(wait).toBeLessThanOrEqual(most);
      expect(wait).toBeGreaterThan(most - 10_000);
    }
  });
}
