import { openStore as openPostgresStore } from "../../drizzle/postgres/store.ts";
import { openDatabase } from "../../drizzle/sqlite/connection/database.ts";
import { createStore } from "../../drizzle/sqlite/store.ts";
import type { Claim } from "../../src/delivery/outbox.ts";
import { IN_ORDER_MS } from "../../src/delivery/retry-policy.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import type { Defence } from "./world.ts";

/** The product's own SQLite store in memory, without the defences that are `off`. */
export async function openSimulatedStore(clock: Clock, off: ReadonlySet<Defence>): Promise<Store> {
  const database = await openDatabase({ file: ":memory:", clock, log: silentLog, schedule: queueMicrotask });
  const store: { -readonly [Method in keyof Store]: Store[Method] } = createStore(database, {
    clock,
    log: silentLog,
  });
  const { settle, claimPlanned, expireLeases, saveChecks } = store;
  if (off.has("dedupe")) store.postedPapers = async (asked) => asked.map(() => new Set());
  if (off.has("told")) store.told = async (asked) => asked.map(() => new Set());
  if (off.has("news"))
    store.saveChecks = (checks, at) =>
      saveChecks(
        checks.map((check) => ({ ...check, news: [] })),
        at,
      );
  if (off.has("settle")) {
    store.settle = (claim, outcome) =>
      settle(claim, outcome.state === "unknown" ? { ...outcome, notBefore: clock.now() } : outcome);
    store.expireLeases = (now) => expireLeases(now, now);
  }
  if (off.has("fence")) {
    const hold = database.client.prepare(
      "update deliveries set fence = ?, state = ?, lease_until = ? where key = ?",
    );
    // Whoever held a claim once may settle it for ever.
    store.settle = async (claim, outcome) => {
      hold.run(claim.fence, claim.delivery.state, claim.leaseUntil, claim.delivery.key);
      return settle(claim, outcome);
    };
  }
  if (off.has("claim")) {
    // Sends first and marks later.
    const putBack = ({ delivery, ...claim }: Claim) =>
      settle(
        { ...claim, delivery },
        { state: "planned", notBefore: delivery.notBefore, error: delivery.error ?? "put back" },
      );
    store.claimPlanned = async (...args) => {
      const claims = await claimPlanned(...args);
      for (const claim of claims) await putBack(claim);
      return claims;
    };
    store.settle = async (claim, outcome) => {
      const { key, channel, state } = claim.delivery;
      if (state !== "sending") return settle(claim, outcome);
      let ours = false;
      for (const again of await claimPlanned([{ platform: channel.platform }], clock.now(), 60_000, 10_000)) {
        if (again.delivery.key === key) ours = await settle(again, outcome);
        else await putBack(again);
      }
      return ours;
    };
  }
  if (off.has("order")) {
    // As if everything had been tried for too long to be waited for.
    const age = database.client.prepare("update deliveries set first_attempt_at = min(first_attempt_at, ?)");
    store.claimPlanned = async (...args) => {
      age.run(clock.now() - IN_ORDER_MS);
      return claimPlanned(...args);
    };
  }
  return store;
}

/** A store that the timeline can wait for. */
export interface AwaitedStore {
  readonly store: Store;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
}

/**
 * The product's own PostgreSQL store. Its calls take real time and may overtake each other on the way, so they are made
 * one at a time, and a seed lives the same history again.
 */
export async function openSimulatedPostgres(url: string): Promise<AwaitedStore> {
  const opened = await openPostgresStore({ url, log: silentLog });
  let last: Promise<unknown> = Promise.resolve();
  const store = new Proxy(opened, {
    get: (target, method) => {
      const work = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) => {
        const call = last.then(() => work(...args));
        last = call.catch(() => {});
        return call;
      };
    },
  });
  return {
    store,
    async idle() {
      // A call that is answered may have set another going.
      for (let seen: Promise<unknown> | undefined; seen !== last; await nextTurn()) {
        seen = last;
        await seen;
      }
    },
  };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
