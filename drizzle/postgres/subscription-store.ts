import { and, asc, eq, isNull } from "drizzle-orm";
import type { DueMove, Scheduled, SubscriptionStore } from "../../src/subscriptions/store.ts";
import { type SubscriptionRow, subscriptionOf } from "../shared/rows/subscription.ts";
import { columnsOf, inChannel } from "./connection/columns.ts";
import type { Database, Statement } from "./connection/database.ts";
import { subscriptions } from "./schema.ts";

type SubscriptionMethods = Omit<SubscriptionStore, "moveChannel">;

/** The column with the next due time, by kind. */
export const NEXT = { digest: "next_due_at", wrap: "next_wrap_at" } as const satisfies Record<
  Scheduled,
  string
>;

const due = (kind: Scheduled): Statement => ({
  name: `due_${kind}`,
  text: `select ${columnsOf(subscriptions, "s")} from subscriptions s
    where ${NEXT[kind]} <= $1
      and (${NEXT[kind]}, platform, workspace, channel) > ($3::bigint, $4::text, $5::text, $6::text)
    order by ${NEXT[kind]}, platform, workspace, channel limit $2`,
});
const move = (kind: Scheduled): Statement => ({
  name: `move_${kind}`,
  text: `update subscriptions s set ${NEXT[kind]} = moved.till
    from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
      as moved (platform, workspace, channel, since, till)
    where s.platform = moved.platform and s.workspace = moved.workspace and s.channel = moved.channel
      and s.${NEXT[kind]} = moved.since`,
});
const DUE = { digest: due("digest"), wrap: due("wrap") };
const MOVE = { digest: move("digest"), wrap: move("wrap") };

export function createSubscriptions({ ask, write }: Database): SubscriptionMethods {
  return {
    saveSubscription: ({ channel, team, settings, nextDueAt, nextWrapAt, createdBy, createdAt }) => {
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
      return ask(async ({ orm }) => {
        await orm
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
          });
      });
    },
    subscription: (channel) =>
      ask(async ({ orm }) => {
        const [row] = await orm.select().from(subscriptions).where(inChannel(subscriptions, channel));
        return row && subscriptionOf(row);
      }),
    subscriptions: (team) =>
      ask(async ({ orm }) => {
        const rows = await orm
          .select()
          .from(subscriptions)
          .where(team === undefined ? undefined : eq(subscriptions.team, team))
          .orderBy(asc(subscriptions.createdAt), asc(subscriptions.channel));
        return rows.map(subscriptionOf);
      }),
    deleteSubscription: (channel) =>
      ask(async ({ orm }) => {
        const { rowCount } = await orm.delete(subscriptions).where(inChannel(subscriptions, channel));
        return (rowCount ?? 0) > 0;
      }),
    disableSubscriptions: ({ platform, workspace, channel }, reason, at) =>
      ask(async ({ orm }) => {
        const rows = await orm
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
          .returning();
        return rows.map(subscriptionOf);
      }),
    moveDue: (moves) =>
      write(async (session) => {
        for (const kind of ["digest", "wrap"] as const) {
          const these = moves.filter((one) => one.kind === kind);
          if (these.length > 0) await session.run(MOVE[kind], columns(these));
        }
      }),
    dueSubscriptions: (kind, now, limit, after) =>
      ask(async (session) => {
        const time = (kind === "wrap" ? after?.nextWrapAt : after?.nextDueAt) ?? Number.MIN_SAFE_INTEGER;
        const { platform = "", workspace = "", id = "" } = after?.channel ?? {};
        const values = [now, limit, time, platform, workspace, id];
        return (await session.run<SubscriptionRow>(DUE[kind], values)).map(subscriptionOf);
      }),
  };
}

function columns(moves: readonly DueMove[]): readonly (readonly (string | number)[])[] {
  return [
    moves.map(({ channel }) => channel.platform),
    moves.map(({ channel }) => channel.workspace),
    moves.map(({ channel }) => channel.id),
    moves.map(({ from }) => from),
    moves.map(({ to }) => to),
  ];
}
