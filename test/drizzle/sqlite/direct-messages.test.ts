import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../../drizzle/sqlite/connection/database.ts";
import { ownMigrations } from "../../../drizzle/sqlite/connection/migrate.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";

/** Carries the migration out again, on rows as they were before it. */
async function migrate(owner: string | undefined) {
  const { client, close } = await openDatabase({ file: ":memory:", clock: systemClock, log: silentLog });
  const insert = (table: string, values: Readonly<Record<string, unknown>>) =>
    client
      .prepare(
        `insert into ${table} (${Object.keys(values)}) values (${Object.keys(values).map((name) => `@${name}`)})`,
      )
      .run(values);
  const at = { platform: "slack", workspace: "", channel: "D1" };
  const team = "slack:D1";
  if (owner)
    insert("subscriptions", {
      ...at,
      team,
      settings: "{}",
      created_by: JSON.stringify({ platform: "slack", workspace: owner, user: "U1" }),
      created_at: 1,
    });
  const under = JSON.stringify({ channel: { platform: "slack", workspace: "", id: "D1" }, id: "1.0" });
  insert("deliveries", {
    ...at,
    key: "k1",
    team,
    day: "2026-06-12",
    due_at: 1,
    state: "sent",
    papers: "[]",
    deadline: 2,
    posted_workspace: "",
    under,
  });
  insert("posted_messages", { ...at, message: "1.0", team, key: "k1", papers: "[]", posted_at: 1 });
  insert("posted_messages", {
    ...at,
    platform: "discord",
    message: "9",
    team,
    key: "k2",
    papers: "[]",
    posted_at: 1,
  });
  insert("casts", {
    team,
    paper: "2506.00001",
    person: "slack:T1:U1",
    kind: "up",
    via: "slack::D1:1.0",
    mark: "1",
    channel: "slack::D1",
    standing: 1,
    changed_at: 1,
    heard_at: 1,
  });
  const folder = ownMigrations();
  const tag = "0021_direct_messages";
  for (const statement of readFileSync(join(folder, `${tag}.sql`), "utf8").split("--> statement-breakpoint"))
    client.exec(statement);
  const one = (sql: string) => client.prepare(sql).raw().all();
  const rows = {
    subscriptions: one("select workspace from subscriptions"),
    deliveries: one(
      "select workspace, posted_workspace, json_extract(under, '$.channel.workspace') from deliveries",
    ),
    posted: one("select platform, workspace from posted_messages order by platform"),
    casts: one("select team, channel, via from casts"),
  };
  close();
  return rows;
}

test("direct messages of before belong to the one workspace that the file served", async () => {
  expect(await migrate("T1")).toEqual({
    subscriptions: [["T1/"]],
    deliveries: [["T1/", "T1/", "T1/"]],
    posted: [
      ["discord", ""],
      ["slack", "T1/"],
    ],
    casts: [["slack:D1", "slack:T1/:D1", "slack:T1/:D1:1.0"]],
  });
});

test("where no row names the workspace they stay as they are", async () => {
  expect(await migrate(undefined)).toMatchObject({
    deliveries: [["", "", ""]],
    casts: [["slack:D1", "slack::D1", "slack::D1:1.0"]],
  });
});
