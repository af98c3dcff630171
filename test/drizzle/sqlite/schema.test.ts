import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../../drizzle/sqlite/connection/database.ts";
import * as schema from "../../../drizzle/sqlite/schema.ts";
import { OF_A_TEAM, PERSONAL } from "../../../drizzle/sqlite/teams/personal-data-tables.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ file: ":memory:", clock: systemClock, log: silentLog });
});
afterAll(() => database.close());

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));

test.each(tables.map((table) => [getTableConfig(table).name, getTableConfig(table)]))(
  "the migrations make %s as the schema describes it",
  (name, config) => {
    const columns = database.client.pragma(`table_info(${name})`) as { name: string; notnull: number }[];
    expect(columns.map((column) => [column.name, column.notnull === 1])).toEqual(
      config.columns.map((column) => [column.name, column.notNull]),
    );
    const indexes = database.client.pragma(`index_list(${name})`) as { name: string; origin: string }[];
    const named = indexes.filter((index) => index.origin === "c").map((index) => index.name);
    expect(named.sort()).toEqual(config.indexes.map((index) => index.config.name).sort());
  },
);

test("every table with rows of a person or a team is among those that are shown and deleted", () => {
  const having = (...names: string[]) =>
    tables
      .filter((table) => getTableConfig(table).columns.some(({ name }) => names.includes(name)))
      .map((table) => getTableConfig(table).name)
      .sort();
  const owned = (list: typeof PERSONAL) => list.map(({ table }) => getTableConfig(table).name).sort();
  // Who subscribed a channel is a part of the subscription, and is treated by itself.
  // Attempts at linking name nobody: they hold what stands for an account in this file alone.
  const ofPeople = having("person", "account").filter((name) => name !== "link_tries");
  expect(owned(PERSONAL)).toEqual(ofPeople);
  expect(owned(OF_A_TEAM)).toEqual(having("team"));
});

test.each([
  ["subscriptions_due", "select * from subscriptions where next_due_at <= ? order by next_due_at limit 9"],
  [
    "subscriptions_wrap_due",
    "select * from subscriptions where next_wrap_at <= ? order by next_wrap_at limit 9",
  ],
  [
    "deliveries_channel_day",
    "select papers from deliveries where platform = ? and workspace = ? and channel = ? and day >= ? and state in (?, ?)",
  ],
  ["deliveries_message", "select 1 from deliveries where message = ?"],
  ["deliveries_left_out", "select 1 from deliveries where left_out = ?"],
  ["deliveries_state", "select key from deliveries where state = ? and not_before <= ? order by due_at, key"],
  [
    "posted_recently",
    "select * from posted_messages where posted_at >= ? and platform = ? order by posted_at desc",
  ],
  [
    "posted_by_team",
    "select * from posted_messages where posted_at >= ? and team = ? order by posted_at desc",
  ],
  [
    "casts_standing",
    "select count(distinct person) from casts where team = ? and kind = ? and standing = 1 and changed_at >= ? group by paper",
  ],
  ["casts_via", "select * from casts where team = ? and via = ?"],
])("%s serves the question it is there for", (index, question) => {
  const values = [...question.matchAll(/\?/g)].map(() => 0);
  const steps = database.client.prepare(`explain query plan ${question}`).all(...values);
  expect(JSON.stringify(steps)).toContain(index);
});
