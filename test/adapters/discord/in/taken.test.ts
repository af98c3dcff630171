import { afterEach, beforeEach, expect, it } from "vitest";
import { commands } from "../../../../commands/index.ts";
import { openStore } from "../../../../drizzle/sqlite/store.ts";
import type { EventLog } from "../../../../src/chat/connection/event-log.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import type { Store } from "../../../../src/store.ts";
import { until } from "../../../until.ts";
import { recorder } from "../core.ts";
import { createDiscordStage, type DiscordStage } from "../stage.ts";

let stage: DiscordStage;
let store: Store;
beforeEach(async () => {
  stage = await createDiscordStage();
  store = await openStore({ file: ":memory:", log: silentLog });
});
afterEach(async () => {
  await stage.close();
  await store.close();
});

/** How often a line that somebody types is run where two processes with the same token hear of it. */
async function runsInTwo(events?: Pick<EventLog, "takeEvent">): Promise<number> {
  let taken = 0;
  const counted = {
    ...store,
    takeEvent: (...args: Parameters<EventLog["takeEvent"]>) => {
      taken += 1;
      return (events ?? store).takeEvent(...args);
    },
  };
  const cores = [recorder(), recorder()];
  const adapters = cores.map(() => stage.make(events ? { events: counted } : {}));
  for (const [n, adapter] of adapters.entries())
    await adapter.start(commands, (cores[n] as (typeof cores)[number]).handlers);
  const asked = () => cores.reduce((sum, core) => sum + core.asked.length, 0);
  await stage.run(stage.ada, stage.channel, "help", {});
  await until("both have heard of it", () => (events ? taken : asked()) === 2);
  for (const adapter of adapters) await adapter.stop();
  return asked();
}

it("has a line that reaches two processes run once", async () => {
  expect(await runsInTwo(), "each would run it").toBe(2);
  expect(await runsInTwo(store)).toBe(1);
});

it("runs it all the same where that cannot be noted", async () => {
  const takeEvent = async () => Promise.reject(new Error("the disk is full"));
  expect(await runsInTwo({ takeEvent })).toBe(2);
});
