import { expect, test } from "vitest";
import { ballotMark } from "../../src/chat/reaction.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import type { Redeemer } from "../../src/teams/store.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import { makePapers } from "../fixtures/papers.ts";
import { cast, channel, deliver, delivery, ids, MINUTE, only, person, T0, team } from "./samples.ts";

const [A] = ids("2506.00001") as [PaperId];
const OURS = team("W1");
const THEIRS = team("W2", "slack");
const THIRD = team("W3");
const ada = person("ada");
const adaThere = person("U0ADA", "W2", "slack");

/** The teams' part of the store contract. */
export function teamContract(store: () => Store): void {
  let codes = 0;
  const offer = async (parts: { team?: TeamId; by?: ReturnType<typeof person> } = {}, now = T0) => {
    codes += 1;
    const by = accountOf(parts.by ?? ada);
    const given = await store().offerLink(
      { hash: `hash${codes}`, team: parts.team, by, expiresAt: now + 10 * MINUTE },
      now,
    );
    return { hash: `hash${codes}`, given };
  };
  const redeem = (hash: string, by: Partial<Redeemer> = {}, now = T0) =>
    store().redeemLink(
      hash,
      { account: accountOf(adaThere), team: THEIRS, mayLinkTeam: true, confirmed: true, ...by },
      now,
    );
  const link = async (one: TeamId, two: TeamId) =>
    redeem((await offer({ team: one, by: person(`admin${codes}`) })).hash, { team: two });
  const linkAccounts = async () => redeem((await offer({ by: ada })).hash);
  const votes = async (of: TeamId) => (await store().tallies(of, [A])).get(A) ?? 0;

  test("reads linked teams as one, and gives back to each its own", async () => {
    await store().savePapers(makePapers(2), T0);
    const there = channel("C9", "W2", "slack");
    await store().applyCasts([
      { cast: cast({ person: ada }), standing: true, at: T0 },
      {
        cast: cast({ team: THEIRS, person: person("U0BEN", "W2", "slack"), channel: there }),
        standing: true,
        at: T0 + 1,
      },
    ]);
    expect([await votes(OURS), await votes(THEIRS)]).toEqual([1, 1]);
    expect(await link(OURS, THEIRS)).toEqual({ outcome: "teams", teams: [OURS, THEIRS] });
    expect([await votes(OURS), await votes(THEIRS), await votes(THIRD)]).toEqual([2, 2, 0]);
    expect(await store().linkedTeams(THEIRS)).toEqual([OURS, THEIRS]);
    expect((await only(store().favourites([THEIRS], 0, 5))).map((one) => one.votes)).toEqual([2]);
    expect(
      (await only(store().favourites([OURS], 0, 5, { channel: there }))).map((one) => one.votes),
    ).toEqual([1]);
    expect((await store().voters(OURS, [A])).get(A)).toEqual(["discord:ada", "slack:W2:U0BEN"]);
    expect(await only(store().opinions([OURS], 5))).toEqual([{ paper: A, up: 2, down: 0 }]);
    expect(await store().unlinkTeam(THEIRS)).toBe(true);
    expect(await store().unlinkTeam(THEIRS)).toBe(false);
    expect([await votes(OURS), await votes(THEIRS)]).toEqual([1, 1]);
    expect(await store().linkedTeams(OURS)).toEqual([OURS]);
  });

  test("finds the messages of linked teams that show a paper", async () => {
    const there = channel("C9", "W2", "slack");
    await deliver(store(), delivery({ papers: [A] }), "M1");
    await deliver(store(), delivery({ channel: there, team: THEIRS, papers: [A] }), "M2", T0 + 1);
    const shown = async () =>
      (await store().openMessages({ about: { team: OURS, papers: [A] } }, 0)).map((one) => one.message.id);
    expect(await shown()).toEqual(["M1"]);
    await link(OURS, THEIRS);
    expect(await shown()).toEqual(["M2", "M1"]);
  });

  test("counts a person's linked accounts once, with one switch, and each again when unlinked", async () => {
    await link(OURS, THEIRS);
    const there = cast({ team: THEIRS, person: adaThere, channel: channel("C9", "W2", "slack") });
    await store().applyCasts([
      { cast: cast({ person: ada, via: { message: "M1", mark: ballotMark(1) } }), standing: true, at: T0 },
      { cast: there, standing: true, at: T0 },
    ]);
    expect(await votes(OURS)).toBe(2);
    expect(await linkAccounts()).toEqual({ outcome: "accounts" });
    expect(await store().linkedAccounts(accountOf(adaThere))).toEqual(["discord:ada", "slack:W2:U0ADA"]);
    expect(await votes(OURS)).toBe(1);
    expect((await store().voters(OURS, [A])).get(A)).toEqual(["discord:ada"]);
    expect(await only(store().opinions([OURS], 5))).toEqual([{ paper: A, up: 1, down: 0 }]);
    expect(await store().castsOf(OURS, A, ada)).toHaveLength(2);
    const { via: _, ...here } = cast({ person: ada });
    // The switch was turned on there, so here it is turned off.
    expect((await store().setSwitch(here, "toggle", T0 + 1)).standing).toBe(false);
    expect(await store().castsOf(THEIRS, A, adaThere)).toEqual([
      { kind: "up", via: { message: "M1", mark: ballotMark(1) } },
    ]);
    expect(await store().unlinkAccount(accountOf(ada))).toBe(true);
    expect(await store().unlinkAccount(accountOf(ada))).toBe(false);
    expect(await store().castsOf(THEIRS, A, adaThere)).toEqual([]);
  });

  test("a code works once, for ten minutes, and links teams only for those who may", async () => {
    const { hash } = await offer({ team: OURS });
    expect(await redeem("wrong")).toEqual({ outcome: "unknown" });
    expect(await redeem(hash, { mayLinkTeam: false })).toEqual({ outcome: "not-allowed" });
    expect(await redeem(hash, { team: OURS })).toEqual({ outcome: "already" });
    expect((await redeem(hash)).outcome).toBe("teams");
    expect(await redeem(hash, { team: THIRD })).toEqual({ outcome: "unknown" });
    const late = await offer({ team: OURS });
    expect(await redeem(late.hash, { team: THIRD }, T0 + 10 * MINUTE)).toEqual({ outcome: "unknown" });
    const own = await offer({ by: ada });
    expect(await redeem(own.hash, { account: accountOf(ada) })).toEqual({ outcome: "already" });
  });

  test("tells what a code links before it is confirmed, and links nothing until then", async () => {
    await link(OURS, THIRD);
    const { hash } = await offer({ team: OURS });
    const unconfirmed = { outcome: "unconfirmed", by: accountOf(ada), teams: [OURS, THIRD] };
    expect(await redeem(hash, { mayLinkTeam: false, confirmed: false })).toEqual({ outcome: "not-allowed" });
    for (let n = 0; n < 2; n += 1) expect(await redeem(hash, { confirmed: false })).toEqual(unconfirmed);
    expect(await store().linkedTeams(THEIRS)).toEqual([THEIRS]);
    const own = await offer();
    const asked = { outcome: "unconfirmed", by: accountOf(ada), teams: undefined };
    expect(await redeem(own.hash, { confirmed: false })).toEqual(asked);
    expect(await store().linkedAccounts(accountOf(adaThere))).toEqual([accountOf(adaThere)]);
    expect(await redeem("wrong", { confirmed: false })).toEqual({ outcome: "unknown" });
    expect((await redeem(own.hash)).outcome).toBe("accounts");
    expect((await redeem(hash)).outcome).toBe("teams");
  });

  test("remembers wrong codes and codes asked for though their account is forgotten", async () => {
    const { hash } = await offer({ team: OURS });
    for (let n = 0; n < 5; n += 1) {
      expect(await redeem(`wrong${n}`)).toEqual({ outcome: "unknown" });
      await store().forgetPerson(adaThere, T0);
    }
    expect(await redeem(hash)).toEqual({ outcome: "too-many-tries" });
    for (let n = 0; n < 9; n += 1) await offer();
    await store().forgetPerson(ada, T0);
    expect((await offer()).given).toBe(false);
    expect(JSON.stringify(await store().personalData(ada))).not.toContain("miss");
  });

  test("takes five wrong codes in ten minutes from an account, and gives out ten codes an hour", async () => {
    const { hash } = await offer({ team: OURS });
    for (let n = 0; n < 5; n += 1) expect(await redeem(`wrong${n}`)).toEqual({ outcome: "unknown" });
    expect(await redeem(hash)).toEqual({ outcome: "too-many-tries" });
    expect((await redeem(hash, { account: accountOf(person("other")) })).outcome).toBe("teams");
    const { hash: again } = await offer({ team: THIRD }, T0 + 11 * MINUTE);
    expect((await redeem(again, {}, T0 + 11 * MINUTE)).outcome).toBe("teams");
    const greedy = person("greedy");
    const given = [];
    for (let n = 0; n < 11; n += 1) given.push((await offer({ by: greedy })).given);
    expect(given.filter(Boolean)).toHaveLength(10);
    expect((await offer({ by: greedy }, T0 + 60 * MINUTE)).given).toBe(true);
  });

  test("links groups of teams alike in any order, and keeps those together that one has left", async () => {
    await link(OURS, THEIRS);
    await link(THIRD, OURS);
    expect(await store().linkedTeams(THEIRS)).toEqual([OURS, THIRD, THEIRS]);
    await store().unlinkTeam(OURS);
    expect(await store().linkedTeams(THEIRS)).toEqual([THIRD, THEIRS]);
    // The one that left begins anew, and does not take the others along.
    const fourth = team("W4");
    await link(fourth, OURS);
    expect(await store().linkedTeams(OURS)).toEqual([OURS, fourth]);
    expect(await store().linkedTeams(THIRD)).toEqual([THIRD, THEIRS]);
    for (let n = 5; n < 13; n += 1) await link(OURS, team(`W${n}`));
    expect(await link(OURS, THIRD)).toEqual({ outcome: "too-many-links" });
    expect(await store().linkedTeams(THIRD)).toEqual([THIRD, THEIRS]);
  });

  test("keeps a team's settings apart, and of linked teams the more careful ones", async () => {
    const quiet = { names: false, agents: false, retentionMonths: undefined };
    expect(await store().teamSettings(OURS)).toEqual(quiet);
    await store().saveTeamSettings(OURS, { names: true });
    await store().saveTeamSettings(OURS, { retentionMonths: 12 });
    await store().saveTeamSettings(OURS, { agents: true });
    const open = { names: true, agents: true };
    expect(await store().teamSettings(OURS)).toEqual({ ...open, retentionMonths: 12 });
    expect(await store().teamSettings(THEIRS)).toEqual(quiet);
    await link(OURS, THEIRS);
    expect(await store().teamSettings(THEIRS)).toEqual({ ...quiet, retentionMonths: 12 });
    await store().saveTeamSettings(THEIRS, { names: true, retentionMonths: 24 });
    expect(await store().teamSettings(OURS)).toEqual({ names: true, agents: false, retentionMonths: 12 });
    await store().saveTeamSettings(THEIRS, { agents: true });
    await store().saveTeamSettings(OURS, { retentionMonths: undefined });
    expect(await store().teamSettings(OURS)).toEqual({ ...open, retentionMonths: 24 });
  });

  test("a linked team's shorter retention hides the other's votes, and deletes its own alone", async () => {
    const DAY = 24 * 60 * MINUTE;
    const now = T0 + 100 * DAY;
    const ben = person("U0BEN", "W2", "slack");
    const there = channel("C9", "W2", "slack");
    const theirs = cast({ team: THEIRS, person: ben, channel: there });
    await store().savePapers(makePapers(1), T0);
    await store().applyCasts([
      { cast: cast({ person: ada }), standing: true, at: T0 },
      { cast: theirs, standing: true, at: T0 },
    ]);
    await link(OURS, THEIRS);
    await store().saveTeamSettings(OURS, { retentionMonths: 1 });
    expect(await store().deleteExpired(now)).toBe(1);
    for (const team of [OURS, THEIRS]) {
      expect(await votes(team)).toBe(0);
      expect(await only(store().favourites([team], 0, 5))).toEqual([]);
      expect(await only(store().opinions([team], 5))).toEqual([]);
      expect((await store().voters(team, [A])).size).toBe(0);
      expect(await store().castsOf(team, A, ben)).toEqual([]);
    }
    await store().unlinkTeam(OURS);
    expect([await votes(OURS), await votes(THEIRS)]).toEqual([0, 1]);
    expect(await store().castsOf(THEIRS, A, ben)).toHaveLength(1);
  });

  test("shows a linked team's votes again once the retention is lifted", async () => {
    const now = T0 + 100 * 24 * 60 * MINUTE;
    const there = channel("C9", "W2", "slack");
    const theirs = cast({ team: THEIRS, person: person("U0BEN", "W2", "slack"), channel: there });
    await store().applyCasts([{ cast: theirs, standing: true, at: T0 }]);
    await link(OURS, THEIRS);
    await store().saveTeamSettings(OURS, { retentionMonths: 1 });
    expect(await store().deleteExpired(now)).toBe(0);
    expect(await votes(OURS)).toBe(0);
    await store().saveTeamSettings(OURS, { retentionMonths: undefined });
    expect(await votes(OURS)).toBe(1);
  });

  test("a team that was deleted and links anew is not joined to those it was linked with", async () => {
    await link(OURS, THEIRS);
    await link(OURS, THIRD);
    await store().deleteTeam(OURS);
    const fourth = "discord:W4" as TeamId;
    await link(OURS, fourth);
    expect(await store().linkedTeams(OURS)).toEqual([OURS, fourth]);
    expect(await store().linkedTeams(THEIRS)).toEqual([THIRD, THEIRS].sort());
  });
}
