import { expect, test } from "vitest";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { ids, only, person, T0, team } from "./samples.ts";

/** The part of the store contract about papers that a team has named as its taste. */
export function tasteContract(store: () => Store): void {
  const [a, b, c] = ids("2506.00001", "2506.00002", "2506.00003");
  const named = (of = team(), limit = 9) => only(store().tasteOf([of], limit));

  test("keeps papers once, the last added first, a team's own alone", async () => {
    expect(await store().addTaste(team(), ids("2506.00002", "2506.00001"), T0)).toBe(2);
    expect(await store().addTaste(team(), ids("2506.00001", "2506.00003"), T0 + 1)).toBe(1);
    expect(await store().addTaste(team(), [], T0)).toBe(0);
    expect(await named()).toEqual([c, a, b]);
    expect(await named(team(), 2)).toEqual([c, a]);
    expect(await store().tasteOf([team("W2"), team()], 1)).toEqual([[], [c]]);
    expect(await store().tasteOf([], 9)).toEqual([]);
  });

  test("takes out some, or all", async () => {
    await store().addTaste(team(), ids("2506.00001", "2506.00002", "2506.00003"), T0);
    await store().addTaste(team("W2"), ids("2506.00001"), T0);
    expect(await store().dropTaste(team(), ids("2506.00001", "none"))).toBe(1);
    expect(await named()).toEqual([b, c]);
    expect(await store().dropTaste(team())).toBe(2);
    expect(await named()).toEqual([]);
    expect(await named(team("W2"))).toEqual([a]);
  });

  test("is shared by linked teams, and goes with the team that named it", async () => {
    const there = team("W9", "slack");
    await store().addTaste(team(), ids("2506.00001"), T0);
    await store().addTaste(there, ids("2506.00001", "2506.00002"), T0 + 1);
    await store().offerLink({ hash: "h", team: team(), by: accountOf(person()), expiresAt: T0 + 9 }, T0);
    const by = {
      account: accountOf(person("U9", "W9", "slack")),
      team: there,
      mayLinkTeam: true,
      confirmed: true,
    };
    await store().redeemLink("h", by, T0);
    expect(await named()).toEqual([a, b]);
    expect((await store().teamData(there)).rows).toMatchObject({ "papers named as taste": 2 });
    await store().deleteTeam(there);
    expect(await named()).toEqual([a]);
  });
}
