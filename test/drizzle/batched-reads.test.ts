import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openStore as openShared } from "../../drizzle/postgres/store.ts";
import { openStore } from "../../drizzle/sqlite/store.ts";
import { silentLog as log } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import { channel, MONDAY, team } from "../contract/samples.ts";
import { postgres } from "./postgres/server.ts";

const server = await postgres();
const MANY = 200;
const workspaces = Array.from({ length: MANY }, (_, n) => `W${n}`);
const channels = workspaces.map((workspace) => channel("C1", workspace));
const teams = workspaces.map((workspace) => team(workspace));

/** What planning asks of many channels at once. */
const READS: readonly [string, (store: Store) => Promise<readonly unknown[]>][] = [
  ["opinions", (store) => store.opinions(teams, 9)],
  ["favourites", (store) => store.favourites(teams, 0, 9)],
  ["postedPapers", (store) => store.postedPapers(channels.map((each) => ({ channel: each, since: MONDAY })))],
  ["told", (store) => store.told(channels.map((each) => ({ channel: each, since: MONDAY })))],
  ["watches", (store) => store.watches(channels)],
];

afterEach(() => void vi.restoreAllMocks());

describe("SQLite", () => {
  it.each(READS)("answers %s of many in one statement", async (_, ask) => {
    const { connection, ...store } = await openStore({ file: ":memory:", log });
    const statement = Object.getPrototypeOf(connection.client.prepare("select 1"));
    const run = ["all", "get", "iterate"].map((method) => vi.spyOn(statement, method));
    expect(await ask(store)).toHaveLength(MANY);
    expect(run.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(1);
    await store.close();
  });
});

describe.skipIf("missing" in server)("PostgreSQL", () => {
  it.each(READS)("answers %s of many in one statement", async (_, ask) => {
    const store = await openShared({ url: "missing" in server ? "" : await server.database(), log });
    const query = vi.spyOn(pg.Client.prototype, "query");
    expect(await ask(store)).toHaveLength(MANY);
    expect(query).toHaveBeenCalledTimes(1);
    await store.close();
  });
});
