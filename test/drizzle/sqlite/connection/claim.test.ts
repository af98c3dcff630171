import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openStore } from "../../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { MONDAY, T0 } from "../../../contract/samples.ts";
import { makePapers } from "../../../fixtures/papers.ts";
import { temporaryFolder } from "../../folder.ts";

const folder = temporaryFolder();
const SERVER = fileURLToPath(new URL("claim-holder.ts", import.meta.url));
const serve = (file: string) => openStore({ file, log: silentLog, opening: { claimed: true } });
const refused = {
  name: "StoreError",
  kind: "locked",
  message: expect.stringMatching(/already running.*Stop that one/),
};

/** A process that serves from `file`. */
async function serving(file: string) {
  const child = spawn(process.execPath, ["--import", "tsx", SERVER, file]);
  child.stderr.pipe(process.stderr);
  await once(child.stdout, "data");
  return child;
}

test("refuses a second process on a file, also by a link to it, until the first is killed", async () => {
  const file = folder.next();
  const first = await serving(file);
  const link = folder.next();
  symlinkSync(file, link);
  await expect(serve(file)).rejects.toMatchObject(refused);
  await expect(serve(link)).rejects.toMatchObject(refused);
  first.kill("SIGKILL");
  await once(first, "exit");
  const second = await serve(link);
  await expect(serve(file)).rejects.toMatchObject(refused);
  await second.close();
  await (await serve(file)).close();
});

test("lets others read and write the file beside the process that serves from it", async () => {
  const file = folder.next();
  const server = await serving(file);
  const beside = await openStore({ file, log: silentLog });
  await beside.saveListing(MONDAY, makePapers(3), T0);
  expect((await beside.listing(MONDAY))?.papers).toHaveLength(3);
  await beside.close();
  server.kill("SIGKILL");
});

test("lets any number have a database in memory", async () => {
  const stores = [await serve(":memory:"), await serve(":memory:")];
  for (const store of stores) await store.close();
});

test("lets go of the file where it cannot be opened", async () => {
  const file = folder.next();
  await (await serve(file)).close();
  const open = (migrations: string) =>
    openStore({ file, log: silentLog, opening: { claimed: true, checked: true } }).then(
      (store) => store.close(),
      () => migrations,
    );
  await open("first");
  await (await serve(file)).close();
});
