import { expect, test } from "vitest";
import { ballotMark } from "../../src/chat/reaction.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import type { Cast } from "../../src/votes/store.ts";
import {
  cast,
  channel,
  deliver,
  delivery,
  ids,
  MINUTE,
  person,
  posted,
  subscription,
  T0,
  team,
} from "./samples.ts";

const [A, B] = ids("2506.00001", "2506.00002") as [PaperId, PaperId];
const ada = person("ada");
const ben = person("ben");
const DAY = 24 * 60 * MINUTE;

/** The privacy part of the store contract. */
export function privacyContract(store: () => Store): void {
  const reaction = (by: typeof ada, message = "M1", parts: Partial<Cast> = {}) =>
    cast({ person: by, via: { message, mark: ballotMark(1) }, ...parts });
  const set = (standing: boolean, at: number, ...casts: Cast[]) =>
    store().applyCasts(casts.map((one) => ({ cast: one, standing, at })));
  const votes = async (of = team()) => Object.fromEntries(await store().tallies(of, [A, B]));

  test("shows a person everything about their accounts and nothing about others", async () => {
    await set(true, T0, cast({ person: ada }), reaction(ada, "M1", { kind: "down" }), cast({ person: ben }));
    await store().saveSubscription(subscription({ createdBy: ada }));
    const data = await store().personalData(ada);
    expect(data.votes).toHaveLength(2);
    expect(data.subscriptions).toHaveLength(1);
    expect(JSON.stringify(data)).not.toContain("ben");
    expect((await store().personalData(person("nobody"))).votes).toEqual([]);
  });

  test("forgets a person, of all linked accounts, and nobody else", async () => {
    const there = person("U0ADA", "W9", "slack");
    await store().offerLink({ hash: "h", team: undefined, by: accountOf(ada), expiresAt: T0 + 1 }, T0);
    await store().redeemLink(
      "h",
      { account: accountOf(there), team: team(), mayLinkTeam: false, confirmed: true },
      T0,
    );
    await set(true, T0, cast({ person: ada }), reaction(ben), cast({ person: there, paper: B }));
    await store().saveSubscription(subscription({ createdBy: ada }));
    await store().saveSubscription(subscription({ channel: channel("C2"), createdBy: ben }));
    const forgotten = await store().forgetPerson(there, T0 + 1);
    expect(forgotten).toMatchObject({ rows: { votes: 2, "linked accounts": 2 }, teams: [team()] });
    expect(await votes()).toEqual({ [A]: 1 });
    expect(await store().linkedAccounts(accountOf(ada))).toEqual([accountOf(ada)]);
    const left = JSON.stringify([
      await store().personalData(ada),
      await store().personalData(there),
      await store().subscriptions(),
    ]);
    expect(left).not.toMatch(/ada|U0ADA/i);
    expect((await store().subscription(channel()))?.createdBy.user).toBe("");
    expect((await store().subscription(channel("C2")))?.createdBy.user).toBe("ben");
  });

  test("takes no reaction from before the forgetting again, and every later one", async () => {
    await deliver(store(), delivery(), "M1", T0);
    await set(true, T0, reaction(ada), reaction(ben));
    await store().forgetPerson(ada, T0 + 10);
    // A late event, and a recount that still finds the reaction on the platform.
    await set(true, T0 + 11, reaction(ada));
    await store().replaceCasts(team(), posted("M1"), [reaction(ada), reaction(ben)], T0 + 12);
    expect(await votes()).toEqual({ [A]: 1 });
    await set(false, T0 + 13, reaction(ada));
    expect((await store().personalData(ada)).votes).toEqual([]);
    // What they do from now on is theirs to do.
    await set(true, T0 + 14, cast({ person: ada }));
    expect(await votes()).toEqual({ [A]: 2 });
    await deliver(store(), delivery({ channel: channel("C2") }), "M2", T0 + 20);
    const later = cast({
      person: ada,
      paper: B,
      channel: channel("C2"),
      via: { message: "M2", mark: ballotMark(2) },
    });
    await set(true, T0 + 21, later);
    await store().replaceCasts(team(), posted("M2", channel("C2")), [later], T0 + 22);
    expect(await votes()).toEqual({ [A]: 2, [B]: 1 });
  });

  test("deletes one team's data and tells beforehand what goes", async () => {
    const theirs = team("W2");
    for (const [workspace, id] of [
      ["W1", "M1"],
      ["W2", "M2"],
    ] as const) {
      const where = channel("C1", workspace);
      await deliver(store(), delivery({ channel: where, team: team(workspace) }), id);
      await set(true, T0, cast({ team: team(workspace), channel: where, person: ada }));
      await store().saveTeamSettings(team(workspace), { names: true });
    }
    const rows = { subscriptions: 1, digests: 1, "messages with votes": 1, votes: 1, "privacy settings": 1 };
    expect(await store().teamData(team())).toEqual({ rows, people: 1 });
    expect(await store().deleteTeam(team())).toEqual(rows);
    expect(await store().teamData(team())).toEqual({ rows: {}, people: 0 });
    expect(await store().openMessage(posted("M1"))).toBeUndefined();
    expect(await store().deliveries(channel(), 5)).toEqual([]);
    expect(await store().teamData(theirs)).toEqual({ rows, people: 1 });
    expect(await votes(theirs)).toEqual({ [A]: 1 });
  });

  test("deletes votes that are older than the team keeps them", async () => {
    const theirs = team("W2");
    const now = Date.UTC(2025, 6, 31, 12);
    await set(true, Date.UTC(2025, 5, 29), cast({ person: ada }), cast({ team: theirs, person: ada }));
    await set(true, Date.UTC(2025, 6, 2), cast({ person: ben }));
    expect(await store().deleteExpired(now)).toBe(0);
    await store().saveTeamSettings(team(), { retentionMonths: 1 });
    expect(await store().deleteExpired(now)).toBe(1);
    expect(await store().deleteExpired(now)).toBe(0);
    expect(await votes()).toEqual({ [A]: 1 });
    expect(await votes(theirs)).toEqual({ [A]: 1 });
    expect(await store().deleteExpired(now + 40 * DAY)).toBe(1);
    expect(await votes()).toEqual({});
  });
}
