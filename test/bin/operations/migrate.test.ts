import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openStore } from "../../../drizzle/sqlite/store.ts";
import { silentLog as log } from "../../../src/runtime/log.ts";
import { postgres } from "../../drizzle/postgres/server.ts";
import { makePapers } from "../../fixtures/papers.ts";
import { launch } from "../process.ts";

const server = await postgres();
const folder = mkdtempSync(join(tmpdir(), "paperboy-migrate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const paperboy = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  launch("bin/paperboy.ts", args, folder, env).ended;

it.skipIf("missing" in server)(
  "moves the file to PostgreSQL, tells what came over, and moves it back",
  async () => {
    const file = join(folder, "paperboy.db");
    const store = await openStore({ file, log });
    await store.savePapers(makePapers(12), 0);
    await store.close();
    const env = { DATABASE_URL: "missing" in server ? "" : await server.database(), PAPERBOY_DATABASE: file };
    const there = await paperboy(env, "migrate", "postgres");
    expect(there).toMatchObject({ code: 0, err: "" });
    expect(there.out).toMatch(/^papers +12 +[0-9a-f]{16}$/m);
    expect(there.out).toContain(`12 rows copied and compared; ${file} is unchanged.`);
    const again = await paperboy(env, "migrate", "postgres");
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/^paperboy: PostgreSQL at .+ is in use already\..+\n$/);
    const back = await paperboy(env, "--database", join(folder, "back.db"), "migrate", "sqlite");
    expect(back.out.match(/^papers .*$/m)?.[0]).toBe(there.out.match(/^papers .*$/m)?.[0]);
    const noted = await paperboy(env, "restore");
    expect(noted).toMatchObject({ code: 0, err: "" });
  },
  120_000,
);

it("says what is missing", async () => {
  const file = { PAPERBOY_DATABASE: join(folder, "none.db") };
  const unset = await paperboy(file, "migrate", "postgres");
  expect([unset.code, unset.err]).toEqual([
    1,
    expect.stringMatching(/^paperboy: DATABASE_URL is not a PostgreSQL address/),
  ]);
  const url = { DATABASE_URL: "postgres://ada:secret@127.0.0.1:1/none" };
  const none = await paperboy({ ...file, ...url }, "migrate", "postgres");
  expect([none.code, none.err]).toEqual([
    1,
    expect.stringMatching(/^paperboy: There is no database at .*none\.db/),
  ]);
}, 60_000);
