import { afterEach, beforeEach, expect, it } from "vitest";
import { permissionOf } from "../../../bin/outlets/mcp.ts";
import { openStore, type SqliteStore } from "../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { cast, channel, person, subscription, T0 } from "../../contract/samples.ts";

let store: SqliteStore;
beforeEach(async () => {
  store = await openStore({ file: ":memory:", log: silentLog });
  await store.saveSubscription(subscription());
  await store.applyCasts([{ cast: cast({ person: person("ada") }), standing: true, at: T0 }]);
});
afterEach(() => store.close());

const ask = (options: Parameters<typeof permissionOf>[1]) =>
  permissionOf({ store }, options, async () => new Map([["C2", "papers"]]));

it("lets a client read papers alone where nothing is named", async () => {
  expect(await ask({})).toEqual({ channel: undefined, person: undefined });
});

it("takes the team's only channel, or the one that is named", async () => {
  expect(await ask({ team: "discord:W1" })).toEqual({ channel: channel(), person: undefined });
  await store.saveSubscription(subscription({ channel: channel("C2") }));
  await expect(ask({ team: "discord:W1" })).rejects.toThrow(/several channels.*C1, C2/);
  expect(await ask({ team: "discord:W1", channel: "#papers" })).toMatchObject({ channel: channel("C2") });
});

it("acts as an account that has voted in the team, of the server itself or one it is linked with", async () => {
  expect(await ask({ channel: "C1", as: "discord:ada" })).toEqual({
    channel: channel(),
    person: person("ada"),
  });
});

it.each([
  [{ team: "discord:W9" }, /has no subscribed channel.*discord:W1/],
  [{ as: "discord:ada" }, /--as also needs a place/],
  [{ team: "discord:W1", as: "discord:adda" }, /has not voted in discord:W1 yet/],
  [{ team: "discord:W1", as: "ada" }, /has not voted/],
  [{ team: "discord:W2", channel: "C1" }, /belongs to discord:W1/],
  [{ channel: "C404" }, /No channel C404 is subscribed/],
])("refuses %j and says why", async (options, why) => {
  await expect(ask(options)).rejects.toThrow(why);
});
