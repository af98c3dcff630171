import {
  and,
  asc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  not,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import { alias, type SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import type { Served } from "../../../src/chat/adapter.ts";
import {
  type Claim,
  type DeliveryKind,
  type DeliveryState,
  OPEN_STATES,
  type Outbox,
} from "../../../src/delivery/outbox.ts";
import { IN_ORDER_MS, LAST_MINUTES_MS, waitedForSince } from "../../../src/delivery/retry-policy.ts";
import { deliveryOf } from "../../shared/rows/delivery.ts";
import { channelIn, inChannel } from "../channel-columns.ts";
import type { Database } from "../connection/database.ts";
import { given } from "../connection/typed-placeholder.ts";
import { deliveries, subscriptions } from "../schema.ts";
import type { Contents } from "./message-content.ts";
import { addDigest } from "./posted-messages.ts";

type OutboxMethods = Pick<
  Outbox,
  "claimPlanned" | "claimUnknown" | "expireLeases" | "shortenWaits" | "settle"
>;

/**
 * Kinds only subscribers want, besides posts for single papers and news: they are dropped if the channel unsubscribes
 * or is disabled.
 */
const FOR_SUBSCRIBERS: readonly DeliveryKind[] = ["digest", "wrap", "risers"];

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

  /** False for deliveries that a channel no longer wants after it unsubscribed or was disabled. */
  function wanted(table: Parameters<typeof channelIn>[0] & { readonly kind: SQLWrapper }): SQL {
    const forSubscribers = sql`(${inArray(table.kind, [...FOR_SUBSCRIBERS])}
      or ${table.kind} like 'paper:%' or ${table.kind} like 'news:%')`;
    const subscribed = orm
      .select({ one: sql`1` })
      .from(subscriptions)
      .where(and(inChannel(subscriptions, channelIn(table)), isNull(subscriptions.disabledAt)));
    return or(not(forSubscribers), exists(subscribed)) as SQL;
  }

  const now = sql.placeholder("now");
  const earlier = alias(deliveries, "earlier");
  /** True for deliveries that must wait for an earlier one of their channel, which is open or about to be claimed. */
  const mustWait = and(
    sql`${deliveries.deadline} > ${now} + ${LAST_MINUTES_MS}`,
    exists(
      orm
        .select({ one: sql`1` })
        .from(earlier)
        .where(
          and(
            eq(earlier.platform, deliveries.platform),
            eq(earlier.workspace, deliveries.workspace),
            eq(earlier.channel, deliveries.channel),
            gte(earlier.day, sql.placeholder("since")),
            inArray(earlier.state, [...OPEN_STATES]),
            sql`(${earlier.dueAt}, ${earlier.kind}, ${earlier.key})
              < (${deliveries.dueAt}, ${deliveries.kind}, ${deliveries.key})`,
            sql`case when ${earlier.firstAttemptAt} is null
              then ${earlier.notBefore} <= ${now} and ${earlier.deadline} > ${now} and ${wanted(earlier)}
              else abs(${earlier.firstAttemptAt} - ${now}) < ${IN_ORDER_MS} end`,
          ),
        ),
    ),
  ) as SQL;

  const claimPlanned = claiming(
    "planned",
    and(gt(deliveries.deadline, now), wanted(deliveries), not(mustWait)),
    {
      state: "sending",
      attempts: sql`${deliveries.attempts} + 1`,
      firstAttemptAt: sql`coalesce(${deliveries.firstAttemptAt}, ${now})`,
    },
  );
  const claimUnknown = claiming(
    "unknown",
    or(isNull(deliveries.leaseUntil), lte(deliveries.leaseUntil, now)),
    {},
  );

  /**
   * Prepares the claiming of served deliveries in `state` that are also `ripe`: earliest due first, and a digest before
   * others due at the same time. The caller's transaction makes this a compare-and-set.
   */
  function claiming(
    state: DeliveryState,
    ripe: SQL | undefined,
    change: SQLiteUpdateSetSource<typeof deliveries>,
  ) {
    const served = sql`(${deliveries.platform} in (select value from json_each(${sql.placeholder("whole")}))
      or (${deliveries.platform}, ${deliveries.workspace}) in
        (select value ->> 0, value ->> 1 from json_each(${sql.placeholder("named")}))
      or (${deliveries.platform}, part_of(${deliveries.workspace})) in
        (select value ->> 0, value ->> 1 from json_each(${sql.placeholder("parts")})))`;
    const keys = orm
      .select({ key: deliveries.key })
      .from(deliveries)
      .where(and(eq(deliveries.state, state), served, lte(deliveries.notBefore, now), ripe))
      .orderBy(asc(deliveries.dueAt), asc(deliveries.kind), asc(deliveries.key))
      .limit(sql.placeholder("limit"));
    return orm
      .update(deliveries)
      .set({ ...change, fence: sql`${deliveries.fence} + 1`, leaseUntil: given<number>("leaseUntil") })
      .where(inArray(deliveries.key, keys))
      .returning()
      .prepare();
  }

  function take(
    statement: ReturnType<typeof claiming>,
    served: readonly Served[],
    now: number,
    leaseMs: number,
    limit: number,
  ): Claim[] {
    const whole = served.flatMap(({ platform, workspaces, parts }) =>
      workspaces || parts ? [] : [platform],
    );
    const named = served.flatMap(({ platform, workspaces = [] }) => workspaces.map((id) => [platform, id]));
    const parts = served.flatMap(({ platform, parts = [] }) => parts.map((part) => [platform, part]));
    const leaseUntil = now + leaseMs;
    return statement
      .all({
        whole: JSON.stringify(whole),
        named: JSON.stringify(named),
        parts: JSON.stringify(parts),
        now,
        since: waitedForSince(now),
        leaseUntil,
        limit,
      })
      .sort((a, b) => a.dueAt - b.dueAt || compare(a.kind, b.kind) || compare(a.key, b.key))
      .map((row) => ({ delivery: deliveryOf(row, contents), fence: row.fence, leaseUntil }));
  }

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
      .where(and(eq(deliveries.state, "planned"), not(wanted(deliveries))))
      .run();
  }

  return {
    claimPlanned: async (served, now, leaseMs, limit) => {
      if (await none("planned")) return [];
      return write(() => {
        const claims = take(claimPlanned, served, now, leaseMs, limit);
        // This scans all planned deliveries, so run it only once, when there is no more to claim.
        if (claims.length < limit) tidy(now);
        return claims;
      });
    },
    claimUnknown: async (served, now, leaseMs, limit) => {
      if (await none("unknown")) return [];
      return write(() => take(claimUnknown, served, now, leaseMs, limit));
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
