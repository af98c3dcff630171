import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../../drizzle/sqlite/connection/database.ts";
import { openStore } from "../../../drizzle/sqlite/store.ts";
import { ballotMark } from "../../../src/chat/reaction.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { channel, ids, message, person, posted, T0, team } from "../../contract/samples.ts";
import { temporaryFolder } from "../folder.ts";

const folder = temporaryFolder();
const OWN = new URL("../../../drizzle/sqlite/migrations", import.meta.url).pathname;
/** The schema of when a vote was a keycap or the button. */
const BEFORE = 2;

/** The product's first migrations alone. */
function firstMigrations(): string {
  const path = `${folder.next()}.migrations`;
  mkdirSync(join(path, "meta"), { recursive: true });
  const journal = JSON.parse(readFileSync(join(OWN, "meta/_journal.json"), "utf8"));
  const entries = journal.entries.slice(0, BEFORE);
  writeFileSync(join(path, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) cpSync(join(OWN, `${tag}.sql`), join(path, `${tag}.sql`));
  return path;
}

test("votes from before the ledger of marks are taken over, each with its ballot, and digests stay open", async () => {
  const file = folder.next();
  const old = await openDatabase({
    file,
    clock: systemClock,
    log: silentLog,
    migrations: firstMigrations(),
  });
  const [A, B] = ids("2506.00001", "2506.00002");
  old.client
    .prepare(
      `insert into deliveries (key, platform, workspace, channel, team, day, due_at, state, message, papers, deadline,
         posted_workspace, posted_channel, posted_message, posted_at)
       values ('k1', 'discord', 'W1', 'C1', 'discord:W1', '2025-06-02', ?, 'sent', ?, ?, ?, 'W1', 'C1', 'M1', ?)`,
    )
    .run(T0, JSON.stringify(message()), JSON.stringify([A, B]), T0, T0 + 5);
  const cast = old.client.prepare(
    "insert into casts (team, paper, person, via, standing, changed_at, heard_at) values (?, ?, ?, ?, ?, ?, ?)",
  );
  cast.run("discord:W1", B, "discord:W1:U1", "reaction:C1:M1", 1, T0 + 6, T0 + 7);
  cast.run("discord:W1", B, "discord:W1:U1", "button", 1, T0 + 8, T0 + 8);
  cast.run("discord:W1", A, "discord:W1:U2", "reaction:C1:M1", 0, T0 + 9, T0 + 9);
  cast.run("slack:T1", A, "slack:T1:U3", "button", 1, T0 + 9, T0 + 9);
  old.close();

  const store = await openStore({ file, log: silentLog });
  expect(await store.openMessage(posted("M1"))).toMatchObject({ papers: [A, B], postedAt: T0 + 5 });
  expect(await store.drawing(posted("M1"))).toEqual({ content: message(), counts: "" });
  expect(await store.deliveries(channel(), 5)).toMatchObject([{ message: message(), leftOut: [] }]);
  expect(await store.castsOf(team(), B as never, person())).toEqual([
    { kind: "up", via: "button" },
    { kind: "up", via: { message: "M1", mark: ballotMark(2) } },
  ]);
  expect([...(await store.tallies(team(), [A, B] as never))]).toEqual([[B, 1]]);
  expect([...(await store.tallies(team("T1", "slack"), [A] as never))]).toEqual([[A, 1]]);
  // A recount finds the casts of the message again, and takes back what no longer stands.
  await store.replaceCasts(team(), posted("M1", channel()), [], T0 + 20);
  expect(await store.castsOf(team(), B as never, person())).toEqual([{ kind: "up", via: "button" }]);
  await store.close();
});
