import { expect, test } from "vitest";
import { openStore } from "../../../../drizzle/postgres/store.ts";
import { markRestored } from "../../../../drizzle/postgres/transfer/restore.ts";
import { silentLog as log } from "../../../../src/runtime/log.ts";
import { channel, delivery, MINUTE, MONDAY, plan, T0, TUESDAY } from "../../../contract/samples.ts";
import { postgres } from "../server.ts";

const server = await postgres();

test.skipIf("missing" in server)("after a restore looks for what was due before it is posted", async () => {
  const url = "missing" in server ? "" : await server.database();
  const store = await openStore({ url, log });
  const [sending, planned] = [delivery({ channel: channel("C1") }), delivery({ channel: channel("C2") })];
  await plan(store, sending);
  const [claim] = await store.claimPlanned([{ platform: "discord" }], T0, MINUTE, 1);
  await plan(store, planned);
  await markRestored(url, T0 + MINUTE, log);
  // What the newer database had planned is planned again.
  await plan(store, delivery({ channel: channel("C3") }));
  await plan(store, delivery({ channel: channel("C3"), day: TUESDAY, dueAt: T0 + 2 * MINUTE }));
  const state = async (id: string, day = MONDAY) => (await store.delivery(channel(id), day))?.state;
  expect([await state("C1"), await state("C2"), await state("C3")]).toEqual([
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(await state("C3", TUESDAY)).toBe("planned");
  if (!claim) throw new Error("a claim was expected");
  expect(await store.settle(claim, { state: "failed", error: "from before" })).toBe(false);
  expect(await store.claimUnknown([{ platform: "discord" }], T0 + MINUTE, MINUTE, 9)).toHaveLength(3);
  await store.close();
});
