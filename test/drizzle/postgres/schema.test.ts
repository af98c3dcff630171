import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../../drizzle/postgres/connection/database.ts";
import * as schema from "../../../drizzle/postgres/schema.ts";
import { OF_A_TEAM, PERSONAL } from "../../../drizzle/postgres/teams/personal-data-tables.ts";
import * as sqlite from "../../../drizzle/sqlite/schema.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { postgres } from "./server.ts";

const server = await postgres();
const tables = Object.values(schema).filter((value) => is(value, PgTable));

describe.skipIf("missing" in server)("the migrations", () => {
  let database: Database;
  beforeAll(async () => {
    if ("missing" in server) return;
    database = await openDatabase({ url: await server.database(), log: silentLog });
  });
  afterAll(() => database?.close());

  test.each(tables.map((table) => [getTableConfig(table).name, getTableConfig(table)]))(
    "make %s as the schema describes it",
    async (name, config) => {
      const ask = (text: string) =>
        database.ask((session) =>
          session.run<{ name: string; strict: boolean; sorted: string }>({ name: text, text }, [name]),
        );
      const columns = await ask(`select attname as name, attnotnull as strict, collname as sorted
        from pg_attribute left join pg_collation c on c.oid = attcollation
        where attrelid = $1::text::regclass and attnum > 0 and not attisdropped order by attnum`);
      expect(columns.map((column) => [column.name, column.strict])).toEqual(
        config.columns.map((column) => [column.name, column.notNull || column.primary]),
      );
      // Text that is compared or ordered is so by code points; a list of ids is neither.
      const lists = config.columns
        .filter((column) => column.getSQLType() === "text[]")
        .map((one) => one.name);
      for (const column of columns)
        if (column.sorted !== null && !lists.includes(column.name)) expect(column.sorted).toBe("C");
      const indexes = await ask(`select indexrelid::regclass::text as name from pg_index
        where indrelid = $1::text::regclass and not indisprimary`);
      expect(indexes.map((index) => index.name).sort()).toEqual(
        config.indexes.map((index) => index.config.name).sort(),
      );
    },
  );
});

test("every table with rows of a person or a team is among those that are shown and deleted", () => {
  const having = (...names: string[]) =>
    tables
      .filter((table) => getTableConfig(table).columns.some(({ name }) => names.includes(name)))
      .map((table) => getTableConfig(table).name)
      .sort();
  const owned = (list: typeof PERSONAL) => list.map(({ table }) => getTableConfig(table).name).sort();
  // What stands for a person in the attempts to link is no account; see the schema.
  expect(owned(PERSONAL)).toEqual(having("person", "account").filter((name) => name !== "link_tries"));
  expect(owned(OF_A_TEAM)).toEqual(having("team"));
});

test("there are the tables of SQLite, with the same names for what is in them", () => {
  const columns = (table: Parameters<typeof getTableColumns>[0]) =>
    Object.keys(getTableColumns(table)).sort();
  const ours = new Map(Object.entries(schema).map(([name, table]) => [name, columns(table)]));
  for (const [name, table] of Object.entries(sqlite)) {
    // A paper's facts are one value here; and PostgreSQL's own tools restore it, and leave no mark.
    if (name !== "papers" && name !== "restores") expect(ours.get(name), name).toEqual(columns(table));
  }
});
