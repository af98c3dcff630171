import { expect, test } from "vitest";
import type { ChannelRef } from "../../src/chat/refs.ts";
import type { Store } from "../../src/store.ts";
import type { Address } from "../../src/subscriptions/address-store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { person, subscription, T0, team } from "./samples.ts";

const ada = person("ada");

/** What every store promises about addresses outside of chats. */
export function addressContract(store: () => Store): void {
  const at = (id: string, workspace: string = team()): ChannelRef => ({ platform: "email", workspace, id });
  const pending = (codeHash = "hash"): NonNullable<Address["pending"]> => ({
    codeHash,
    expiresAt: T0 + 1,
    settings: subscription().settings,
    by: ada,
  });
  const address = (parts: Partial<Address> = {}): Address => ({
    channel: at("a1"),
    team: team(),
    owner: accountOf(ada),
    address: "ada@lab.example",
    secret: "secret",
    pending: undefined,
    createdAt: T0,
    ...parts,
  });
  const subscribed = async (channel: ChannelRef, createdBy = ada) =>
    store().saveSubscription(subscription({ channel, team: teamOf(channel), createdBy }));

  test("keeps one a channel, the last one said, and finds it by what is known of it", async () => {
    await store().saveAddress(address({ pending: pending() }));
    expect(await store().address(at("a1"))).toEqual(address({ pending: pending() }));
    expect(await store().addresses({ codeHash: "hash" })).toHaveLength(1);
    await store().saveAddress(address());
    await store().saveAddress(address({ channel: at("a2"), owner: undefined, createdAt: T0 + 1 }));
    expect(await store().addresses({ team: team(), owner: accountOf(ada) })).toEqual([address()]);
    const both = await store().addresses({ address: "ada@lab.example" });
    expect(both.map(({ channel }) => channel.id)).toEqual(["a1", "a2"]);
    expect(await store().addresses({ codeHash: "hash" })).toEqual([]);
    expect(await store().address(at("a1", team("W2")))).toBeUndefined();
  });

  test("ends what goes there with it", async () => {
    await store().saveAddress(address());
    await subscribed(at("a1"));
    await subscribed(at("a2"));
    expect(await store().deleteAddress(at("a1"))).toBe(true);
    expect(await store().deleteAddress(at("a1"))).toBe(false);
    expect(await store().subscription(at("a1"))).toBeUndefined();
    expect(await store().subscription(at("a2"))).toBeDefined();
  });

  test("drops what nobody has confirmed in time", async () => {
    await store().saveAddress(address({ pending: pending() }));
    await store().saveAddress(address({ channel: at("a2") }));
    expect(await store().deleteUnconfirmed(T0)).toBe(0);
    expect(await store().deleteUnconfirmed(T0 + 1)).toBe(1);
    expect(await store().addresses({})).toEqual([address({ channel: at("a2") })]);
  });

  test("shows a person theirs, and forgets it with what goes there; a list stays until its team goes", async () => {
    await store().saveAddress(address());
    await store().saveAddress(address({ channel: at("a2"), owner: undefined, address: "list@lab.example" }));
    await subscribed(at("a1"));
    await subscribed(at("a2"));
    expect(JSON.stringify((await store().personalData(ada)).addresses)).toContain("ada@lab.example");
    expect((await store().forgetPerson(ada, T0)).rows).toMatchObject({ addresses: 1 });
    expect(await store().subscription(at("a1"))).toBeUndefined();
    expect(await store().subscription(at("a2"))).toBeDefined();
    expect((await store().deleteTeam(team())).addresses).toBe(1);
    expect(await store().addresses({})).toEqual([]);
    expect(await store().subscription(at("a2"))).toBeUndefined();
  });
}
