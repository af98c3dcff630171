import { expect, it } from "vitest";
import type { PlanOutcome } from "../../src/delivery/outbox.ts";
import { commitDue, type DuePlan } from "../../src/delivery/planner.ts";
import { StoreError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { channel, delivery } from "../contract/samples.ts";

const broken: PlanOutcome = { failed: new StoreError("other", "a bad row") };

/** Commits batches of plans for channels, whose names say how the outbox takes them. */
async function commit(batches: readonly (readonly string[])[], stop = new AbortController()) {
  const events: string[] = [];
  const logged: unknown[] = [];
  const plan = (id: string): DuePlan => ({
    delivery: delivery({ channel: channel(id) }),
    committed: async () => {
      events.push(`noted ${id}`);
      if (id === "unnoted") throw new Error("cannot be noted");
    },
  });
  const planner = {
    name: "the test's",
    async *plan(now: number) {
      for (const batch of batches) {
        events.push(`asked at ${now}`);
        yield batch.map(plan);
      }
    },
  };
  const outbox = {
    plan: async (plans: readonly DuePlan[]) => {
      events.push(`committed ${plans.map((one) => one.delivery.channel.id)}`);
      return plans.map((one): PlanOutcome => {
        const { id } = one.delivery.channel;
        if (id === "stop") stop.abort();
        return id === "bad" ? broken : id === "old" ? "known" : "recorded";
      });
    },
  };
  const log = { ...silentLog, error: (_: string, fields?: object) => void logged.push(fields) };
  await commitDue(planner, outbox, log, 7, stop.signal);
  return { events, logged };
}

it("commits each batch, then notes it, before it asks for the next", async () => {
  const { events } = await commit([["a", "old"], [], ["b"]]);
  expect(events).toEqual([
    "asked at 7",
    "committed a,old",
    "noted a",
    "noted old",
    "asked at 7",
    "asked at 7",
    "committed b",
    "noted b",
  ]);
});

it("notes nothing of a plan that failed, which costs no other", async () => {
  const { events, logged } = await commit([["bad", "unnoted", "a"], ["b"]]);
  expect(events.filter((event) => event.startsWith("noted"))).toEqual([
    "noted unnoted",
    "noted a",
    "noted b",
  ]);
  expect(logged).toMatchObject([
    { planner: "the test's", channel: { id: "bad" }, kind: "digest", error: broken.failed },
    { channel: { id: "unnoted" } },
  ]);
});

it("commits nothing after the stop", async () => {
  const { events } = await commit([["stop"], ["a"]]);
  expect(events).toEqual(["asked at 7", "committed stop", "noted stop", "asked at 7"]);
});
