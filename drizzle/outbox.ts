import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import type { Platform } from "../src/chat/adapter.ts";
import type { Claim, DeliveryKind, DeliveryState, Store } from "../src/store.ts";
import { inChannel } from "./channel.ts";
import type { Database } from "./database.ts";
import { fromRow } from "./deliveries.ts";
import { addDigest, forgetPosted } from "./posted.ts";
import { deliveries, subscriptions } from "./schema.ts";

type OutboxMethods = Pick<
  Store,
  "plan" | "prolong" | "claimPlanned" | "claimUnknown" | "expireLeases" | "settle" | "forgetMessages"
>;

/** What a channel that has left, or was thrown out, no longer wants. */
const FOR_SUBSCRIBERS: readonly DeliveryKind[] = ["digest", "wrap"];

const OPEN = ["planned", "sending", "unknown"] as const satisfies readonly DeliveryState[];

/** The outbox's part of the store: everything that moves a delivery from one state to the next. */
export function createOutbox({ orm, read, write }: Database): OutboxMethods {
  const anyIn = orm
    .select({ key: deliveries.key })
    .from(deliveries)
    .where(eq(deliveries.state, sql.placeholder("state")))
    .limit(1)
    .prepare();
  /** Most minutes find nothing to do, and then need not wait for the lock of whoever writes. */
  const none = (state: DeliveryState) => read(() => anyIn.get({ state }) === undefined);

  /** Claims what `ripe` finds, earliest due first and a digest before what belongs to the same moment. The caller's transaction makes this a compare-and-set. */
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
      .orderBy(asc(deliveries.dueAt), asc(deliveries.kind), asc(deliveries.key))
      .limit(limit);
    return orm
      .update(deliveries)
      .set({ ...change, fence: sql`${deliveries.fence} + 1`, leaseUntil })
      .where(inArray(deliveries.key, keys))
      .returning()
      .all()
      .sort((a, b) => a.dueAt - b.dueAt || compare(a.kind, b.kind) || compare(a.key, b.key))
      .map((row) => ({ delivery: fromRow(row), fence: row.fence, leaseUntil }));
  }

  function failOverdue(now: number): void {
    orm
      .update(deliveries)
      .set({
        state: "failed",
        firstAttemptAt: null,
        error: sql`'it could not be posted in time' || coalesce('; the last try said: ' || ${deliveries.error}, '')`,
      })
      .where(and(eq(deliveries.state, "planned"), lte(deliveries.deadline, now)))
      .run();
  }

  /** Whoever left the channel, or was thrown out, does not want what was planned before. */
  function cancelOrphans(): void {
    const active = orm
      .select({ one: sql`1` })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.platform, deliveries.platform),
          eq(subscriptions.workspace, deliveries.workspace),
          eq(subscriptions.channel, deliveries.channel),
          isNull(subscriptions.disabledAt),
        ),
      );
    orm
      .update(deliveries)
      .set({
        state: "skipped",
        firstAttemptAt: null,
        note: "The daily papers were stopped in this channel before it could be posted.",
      })
      .where(
        and(
          eq(deliveries.state, "planned"),
          inArray(deliveries.kind, [...FOR_SUBSCRIBERS]),
          notExists(active),
        ),
      )
      .run();
  }

  return {
    forgetMessages: (before) =>
      write(() => {
        forgetPosted(orm, before);
        return orm
          .update(deliveries)
          .set({ message: null, leftOut: null })
          .where(
            and(
              inArray(deliveries.state, ["sent", "failed", "skipped"]),
              lt(deliveries.dueAt, before),
              or(isNotNull(deliveries.message), isNotNull(deliveries.leftOut)),
            ),
          )
          .run().changes;
      }),
    plan: ({ key, kind, channel, team, day, dueAt, papers, deadline, message, note, leftOut }, nextDueAt) =>
      write(() => {
        const state: DeliveryState = message ? "planned" : "skipped";
        const facts = {
          dueAt,
          state,
          message: message ?? null,
          papers,
          deadline,
          note: note ?? null,
          leftOut,
        };
        const { changes } = orm
          .insert(deliveries)
          .values({
            key,
            platform: channel.platform,
            workspace: channel.workspace,
            channel: channel.id,
            team,
            day,
            kind,
            ...facts,
          })
          .onConflictDoUpdate({
            target: [
              deliveries.platform,
              deliveries.workspace,
              deliveries.channel,
              deliveries.day,
              deliveries.kind,
            ],
            set: { ...facts, attempts: 0, notBefore: 0, error: null },
            setWhere: message
              ? sql`${deliveries.state} in ('skipped', 'failed') and ${deliveries.firstAttemptAt} is null`
              : sql`false`,
          })
          .run();
        if (kind !== "digest") return changes > 0;
        // An edit meanwhile has set another time, which must stand.
        orm
          .update(subscriptions)
          .set({ nextDueAt: nextDueAt ?? null })
          .where(
            and(
              inChannel(subscriptions, channel),
              eq(subscriptions.nextDueAt, dueAt),
              isNull(subscriptions.disabledAt),
            ),
          )
          .run();
        return changes > 0;
      }),
    prolong: (channel, day, deadline) =>
      write(() => {
        orm
          .update(deliveries)
          .set({ deadline })
          .where(
            and(
              inChannel(deliveries, channel),
              eq(deliveries.day, day),
              inArray(deliveries.state, OPEN),
              lt(deliveries.deadline, deadline),
            ),
          )
          .run();
      }),
    claimPlanned: async (platforms, now, leaseMs, limit) => {
      if (await none("planned")) return [];
      return write(() => {
        failOverdue(now);
        cancelOrphans();
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
      });
    },
    claimUnknown: async (platforms, now, leaseMs, limit) => {
      if (await none("unknown")) return [];
      return write(() => {
        const free = or(isNull(deliveries.leaseUntil), lte(deliveries.leaseUntil, now));
        return claim(and(ripe("unknown", platforms, now), free), limit, now + leaseMs, {});
      });
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
              // Whoever held it may still be at work; what it says from now on is void.
              fence: sql`${deliveries.fence} + 1`,
              error: "whoever was posting it stopped before saying how that ended",
            })
            .where(and(eq(deliveries.state, "sending"), lte(deliveries.leaseUntil, now)))
            .run().changes,
      );
    },
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
                ...(outcome.state === "failed" && !outcome.doubtful ? { firstAttemptAt: null } : {}),
              };
        const settled = orm
          .update(deliveries)
          .set({ ...change, state: outcome.state, leaseUntil: null })
          .where(ours)
          .run();
        if (settled.changes > 0 && outcome.state === "sent") addDigest(orm, delivery, outcome);
        return settled.changes > 0;
      }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ripe(state: DeliveryState, platforms: readonly Platform[], now: number): SQL | undefined {
  return and(
    eq(deliveries.state, state),
    inArray(deliveries.platform, [...platforms]),
    lte(deliveries.notBefore, now),
  );
}
