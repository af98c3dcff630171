import { createClub } from "../../drizzle/sqlite/club-store.ts";
import { openDatabase } from "../../drizzle/sqlite/connection/database.ts";
import { createOutbox } from "../../drizzle/sqlite/delivery/claims.ts";
import { createDeliveries } from "../../drizzle/sqlite/delivery/deliveries.ts";
import { createContents } from "../../drizzle/sqlite/delivery/message-content.ts";
import { createPlans } from "../../drizzle/sqlite/delivery/plans.ts";
import { createPosted } from "../../drizzle/sqlite/delivery/posted-messages.ts";
import { createPapers } from "../../drizzle/sqlite/papers/paper-rows.ts";
import { createLibrary } from "../../drizzle/sqlite/papers/paper-store.ts";
import { createReadingList } from "../../drizzle/sqlite/reading-list-store.ts";
import { createSubscriptions } from "../../drizzle/sqlite/subscription-store.ts";
import { createPrivacy } from "../../drizzle/sqlite/teams/privacy-store.ts";
import { createTeams } from "../../drizzle/sqlite/teams/team-store.ts";
import { createTombstones } from "../../drizzle/sqlite/teams/tombstones.ts";
import { createVotes } from "../../drizzle/sqlite/votes/vote-store.ts";
import { createWatches } from "../../drizzle/sqlite/watch-store.ts";
import type { Claim } from "../../src/delivery/outbox.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import type { Defence } from "./world.ts";

/** The product's own SQLite store in memory, without the search index, and without the defences that are `off`. */
export async function openSimulatedStore(clock: Clock, off: ReadonlySet<Defence>): Promise<Store> {
  const database = await openDatabase({ file: ":memory:", clock, log: silentLog, soon: queueMicrotask });
  const tombstones = createTombstones(database.client);
  const contents = createContents(database.orm);
  const store: { -readonly [Method in keyof Store]: Store[Method] } = {
    ...createLibrary(database, createPapers(database.orm), () => {}),
    ...createSubscriptions(database),
    ...createPlans(database, contents),
    ...createOutbox(database, contents),
    ...createDeliveries(database, contents),
    ...createPosted(database),
    ...createVotes(database, tombstones),
    ...createTeams(database),
    ...createWatches(database),
    ...createPrivacy(database, contents, tombstones, (ms) => clock.sleep(ms)),
    ...createReadingList(database),
    ...createClub(database),
    search: async () => ({ found: [], stems: [] }),
    hits: async () => [],
    similar: async () => [],
    titles: async () => [],
    reindex: async () => {},
    close: async () => database.close(),
  };
  const { settle, claimPlanned, expireLeases } = store;
  if (off.has("dedupe")) store.postedPapers = async (asked) => asked.map(() => new Set());
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
      for (const again of await claimPlanned([channel.platform], clock.now(), 60_000, 10_000)) {
        if (again.delivery.key === key) ours = await settle(again, outcome);
        else await putBack(again);
      }
      return ours;
    };
  }
  return store;
}
