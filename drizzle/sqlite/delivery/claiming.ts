import {
  and,
  asc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  not,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import { alias, type SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import {
  type Claim,
  type DeliveryKind,
  type DeliveryState,
  OPEN_STATES,
  type Outbox,
} from "../../../src/delivery/outbox.ts";
import { IN_ORDER_MS, LAST_MINUTES_MS, waitedForSince } from "../../../src/delivery/retry-policy.ts";
import { deliveryOf } from "../../shared/rows/delivery.ts";
import { rangesOf } from "../../shared/served.ts";
import { channelIn, inChannel } from "../channel-columns.ts";
import type { Database } from "../connection/database.ts";
import { given } from "../connection/typed-placeholder.ts";
import { deliveries, subscriptions } from "../schema.ts";
import type { Contents } from "./message-content.ts";

/**
 * Kinds only subscribers want, besides posts for single papers and news: they are dropped if the channel unsubscribes
 * or is disabled.
 */
const FOR_SUBSCRIBERS: readonly DeliveryKind[] = ["digest", "wrap", "risers"];

type Asked = Parameters<Outbox["claimPlanned"]>;

/** Decides which deliveries are ripe, and claims them. Call it within a transaction. */
export function createClaiming({ orm }: Pick<Database, "orm">, contents: Contents) {
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
        (select value ->> 0, value ->> 1 from json_each(${sql.placeholder("workspaces")}))
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

  function take(statement: ReturnType<typeof claiming>, ...[served, now, leaseMs, limit]: Asked): Claim[] {
    const { whole, workspaces, parts } = rangesOf(served);
    const leaseUntil = now + leaseMs;
    return statement
      .all({
        whole: JSON.stringify(whole),
        workspaces: JSON.stringify(workspaces),
        parts: JSON.stringify(parts),
        now,
        since: waitedForSince(now),
        leaseUntil,
        limit,
      })
      .sort((a, b) => a.dueAt - b.dueAt || compare(a.kind, b.kind) || compare(a.key, b.key))
      .map((row) => ({ delivery: deliveryOf(row, contents), fence: row.fence, leaseUntil }));
  }

  return {
    planned: (...asked: Asked) => take(claimPlanned, ...asked),
    unknown: (...asked: Asked) => take(claimUnknown, ...asked),
    /** True for deliveries that nobody wants any more. */
    unwanted: not(wanted(deliveries)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
