import { expect, test } from "vitest";
import type { Store } from "../../src/store.ts";
import type { AccessGrant } from "../../src/teams/access-store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { channel, person, T0, team } from "./samples.ts";

const ada = person("ada");
const ben = person("ben");

/** What every store promises about access keys. */
export function accessContract(store: () => Store): void {
  const grant = (parts: Partial<AccessGrant> = {}): AccessGrant => ({
    kind: "agent",
    team: team(),
    channel: channel(),
    owner: accountOf(ada),
    createdAt: T0,
    expiresAt: T0 + 10,
    ...parts,
  });
  const save = (hash: string, of: AccessGrant) =>
    store().saveAccess(hash, of, { team: of.team, kind: of.kind, owner: of.owner });
  const opens = async (...hashes: string[]) =>
    (await Promise.all(hashes.map((hash) => store().access(hash, T0)))).map((found) => found !== undefined);

  test("knows what a key opens by its hash alone, until it expires", async () => {
    await save("h1", grant());
    const ofTeam = grant({ kind: "team-agent", owner: undefined, expiresAt: undefined });
    await save("h2", ofTeam);
    expect(await store().access("h1", T0 + 9)).toEqual(grant());
    expect(await store().access("h1", T0 + 10)).toBeUndefined();
    expect(await store().access("h2", T0 + 1e12)).toEqual(ofTeam);
    expect(await store().access("h3", T0)).toBeUndefined();
  });

  test("keeps a new one in the place of those it replaces, and of no other", async () => {
    await save("ada", grant());
    await save("ben", grant({ owner: accountOf(ben) }));
    await save("elsewhere", grant({ team: team("W2"), channel: channel("C1", "W2") }));
    await save("again", grant({ createdAt: T0 + 1 }));
    expect(await opens("ada", "ben", "elsewhere", "again")).toEqual([false, true, true, true]);
    const here = await store().accesses({ team: team() });
    expect(here.map(({ owner }) => owner)).toEqual([accountOf(ben), accountOf(ada)]);
  });

  test("revokes those that are meant and says how many", async () => {
    await save("ada", grant());
    await save("ben", grant({ owner: accountOf(ben) }));
    await save("team", grant({ kind: "team-agent", owner: undefined, channel: channel("C2") }));
    expect(await store().revokeAccess({ team: team("W2") })).toBe(0);
    expect(await store().revokeAccess({ team: team(), owner: accountOf(ada) })).toBe(1);
    expect(await store().revokeAccess({ team: team(), channel: channel("C2") })).toBe(1);
    expect(await opens("ada", "ben", "team")).toEqual([false, true, false]);
    expect(await store().revokeAccess({ team: team() })).toBe(1);
  });

  test("forgets a person's own with the person, and a team's with the team", async () => {
    await save("ada", grant());
    await save("ben", grant({ owner: accountOf(ben) }));
    expect((await store().personalData(ada))["access keys"]).toHaveLength(1);
    expect((await store().forgetPerson(ada, T0)).rows).toMatchObject({ "access keys": 1 });
    expect(await opens("ada", "ben")).toEqual([false, true]);
    expect(await store().deleteTeam(team())).toMatchObject({ "access keys": 1 });
    expect(await opens("ben")).toEqual([false]);
  });

  test("lets them follow a channel that moves", async () => {
    await save("ada", grant());
    await store().moveChannel(channel(), "C9");
    expect(await store().access("ada", T0)).toEqual(grant({ channel: channel("C9") }));
  });
}
