import { afterEach, beforeEach, expect, it } from "vitest";
import { openStore, type SqliteStore } from "../../../drizzle/sqlite/store.ts";
import { emojiMark } from "../../../src/chat/reaction.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import {
  cast,
  channel,
  claimOne,
  delivery,
  message,
  person,
  plan,
  posted,
  record,
  T0,
  TUESDAY,
  team,
} from "../../contract/samples.ts";

const OLD = channel("G0MOVES4EVER", "W1", "slack");
const TEAM = team("W1", "slack");

let store: SqliteStore;
beforeEach(async () => {
  store = await openStore({ file: ":memory:", log: silentLog });
});
afterEach(() => store.close());

/** Every table with a column for channels, of any name: one that is added later must move too. */
const tablesWithChannels = (): readonly string[] =>
  (
    store.connection.client
      .prepare(
        `select distinct m.name from sqlite_schema m join pragma_table_info(m.name) c
         where m.type = 'table' and c.name like '%channel%' order by m.name`,
      )
      .pluck()
      .all() as string[]
  ).filter((name) => !name.startsWith("sqlite_"));

it("knows every table that names channels", () => {
  expect(tablesWithChannels()).toEqual([
    "access_keys",
    "addresses",
    "casts",
    "club_meetings",
    "deliveries",
    "posted_messages",
    "shared_papers",
    "subscriptions",
    "watches",
  ]);
});

it("leaves the old id in no column of any table", async () => {
  await plan(store, delivery({ channel: OLD }));
  const claim = await claimOne(store);
  await store.settle(claim, { state: "sent", posted: posted("1.1", OLD), at: T0 });
  await record(store, delivery({ channel: OLD, day: TUESDAY, kind: "risers", under: posted("1.1", OLD) }));
  await store.addPosted(
    { message: posted("2.2", OLD), team: TEAM, key: claim.delivery.key, papers: [], postedAt: T0 },
    message(),
  );
  const ada = { team: TEAM, person: person("ADA", "W1", "slack"), channel: OLD };
  await store.applyCasts([
    { cast: cast(ada), standing: true, at: T0 },
    { cast: cast({ ...ada, via: { message: "1.1", mark: emojiMark("👍") } }), standing: true, at: T0 },
  ]);
  await store.saveWatch({
    channel: OLD,
    team: TEAM,
    owner: undefined,
    kind: "keyword",
    value: "sparse",
    mode: "mark",
    muted: false,
    createdAt: T0,
  });
  await store.saveAddress({
    channel: OLD,
    team: TEAM,
    owner: undefined,
    address: "lab@lab.example",
    secret: "s",
    pending: undefined,
    createdAt: T0,
  });
  const grant = {
    kind: "team-agent",
    team: TEAM,
    owner: undefined,
    createdAt: T0,
    expiresAt: undefined,
  } as const;
  await store.saveAccess("hash", { ...grant, channel: OLD }, { team: TEAM });
  const rows = () =>
    tablesWithChannels().map((name) => [
      name,
      JSON.stringify(store.connection.client.prepare(`select * from ${name}`).all()).includes(OLD.id),
    ]);
  expect(rows().filter(([, named]) => named)).toHaveLength(7);
  await store.moveChannel(OLD, "C0MOVED");
  expect(rows().filter(([, named]) => named)).toEqual([]);
});
