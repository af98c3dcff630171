import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SqliteDatabase } from "../../../../drizzle/shared/driver.ts";
import { openDatabase } from "../../../../drizzle/sqlite/connection/database.ts";
import { rewrite } from "../../../../drizzle/sqlite/connection/rewrite.ts";
import { createEraser } from "../../../../drizzle/sqlite/connection/secure-delete.ts";
import { openStore } from "../../../../drizzle/sqlite/store.ts";
import type { PaperId } from "../../../../src/papers/paper.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { accountOf } from "../../../../src/teams/account-id.ts";
import {
  cast,
  channel,
  deliver,
  delivery,
  message,
  person,
  subscription,
  T0,
  team,
} from "../../../contract/samples.ts";
import { createTestClock } from "../../../fakes/clock.ts";
import { temporaryFolder } from "../../folder.ts";

const folder = temporaryFolder();
const CANARY = "U0CANARY77";
const open = (file: string) => openStore({ file, log: silentLog });

/** How often the text stands in the file and what SQLite keeps beside it, as `strings` would find it. */
function traces(file: string, text: string): number {
  return [file, `${file}-wal`, `${file}-shm`]
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + readFileSync(path, "latin1").split(text).length - 1, 0);
}

/** Votes of many people, many times changed, among them the canary's. */
async function liveThrough(store: Awaited<ReturnType<typeof open>>): Promise<void> {
  const people = [...Array.from({ length: 60 }, (_, n) => `U0PERSON${n}`), CANARY];
  await deliver(store, delivery(), "M1");
  for (let round = 0; round < 6; round += 1) {
    const changes = people.flatMap((user, n) =>
      Array.from({ length: 12 }, (_, paper) => ({
        cast: cast({
          person: person(user),
          paper: `2506.${String(10_000 + ((paper * 37 + round * 11) % 300))}` as PaperId,
          via: n % 3 === 0 ? "button" : { message: "M1", mark: { kind: "ballot", ballot: 1 + (paper % 10) } },
        }),
        standing: (paper + round) % 3 !== 0,
        at: T0 + round,
      })),
    );
    await store.applyCasts(changes);
  }
  await store.saveSubscription(subscription({ channel: channel("C5"), createdBy: person(CANARY) }));
  await store.offerLink({ hash: "h", team: team(), by: accountOf(person(CANARY)), expiresAt: T0 + 1e9 }, T0);
  await store.saveSubscription(subscription({ channel: channel("C5"), createdBy: person(CANARY) }));
}

test("of a forgotten person nothing is left in the file or its log, while it is open", async () => {
  const file = folder.next();
  const store = await open(file);
  await liveThrough(store);
  expect(traces(file, CANARY)).toBeGreaterThan(100);
  await store.forgetPerson(person(CANARY), T0 + 10);
  expect(traces(file, CANARY)).toBe(0);
  expect(traces(file, "U0PERSON5")).toBeGreaterThan(10);
  expect((await store.personalData(person("U0PERSON5"))).votes?.length).toBeGreaterThan(10);
  await store.close();
  expect(traces(file, CANARY)).toBe(0);
});

test("of a deleted team nothing is left, and the others' rows stand", async () => {
  const file = folder.next();
  const store = await open(file);
  const doomed = team("WDOOMED99");
  await liveThrough(store);
  const theirs = message("Only for WDOOMED99.");
  for (let n = 0; n < 40; n += 1) {
    const where = channel(`C${n}`, "WDOOMED99");
    await deliver(store, delivery({ channel: where, team: doomed, message: theirs }), `M${n}`);
    await store.applyCasts([
      { cast: cast({ team: doomed, channel: where, person: person(`U${n}`) }), standing: true, at: T0 },
    ]);
  }
  expect(traces(file, "WDOOMED99")).toBeGreaterThan(100);
  await store.deleteTeam(doomed);
  expect(traces(file, "WDOOMED99")).toBe(0);
  expect((await store.teamData(team())).people).toBe(61);
  await store.close();
});

test("votes past their time leave nothing either", async () => {
  const file = folder.next();
  const store = await open(file);
  await liveThrough(store);
  await store.saveTeamSettings(team(), { retentionMonths: 1 });
  await store.applyCasts([
    { cast: cast({ person: person("U0LATER") }), standing: true, at: T0 + 60 * 86_400_000 },
  ]);
  await store.deleteExpired(T0 + 61 * 86_400_000);
  expect(traces(file, "U0PERSON")).toBe(0);
  expect(traces(file, "U0LATER")).toBeGreaterThan(0);
  await store.close();
});

/** A file with notes of the canary and of others, open. */
async function notes() {
  const file = folder.next();
  const database = await openDatabase({ file, clock: systemClock, log: silentLog });
  const { client } = database;
  client.exec("create table notes (id integer primary key, who text, body text)");
  const add = client.prepare("insert into notes (who, body) values (?, ?)");
  client.transaction(() => {
    for (let n = 0; n < 6_000; n += 1) {
      add.run(n % 3 === 0 ? CANARY : `U${n}`, "x".repeat(n % 97 === 0 ? 9_000 : n % 200));
    }
  })();
  return {
    file,
    database,
    client,
    forget: () => client.prepare("delete from notes where who = ?").run(CANARY).changes,
  };
}

test("a large file is not rewritten: its freed pages are cut off, and what is deleted is overwritten in the others", async () => {
  const { file, database, client, forget } = await notes();
  const before = readFileSync(file).length + readFileSync(`${file}-wal`).length;
  expect(traces(file, CANARY)).toBeGreaterThan(1_000);
  const services = { clock: systemClock, log: silentLog, rewrite: async () => rewrite(file, 0) };
  const deleted = await createEraser(database, services).erase(forget, (n) => n > 0);
  expect(deleted).toBe(2_000);
  expect(traces(file, CANARY)).toBe(0);
  expect(client.pragma("freelist_count", { simple: true })).toBe(0);
  expect(readFileSync(file).length).toBeLessThan(before);
  database.close();
});

test("waits for a reader that holds the log, and says where one never lets go", async () => {
  const { file, database, forget } = await notes();
  const reader = new SqliteDatabase(file, { readonly: true });
  reader.exec("begin; select * from notes");
  let waits = 0;
  forget();
  expect(rewrite(file, undefined, () => (waits += 1))).toBe(false);
  expect(waits).toBeGreaterThan(5);
  expect(traces(file, CANARY)).toBeGreaterThan(0);
  expect(rewrite(file, undefined, () => void (reader.inTransaction && reader.exec("commit")))).toBe(true);
  expect(traces(file, CANARY)).toBe(0);
  reader.close();
  database.close();
});

/** An eraser over a virtual clock whose rewrites take a second each and are counted. */
async function paced() {
  const { database, client } = await notes();
  const clock = createTestClock("2025-06-02T08:00:00Z");
  const rewrites: number[] = [];
  const warnings: string[] = [];
  const outcomes: (boolean | Error)[] = [];
  const eraser = createEraser(database, {
    clock,
    log: { warn: (message) => warnings.push(message) },
    async rewrite() {
      rewrites.push(clock.monotonic());
      await clock.sleep(1_000);
      const outcome = outcomes.shift() ?? true;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  });
  const one = client.prepare("delete from notes where id = ?");
  const erase = (id: number) =>
    eraser.erase(
      () => one.run(id).changes,
      (n) => n > 0,
    );
  return { database, clock, rewrites, warnings, outcomes, erase };
}

test("rewrites nothing where nothing was deleted", async () => {
  const { database, rewrites, erase } = await paced();
  expect(await erase(99_999)).toBe(0);
  expect(rewrites).toEqual([]);
  database.close();
});

test("shares a rewrite among those who ask meanwhile, and rests between two", async () => {
  const { database, clock, rewrites, erase } = await paced();
  const all = [erase(1)];
  await clock.advance(500);
  all.push(...Array.from({ length: 20 }, (_, n) => erase(n + 2)));
  await clock.advance(5_000);
  expect(rewrites).toEqual([0]);
  await clock.advance(60_000);
  expect(await Promise.all(all)).toEqual(Array.from({ length: 21 }, () => 1));
  // Rested nine times as long as the first one took.
  expect(rewrites).toEqual([0, 10_000]);
  database.close();
});

test("makes up with the next one for a rewrite that failed, and tells", async () => {
  const { database, clock, rewrites, warnings, outcomes, erase } = await paced();
  outcomes.push(new Error("no room"), false);
  const failed = erase(1);
  failed.catch(() => {});
  await clock.advance(60_000);
  await expect(failed).rejects.toThrow("no room");
  const held = erase(99_999);
  await clock.advance(60_000);
  expect(await held).toBe(0);
  expect(warnings).toEqual([expect.stringContaining("write-ahead log")]);
  const clean = erase(99_999);
  await clock.advance(60_000);
  await clean;
  await erase(99_999);
  expect(rewrites).toHaveLength(3);
  database.close();
});
