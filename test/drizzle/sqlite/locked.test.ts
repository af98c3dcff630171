import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openStore } from "../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { cast, ids, person, T0, team } from "../../contract/samples.ts";
import { temporaryFolder } from "../folder.ts";

const folder = temporaryFolder();
const HOLDER = fileURLToPath(new URL("lock-holder.ts", import.meta.url));

test("votes wait in order while another process writes for seconds, and none is lost", async () => {
  const file = folder.next();
  const store = await openStore({ file, log: silentLog });
  const holder = spawn(process.execPath, ["--import", "tsx", HOLDER, file]);
  await once(holder.stdout, "data");
  const [paper] = ids("2506.00001");
  if (!paper) expect.fail("no paper");
  const settled: number[] = [];
  // Each person presses three times, so that the order decides what stands.
  const presses = Array.from({ length: 90 }, (_, n) =>
    store
      .setSwitch({ ...cast({ person: person(`U${n % 30}`) }), paper }, "toggle", T0 + n)
      .then(({ standing }) => {
        settled.push(n);
        return standing;
      }),
  );
  // The event loop is free meanwhile, and what was committed can be read.
  await pause(3_000);
  expect(settled).toEqual([]);
  expect((await store.tallies(team(), [paper])).size).toBe(0);
  holder.stdin.write("end\n");
  const standing = await Promise.all(presses);
  expect(settled).toEqual(Array.from({ length: 90 }, (_, n) => n));
  expect(standing).toEqual(Array.from({ length: 90 }, (_, n) => Math.floor(n / 30) !== 1));
  expect((await store.tallies(team(), [paper])).get(paper)).toBe(30);
  await store.close();
});
