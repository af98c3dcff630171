import { expect, test } from "vitest";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import type { Watch } from "../../src/watches/watch.ts";
import { channel, only, person, T0, team } from "./samples.ts";

/** What every store promises about watches. */
export function watchContract(store: () => Store): void {
  const watch = (parts: Partial<Watch> = {}): Watch => ({
    channel: channel(),
    team: team(),
    owner: undefined,
    kind: "author",
    value: "Ada Lovelace",
    mode: "apart",
    muted: false,
    createdAt: T0,
    ...parts,
  });

  test("keeps one of each kind and value a channel, whatever its case, the last one said", async () => {
    await store().saveWatch(watch());
    await store().saveWatch(watch({ value: "ada lovelace", mode: "mark" }));
    await store().saveWatch(watch({ kind: "keyword", createdAt: T0 + 1 }));
    expect(await only(store().watches([channel()]))).toEqual([
      watch({ value: "ada lovelace", mode: "mark" }),
      watch({ kind: "keyword", createdAt: T0 + 1 }),
    ]);
    expect(await only(store().watches([channel("C2")]))).toEqual([]);
    const both = await store().watches([channel("C2"), channel()]);
    expect(both.map((watches) => watches.length)).toEqual([
      0,
      (await only(store().watches([channel()]))).length,
    ]);
    expect(await only(store().watches([channel("C1", "W2")]))).toEqual([]);
  });

  test("tells those to be posted apart, of all channels, without the muted ones", async () => {
    await store().saveWatch(watch({ channel: channel("C2") }));
    await store().saveWatch(watch({ value: "muted", muted: true }));
    await store().saveWatch(watch({ value: "marked", mode: "mark" }));
    await store().saveWatch(watch());
    expect(await store().watchesApart()).toEqual([watch(), watch({ channel: channel("C2") })]);
    await store().muteWatches(channel("C2"));
    expect(await store().watchesApart()).toEqual([watch()]);
  });

  test("removes one, and of another channel none", async () => {
    await store().saveWatch(watch());
    expect(await store().deleteWatch(watch({ channel: channel("C2") }))).toBe(false);
    expect(await store().deleteWatch(watch({ value: "ADA LOVELACE" }))).toBe(true);
    expect(await only(store().watches([channel()]))).toEqual([]);
  });

  test("forgets a person's own with the person, and a team's with the team", async () => {
    const ada = person("ada");
    await store().saveWatch(watch({ channel: channel("D1"), owner: accountOf(ada) }));
    await store().saveWatch(watch());
    expect((await store().personalData(ada)).watches).toHaveLength(1);
    await store().forgetPerson(ada, T0);
    expect(await only(store().watches([channel("D1")]))).toEqual([]);
    expect(await only(store().watches([channel()]))).toHaveLength(1);
    await store().deleteTeam(team());
    expect(await only(store().watches([channel()]))).toEqual([]);
  });
}
