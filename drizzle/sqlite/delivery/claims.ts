import { and, eq, gt, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { type DeliveryState, OPEN_STATES, type Outbox } from "../../../src/delivery/outbox.ts";
import type { Database } from "../connection/database.ts";
import { given } from "../connection/typed-placeholder.ts";
import { deliveries } from "../schema.ts";
import { createClaiming } from "./claiming.ts";
import type { Contents } from "./message-content.ts";
import { addDigest } from "./posted-messages.ts";

type OutboxMethods = Pick<
  Outbox,
  "claimPlanned" | "claimUnknown" | "expireLeases" | "shortenWaits" | "settle"
>;

/** The outbox's part of the store: everything that moves a delivery from one state to the next. */
export function createOutbox(
  { orm, read, write, writeLoosely }: Database,
  contents: Contents,
): OutboxMethods {
  const anyIn = orm
    .select({ key: deliveries.key })
    .from(deliveries)
    .where(eq(deliveries.state, sql.placeholder("state")))
    .limit(1)
    .prepare();
  /** Most minutes there is nothing to do, and then no need to wait for another writer's lock. */
  const none = (state: DeliveryState) => read(() => anyIn.get({ state }) === undefined);

  const claiming = createClaiming({ orm }, contents);

  // Prepared once: a fan-out settles thousands, and building such a statement costs as much as running it.
  const ours = and(
    eq(deliveries.key, sql.placeholder("key")),
    eq(deliveries.fence, sql.placeholder("fence")),
    eq(deliveries.state, sql.placeholder("state")),
    isNotNull(deliveries.leaseUntil),
  );
  const markSent = orm
    .update(deliveries)
    .set({
      state: "sent",
      leaseUntil: null,
      postedWorkspace: given<string>("workspace"),
      postedChannel: given<string>("channel"),
      postedMessage: given<string>("message"),
      postedAt: given<number>("at"),
      error: null,
    })
    .where(ours)
    .prepare();

  /**
   * Drops deliveries past their deadline, and those planned for channels that have unsubscribed or been disabled.
   */
  function tidy(now: number): void {
    orm
      .update(deliveries)
      .set({
        state: "failed",
        firstAttemptAt: null,
        error: sql`'it could not be posted in time' || coalesce('; the last error was: ' || ${deliveries.error}, '')`,
      })
      .where(and(eq(deliveries.state, "planned"), lte(deliveries.deadline, now)))
      .run();
    orm
      .update(deliveries)
      .set({
        state: "skipped",
        firstAttemptAt: null,
        note: "The daily papers were stopped in this channel before it could be posted.",
      })
      .where(and(eq(deliveries.state, "planned"), claiming.unwanted))
      .run();
  }

  return {
    claimPlanned: async (served, now, leaseMs, limit) => {
      if (await none("planned")) return [];
      return write(() => {
        const claims = claiming.planned(served, now, leaseMs, limit);
        // This scans all planned deliveries, so run it only once, when there is no more to claim.
        if (claims.length < limit) tidy(now);
        return claims;
      });
    },
    claimUnknown: async (served, now, leaseMs, limit) => {
      if (await none("unknown")) return [];
      return write(() => claiming.unknown(served, now, leaseMs, limit));
    },
    expireLeases: async (now, notBefore) => {
      if (await none("sending")) return 0;
      return write(
        () =>
          orm
            .update(deliveries)
            .set({
              state: "unknown",
              notBefore,
              leaseUntil: null,
              // The previous holder may still be working; its report is void from now on.
              fence: sql`${deliveries.fence} + 1`,
              error: "the process died before reporting the outcome",
            })
            .where(and(eq(deliveries.state, "sending"), lte(deliveries.leaseUntil, now)))
            .run().changes,
      );
    },
    shortenWaits: (latest, until) =>
      write(() => {
        for (const [column, change] of [
          [deliveries.notBefore, { notBefore: until }],
          [deliveries.leaseUntil, { leaseUntil: until }],
        ] as const)
          orm
            .update(deliveries)
            .set(change)
            .where(and(inArray(deliveries.state, [...OPEN_STATES]), gt(column, latest)))
            .run();
      }),
    // If a power cut loses this, the post is looked up, as after a crash before it. Only claims must be durable before
    // posting.
    settle: ({ delivery, fence }, outcome) =>
      writeLoosely(() => {
        const held = { key: delivery.key, fence, state: delivery.state };
        if (outcome.state === "sent") {
          const { channel, id } = outcome.posted;
          const posted = { workspace: channel.workspace, channel: channel.id, message: id, at: outcome.at };
          const { changes } = markSent.run({ ...held, ...posted });
          if (changes > 0) addDigest(orm, delivery, outcome);
          return changes > 0;
        }
        const settled = orm
          .update(deliveries)
          .set({
            state: outcome.state,
            leaseUntil: null,
            error: outcome.error,
            refusedSince: (outcome.state === "planned" ? outcome.refusedSince : undefined) ?? null,
            ...(outcome.state === "failed" ? {} : { notBefore: outcome.notBefore }),
            ...(outcome.state === "failed" && !outcome.doubtful ? { firstAttemptAt: null } : {}),
          })
          .where(ours)
          .prepare()
          .run(held);
        return settled.changes > 0;
      }),
  };
}
