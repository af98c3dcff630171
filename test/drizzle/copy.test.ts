import { existsSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { type CopyTarget, copyStore } from "../../drizzle/copy.ts";
import { openCopies } from "../../drizzle/postgres/copies/copies.ts";
import { openStore as openShared } from "../../drizzle/postgres/store.ts";
import { openCopy } from "../../drizzle/postgres/transfer/copying.ts";
import { SqliteDatabase } from "../../drizzle/shared/driver.ts";
import { openStore } from "../../drizzle/sqlite/store.ts";
import { openSource, openTarget } from "../../drizzle/sqlite/transfer/copying.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { silentLog as log } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import { T0 } from "../contract/samples.ts";
import { portrait, settleIn, tenant } from "../contract/tenant-samples.ts";
import { makePapers } from "../fixtures/papers.ts";
import { temporaryFolder } from "./folder.ts";
import { postgres } from "./postgres/server.ts";

const server = await postgres();
const folder = temporaryFolder();
const teams = [tenant("T1"), tenant("T2")];
const seen = (store: Store) => Promise.all(teams.map((team) => portrait(store, team)));

/** A file with rows in every table but those of what never happens here. */
async function filled(): Promise<string> {
  const file = folder.next();
  const store = await openStore({ file, log });
  for (const team of teams) await settleIn(store, team);
  await store.savePapers(makePapers(40), T0, { source: "file", line: 3, offset: 9 });
  await store.saveInstallation({ platform: "slack", id: "E1", sealed: "sealed" }, T0);
  await store.placeWorkspace("slack", "T1", "E1");
  await store.takeEvent("slack", "Ev1", T0);
  await store.addSession("discord", T0, 0);
  await store.saveNotice({ name: "feed", since: T0, toldAt: undefined, standing: true });
  await store.offerLink({ hash: "h", team: undefined, by: "slack:T1:U9" as never, expiresAt: T0 + 9 }, T0);
  await store.forgetPerson(teams[0]?.person("U3") as never, T0);
  await store.close();
  return file;
}

/** Closes both sides, whatever happens. */
async function copy(
  from: Awaited<ReturnType<typeof openSource>>,
  to: CopyTarget,
  progress: Parameters<typeof copyStore>[0]["progress"] = () => {},
) {
  try {
    return await copyStore({ from, to, progress, batch: 7 });
  } finally {
    await to.close();
    await from.close();
  }
}

const toPostgres = async (file: string, url: string, progress?: Parameters<typeof copy>[2]) =>
  copy(await openSource(file, log), await openCopy(url, log), progress);

describe.skipIf("missing" in server)("a copy", () => {
  const database = async () => ("missing" in server ? "" : server.database());
  const open: Store[] = [];
  const openAt = async (url: string) => {
    const store = await openShared({ url, log });
    open.push(store);
    return store;
  };
  afterAll(() => Promise.all(open.map((store) => store.close())));

  it("moves every table to PostgreSQL, and back into a file that holds the same", async () => {
    const file = await filled();
    const source = await openStore({ file, log });
    const before = await seen(source);
    await source.close();
    const url = await database();
    const tables = await toPostgres(file, url);
    const empty = tables.filter(({ rows }) => rows === 0).map(({ table }) => table);
    expect(tables.length - empty.length, `nothing in ${empty}`).toBeGreaterThan(20);
    const shared = await openAt(url);
    expect(await seen(shared)).toEqual(before);

    const back = folder.next();
    const again = await copy(await openCopy(url, log), await openTarget(back));
    const byName = (copied: typeof tables) => [...copied].sort((a, b) => (a.table < b.table ? -1 : 1));
    expect(byName(again)).toEqual(byName(tables));
    const returned = await openStore({ file: back, log });
    expect(await seen(returned)).toEqual(before);
    await returned.saveListing("2025-06-09" as never, makePapers(3), T0 + 1);
    await returned.close();
    expect(existsSync(`${back}.migrating`)).toBe(false);
  });

  it("goes on after a kill at any batch, and is no database until it is whole", async () => {
    const file = await filled();
    const url = await database();
    let batches = 0;
    const killAfter = (most: number) => () => {
      batches += 1;
      if (batches === most) throw new Error("killed");
    };
    let done: number[] = [];
    for (let kills = 0; kills < 6; kills += 1) {
      batches = 0;
      await expect(toPostgres(file, url, killAfter(3))).rejects.toThrow("killed");
      await expect(openShared({ url, log })).rejects.toMatchObject({ name: "StoreError", kind: "corrupt" });
    }
    await toPostgres(file, url, ({ step, done: now }) => step === "copy" && done.push(now));
    expect(done[0], "what was there is not copied again").toBeGreaterThan(6 * 2 * 7 - 30);
    expect((await (await openAt(url)).librarySize()).papers).toBe(40);

    const back = folder.next();
    batches = 0;
    done = [];
    const again = async (progress?: Parameters<typeof copy>[2]) =>
      copy(await openCopy(url, log), await openTarget(back), progress);
    await expect(again(killAfter(5))).rejects.toThrow("killed");
    expect(existsSync(back)).toBe(false);
    await again(({ step, done: now }) => step === "copy" && done.push(now));
    expect(done[0]).toBeGreaterThan(5 * 2);
    expect(existsSync(back)).toBe(true);
  });

  it("touches nothing where something is already that is not its own half", async () => {
    const [file, other] = [await filled(), await filled()];
    const url = await database();
    const used = await openAt(url);
    await used.savePapers(makePapers(2), T0);
    await expect(toPostgres(file, url)).rejects.toMatchObject({ kind: "refused" });
    expect((await used.librarySize()).papers).toBe(2);

    const half = await database();
    const kill = () => {
      throw new Error("killed");
    };
    await expect(toPostgres(file, half, kill)).rejects.toThrow("killed");
    await expect(toPostgres(other, half)).rejects.toThrow(`partial copy of ${file}`);
    await expect(openTarget(file)).rejects.toMatchObject({ kind: "refused" });
  });

  it("refuses while a process serves from either", async () => {
    const file = await filled();
    const url = await database();
    const serving = await openStore({ file, opening: { claimed: true }, log });
    await expect(openSource(file, log)).rejects.toMatchObject({ kind: "locked" });
    await serving.close();

    const copies = await openCopies({ url, clock: systemClock, log });
    await expect(openCopy(url, log)).rejects.toMatchObject({ kind: "locked" });
    await copies.close();
    await expect.poll(async () => (await openCopy(url, log)).close()).toBeUndefined();
  });

  it("notices that the source was used meanwhile, and begins anew", async () => {
    const file = await filled();
    const url = await database();
    let batches = 0;
    const kill = () => {
      batches += 1;
      if (batches === 20) throw new Error("killed");
    };
    await expect(toPostgres(file, url, kill)).rejects.toThrow("killed");
    const client = new SqliteDatabase(file);
    client.exec("update papers set upvotes = upvotes + 1 where id = (select min(id) from papers)");
    client.exec("update casts set standing = 1 - standing");
    client.close();
    await expect(toPostgres(file, url)).rejects.toMatchObject({ kind: "corrupt" });
    await toPostgres(file, url);
    await openAt(url);
  });
});
