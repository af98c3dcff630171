import fc from "fast-check";
import { expect, test } from "vitest";
import { type Database, openDatabase } from "../../../../drizzle/sqlite/connection/database.ts";
import { createStore } from "../../../../drizzle/sqlite/store.ts";
import type { PaperId } from "../../../../src/papers/paper.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import type { Store } from "../../../../src/store.ts";
import type { Day } from "../../../../src/time/day.ts";
import {
  channel,
  delivery,
  MINUTE,
  MONDAY,
  message,
  posted,
  record,
  T0,
  team,
} from "../../../contract/samples.ts";

async function open(): Promise<{ readonly database: Database; readonly store: Store }> {
  const database = await openDatabase({ file: ":memory:", clock: systemClock, log: silentLog });
  return { database, store: createStore(database, { clock: systemClock, log: silentLog }) };
}

/** The texts that are kept, and those that deliveries name, both sorted. */
function kept({ client }: Database) {
  const column = (sql: string) => client.prepare(sql).pluck().all();
  return {
    kept: column("select hash from contents order by hash"),
    named: column(
      "select message as hash from deliveries where message is not null union select left_out from deliveries where left_out is not null order by hash",
    ),
  };
}

test("keeps what many channels get once, and gives each the whole of it", async () => {
  const { database, store } = await open();
  const leftOut = [{ paper: "2506.00009" as PaperId, why: "number 6 of 9" }];
  for (let n = 0; n < 50; n += 1)
    await record(store, delivery({ channel: channel(`C${n}`, `W${n}`), kind: "test:1", leftOut }));
  expect(kept(database).kept).toHaveLength(2);
  const claims = await store.claimPlanned([{ platform: "discord" }], T0, MINUTE, 50);
  expect(claims).toHaveLength(50);
  for (const claim of claims) expect(claim.delivery).toMatchObject({ message: message(), leftOut });
  expect(new Set(claims.map((claim) => claim.delivery.message)).size).toBe(1);
  await store.close();
});

const where = fc.record({ n: fc.nat(3), day: fc.nat(2), text: fc.nat(2), omits: fc.nat(2) });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("plan" as const), where, silent: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("send" as const), fails: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("retire" as const), day: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("thin" as const), day: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), n: fc.nat(3) }) },
);

test("holds exactly the texts that deliveries name, through any history", async () => {
  const days = ["2025-06-02", "2025-06-03", "2025-06-04"] as Day[];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { database, store } = await open();
      let now = T0;
      for (const one of steps) {
        now += 1;
        if (one.kind === "plan") {
          const { n, day, text, omits } = one.where;
          const at = channel(`C${n}`, `W${n % 2}`);
          const papers = Array.from({ length: omits }, (_, i) => ({
            paper: `2506.0000${i}` as PaperId,
            why: "",
          }));
          await record(
            store,
            delivery({
              channel: at,
              kind: "test:1",
              day: days[day] ?? MONDAY,
              dueAt: T0 + day,
              message: one.silent ? undefined : message(`Text ${text}.`),
              leftOut: papers,
            }),
          );
        } else if (one.kind === "send") {
          for (const claim of await store.claimPlanned([{ platform: "discord" }], now, MINUTE, 2)) {
            const at = posted(claim.delivery.key, claim.delivery.channel);
            expect(claim.delivery.message).toBeDefined();
            await store.settle(
              claim,
              one.fails ? { state: "failed", error: "refused" } : { state: "sent", posted: at, at: now },
            );
          }
        } else if (one.kind === "retire") await store.forgetDeliveries(T0 + one.day, 100);
        else if (one.kind === "thin") await store.thinDeliveries(T0 + one.day, 2);
        else await store.deleteTeam(team(`W${one.n % 2}`));
        const { kept: there, named } = kept(database);
        expect(there).toEqual(named);
      }
      await store.close();
    }),
    { numRuns: 60 },
  );
});
