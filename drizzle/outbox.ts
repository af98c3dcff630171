import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import type { Platform } from "../src/chat/adapter.ts";
import type { Claim, DeliveryState, Store } from "../src/store.ts";
import { inChannel } from "./channel.ts";
import type { Database } from "./database.ts";
import { fromRow } from "./deliveries.ts";
import { deliveries, subscriptions } from "./schema.ts";

type OutboxMethods = Pick<
  Store,
  "plan" | "claimPlanned" | "claimUnknown" | "expireLeases" | "settle" | "forgetMessages"
>;

/** The outbox's part of the store: everything that moves a delivery from one state to the next. */
export function createOutbox({ orm, write }: Database): OutboxMethods {
  /** Claims what `ripe` finds, earliest due first. The caller's transaction makes this a compare-and-set. */
  function claim(
    ripe: SQL | undefined,
    limit: number,
    leaseUntil: number,
    change: SQLiteUpdateSetSource<typeof deliveries>,
  ): Claim[] {
    const keys = orm
      .select({ key: deliveries.key })
      .from(deliveries)
      .where(ripe)
      .orderBy(asc(deliveries.dueAt), asc(deliveries.key))
      .limit(limit);
    return orm
      .update(deliveries)
      .set({ ...change, fence: sql`${deliveries.fence} + 1`, leaseUntil })
      .where(inArray(deliveries.key, keys))
      .returning()
      .all()
      .sort((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1))
      .map((row) => ({ delivery: fromRow(row), fence: row.fence, leaseUntil }));
  }

  function failOverdue(now: number): void {
    orm
      .update(deliveries)
      .set({
        state: "failed",
        error: sql`'it could not be posted in time' || coalesce('; the last try said: ' || ${deliveries.error}, '')`,
      })
      .where(and(eq(deliveries.state, "planned"), lte(deliveries.deadline, now)))
      .run();
  }

  return {
    forgetMessages: (before) =>
      write(
        () =>
          orm
            .update(deliveries)
            .set({ message: null, leftOut: null })
            .where(
              and(
                inArray(deliveries.state, ["sent", "failed", "skipped"]),
                lt(deliveries.dueAt, before),
                or(isNotNull(deliveries.message), isNotNull(deliveries.leftOut)),
              ),
            )
            .run().changes,
      ),
    plan: ({ key, channel, team, day, dueAt, papers, deadline, message, note, leftOut }, nextDueAt) =>
      write(() => {
        const { changes } = orm
          .insert(deliveries)
          .values({
            key,
            platform: channel.platform,
            workspace: channel.workspace,
            channel: channel.id,
            team,
            day,
            dueAt,
            state: message ? "planned" : "skipped",
            message: message ?? null,
            papers,
            deadline,
            note: note ?? null,
            leftOut,
          })
          .onConflictDoNothing({
            target: [deliveries.platform, deliveries.workspace, deliveries.channel, deliveries.day],
          })
          .run();
        orm
          .update(subscriptions)
          .set({ nextDueAt: nextDueAt ?? null })
          .where(and(inChannel(subscriptions, channel), isNull(subscriptions.disabledAt)))
          .run();
        return changes > 0;
      }),
    claimPlanned: (platforms, now, leaseMs, limit) =>
      write(() => {
        failOverdue(now);
        return claim(
          and(ripe("planned", platforms, now), gt(deliveries.deadline, now)),
          limit,
          now + leaseMs,
          {
            state: "sending",
            attempts: sql`${deliveries.attempts} + 1`,
            firstAttemptAt: sql`coalesce(${deliveries.firstAttemptAt}, ${now})`,
          },
        );
      }),
    claimUnknown: (platforms, now, leaseMs, limit) =>
      write(() => {
        const free = or(isNull(deliveries.leaseUntil), lte(deliveries.leaseUntil, now));
        return claim(and(ripe("unknown", platforms, now), free), limit, now + leaseMs, {});
      }),
    expireLeases: (now, notBefore) =>
      write(
        () =>
          orm
            .update(deliveries)
            .set({
              state: "unknown",
              notBefore,
              leaseUntil: null,
              // Whoever held it may still be at work; what it says from now on is void.
              fence: sql`${deliveries.fence} + 1`,
              error: "whoever was posting it stopped before saying how that ended",
            })
            .where(and(eq(deliveries.state, "sending"), lte(deliveries.leaseUntil, now)))
            .run().changes,
      ),
    settle: ({ delivery, fence }, outcome) =>
      write(() => {
        const ours = and(
          eq(deliveries.key, delivery.key),
          eq(deliveries.fence, fence),
          eq(deliveries.state, delivery.state),
          isNotNull(deliveries.leaseUntil),
        );
        const change =
          outcome.state === "sent"
            ? {
                postedWorkspace: outcome.posted.channel.workspace,
                postedChannel: outcome.posted.channel.id,
                postedMessage: outcome.posted.id,
                postedAt: outcome.at,
                error: null,
              }
            : {
                error: outcome.error,
                ...(outcome.state === "failed" ? {} : { notBefore: outcome.notBefore }),
              };
        const settled = orm
          .update(deliveries)
          .set({ ...change, state: outcome.state, leaseUntil: null })
          .where(ours)
          .run();
        return settled.changes > 0;
      }),
  };
}

function ripe(state: DeliveryState, platforms: readonly Platform[], now: number): SQL | undefined {
  return and(
    eq(deliveries.state, state),
    inArray(deliveries.platform, [...platforms]),
    lte(deliveries.notBefore, now),
  );
}
