import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import type { Scheduled, SubscriptionStore } from "../../src/subscriptions/store.ts";
import { subscriptionOf } from "../shared/rows/subscription.ts";
import { inChannel } from "./channel-columns.ts";
import type { Database } from "./connection/database.ts";
import { subscriptions } from "./schema.ts";

type SubscriptionMethods = Pick<
  SubscriptionStore,
  | "saveSubscription"
  | "subscription"
  | "subscriptions"
  | "deleteSubscription"
  | "disableSubscriptions"
  | "moveDue"
  | "dueSubscriptions"
>;

/** The column with the next due time, by kind. */
export const NEXT = {
  digest: subscriptions.nextDueAt,
  wrap: subscriptions.nextWrapAt,
} as const satisfies Record<Scheduled, unknown>;

export function createSubscriptions({ orm, read, write }: Database): SubscriptionMethods {
  const dueBy = (time: (typeof NEXT)[Scheduled]) => {
    const { platform, workspace, channel } = subscriptions;
    const after = ["time", "platform", "workspace", "channel"].map((name) => sql.placeholder(name));
    return orm
      .select()
      .from(subscriptions)
      .where(
        and(
          lte(time, sql.placeholder("now")),
          sql`(${time}, ${platform}, ${workspace}, ${channel}) > (${sql.join(after, sql`, `)})`,
        ),
      )
      .orderBy(asc(time), asc(platform), asc(workspace), asc(channel))
      .limit(sql.placeholder("limit"))
      .prepare();
  };
  const due = { digest: dueBy(NEXT.digest), wrap: dueBy(NEXT.wrap) };
  return {
    saveSubscription: ({ channel, team, settings, nextDueAt, nextWrapAt, createdBy, createdAt }) =>
      write(() => {
        const facts = {
          team,
          settings,
          nextDueAt: nextDueAt ?? null,
          nextWrapAt: nextWrapAt ?? null,
          createdBy,
          createdAt,
          disabledReason: null,
          disabledAt: null,
        };
        orm
          .insert(subscriptions)
          .values({
            platform: channel.platform,
            workspace: channel.workspace,
            channel: channel.id,
            ...facts,
          })
          .onConflictDoUpdate({
            target: [subscriptions.platform, subscriptions.workspace, subscriptions.channel],
            set: facts,
          })
          .run();
      }),
    subscription: (channel) =>
      read(() => {
        const row = orm.select().from(subscriptions).where(inChannel(subscriptions, channel)).get();
        return row && subscriptionOf(row);
      }),
    subscriptions: (team) =>
      read(() =>
        orm
          .select()
          .from(subscriptions)
          .where(team === undefined ? undefined : eq(subscriptions.team, team))
          .orderBy(asc(subscriptions.createdAt), asc(subscriptions.channel))
          .all()
          .map(subscriptionOf),
      ),
    deleteSubscription: (channel) =>
      write(() => orm.delete(subscriptions).where(inChannel(subscriptions, channel)).run().changes > 0),
    disableSubscriptions: ({ platform, workspace, channel }, reason, at) =>
      write(() =>
        orm
          .update(subscriptions)
          .set({ disabledReason: reason, disabledAt: at, nextDueAt: null, nextWrapAt: null })
          .where(
            and(
              eq(subscriptions.platform, platform),
              eq(subscriptions.workspace, workspace),
              channel === undefined ? undefined : eq(subscriptions.channel, channel),
              isNull(subscriptions.disabledAt),
            ),
          )
          .returning()
          .all()
          .map(subscriptionOf),
      ),
    moveDue: (moves) =>
      write(() => {
        for (const { channel, kind, from, to } of moves)
          orm
            .update(subscriptions)
            .set(kind === "wrap" ? { nextWrapAt: to } : { nextDueAt: to })
            .where(and(inChannel(subscriptions, channel), eq(NEXT[kind], from)))
            .run();
      }),
    dueSubscriptions: (kind, now, limit, after) =>
      read(() => {
        const time = (kind === "wrap" ? after?.nextWrapAt : after?.nextDueAt) ?? Number.MIN_SAFE_INTEGER;
        const { platform = "", workspace = "", id: channel = "" } = after?.channel ?? {};
        return due[kind].all({ now, limit, time, platform, workspace, channel }).map(subscriptionOf);
      }),
  };
}
